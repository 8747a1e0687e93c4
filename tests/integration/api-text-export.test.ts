/** The commission's table over HTTP: all groups on one text, for everybody what they may see, fast and in little memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportedJson } from '#shared/api/exports.ts'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { commissionTable, memoryOf, suggestionsIn } from '#tests/support/commissionTable.ts'
import { openDocx } from '#tests/support/docx.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'usynys-table-'))
let server: TestServer
let secretary: Account
let text: Json
let notaries: Members
let judges: Members

beforeAll(async () => {
  server = await startServer({ dataDir })
  ;({ secretary, text } = await publishedText(server.url))
  notaries = await newGroup(secretary, 'Палата нотариусов')
  judges = await newGroup(secretary, 'Союз судей')
})
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const suggest = async ({ drafter }: Members, proposal: string, body: Json): Promise<string> =>
  expectStatus(await drafter.post(`/api/proposals/${proposal}/suggestions`, body), 201).id
const decide = async (by: Account, id: string, body: Json) =>
  expectStatus(await by.post(`/api/suggestions/${id}/decision`, body), 201)
const proposalOf = async ({ drafter, group }: Members, title: string): Promise<string> =>
  expectStatus(await drafter.post('/api/proposals', { textId: text.id, groupId: group.id, title }), 201).id

const table = async (by: Account, format: string, query = 'lang=ru') =>
  by.raw('GET', `/api/texts/${text.id}/export/comparison.${format}?${query}`)
const rows = async (by: Account): Promise<Json[]> =>
  (exportedJson.parse(await (await table(by, 'json')).json()) as Json).rows.ru

const reason = { ru: 'Так яснее.' }

test('[EXPORT-5] holds what the reader may see of all groups, in the order of the text', async () => {
  const first = await proposalOf(notaries, 'О правах')
  const second = await proposalOf(judges, 'О суде')
  const court = await suggest(judges, second, {
    op: 'replace',
    unit: 'art_3__al_1',
    wording: { ru: 'Правосудие осуществляет суд.' },
    reason,
  })
  const rights = await suggest(notaries, first, {
    op: 'replace',
    unit: 'art_2__para_2',
    wording: { ru: 'Права охраняет независимый суд.' },
    reason,
  })
  const rejected = await suggest(notaries, first, { op: 'delete', unit: 'art_1__para_1', reason })
  await decide(notaries.chair, rights, { outcome: 'agreed', reason: 'внутреннее' })
  await decide(notaries.chair, rejected, { outcome: 'rejected', reason: 'нет' })
  await decide(judges.chair, court, { outcome: 'agreed', reason: '' })

  expect(await rows(secretary)).toEqual([])
  expect((await rows(judges.observer)).map(({ suggestion }) => suggestion)).toEqual([court])
  expect((await rows(notaries.observer)).map(({ suggestion }) => suggestion)).toEqual([rejected, rights])

  for (const [members, id] of [
    [notaries, first],
    [judges, second],
  ] as const) {
    expectStatus(await members.chair.post(`/api/proposals/${id}/lock`), 200)
    expectStatus(await members.chair.post(`/api/proposals/${id}/submit`), 200)
  }
  await decide(secretary, court, { level: 'commission', outcome: 'rejected', reason: 'Уже в законе.' })

  const seen = await rows(secretary)
  expect(seen.map(({ suggestion, author, element }) => [suggestion, author, element])).toEqual([
    [rights, 'Палата нотариусов', 'пункт 2 статьи 2'],
    [court, 'Союз судей', 'статья 3'],
  ])
  expect(seen.map(({ outcome }) => outcome)).toEqual([
    { outcome: 'agreed', text: 'учтено', reason: '' },
    { outcome: 'rejected', text: 'не учтено', reason: 'Уже в законе.' },
  ])
  expect(JSON.stringify(await (await table(judges.observer, 'html')).text())).not.toContain('внутреннее')

  for (const format of ['docx', 'pdf', 'html', 'md', 'xlsx']) {
    const reply = await table(secretary, format, 'lang=kk,ru')
    expect([format, reply.status, reply.headers.get('content-disposition')]).toEqual([
      format,
      200,
      `attachment; filename="comparison-kk-ru.${format}"`,
    ])
  }
})

test('[EXPORT-5] there is no other kind of a whole text, and none for who is not signed in or of no text', async () => {
  const other = await secretary.raw('GET', `/api/texts/${text.id}/export/agreed.docx`)
  expect([other.status, (await other.json()).code]).toEqual([404, 'no-such-export'])
  const missing = await secretary.raw('GET', '/api/texts/none/export/comparison.docx')
  expect(missing.status).toBe(404)
  const nobody = await fetch(`${server.url}/api/texts/${text.id}/export/comparison.docx`)
  expect(nobody.status).toBe(401)
})

test('120 suggestions over 40 articles by 6 groups: a Word file in 5 s and 400 MB', async () => {
  const path = await commissionTable(secretary)
  // The memory that making 120 suggestions took is none of the export's: the server starts afresh.
  await server.stop()
  server = await startServer({ dataDir, port: server.port })
  const idle = memoryOf(server.pid, 'VmRSS')
  const before = performance.now()
  const reply = await secretary.raw('GET', `${path}.docx?lang=ru`)
  const file = new Uint8Array(await reply.arrayBuffer())
  const ms = Math.round(performance.now() - before)
  const peak = memoryOf(server.pid, 'VmHWM')
  process.stdout.write(
    `${suggestionsIn} suggestions over 40 articles: ${ms} ms, ${peak} MB at most (${idle} MB before), ${file.length} bytes\n`,
  )
  expect(reply.status).toBe(200)
  expect(openDocx(file).text.match(/Обоснование \d+\./g)).toHaveLength(suggestionsIn)
  expect(ms).toBeLessThan(5_000)
  expect(peak).toBeLessThan(400)
}, 60_000)
