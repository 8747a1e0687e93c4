/** A proposal's archive over HTTP: for a member with its history, for others without, and checked without the server. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkArchive } from '#server/store/verify/archive.ts'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

const root = join(import.meta.dirname, '..', '..')

let server: TestServer
let secretary: Account
let notaries: Members
let others: Members
let proposal: string
let shown: string
let hidden: string
const folder = mkdtempSync(join(tmpdir(), 'usynys-archive-'))

beforeAll(async () => {
  server = await startServer()
  let text: Json
  ;({ secretary, text } = await publishedText(server.url))
  notaries = await newGroup(secretary, 'Палата нотариусов')
  others = await newGroup(secretary, 'Союз судей')
  const started = { textId: text.id, groupId: notaries.group.id, title: 'О правах' }
  proposal = expectStatus(await notaries.drafter.post('/api/proposals', started), 201).id
  const suggestion = (by: Account, body: Json) => by.post(`/api/proposals/${proposal}/suggestions`, body)
  const wording = { ru: 'Права охраняет независимый суд.' }
  const open = { op: 'replace', unit: 'art_2__para_2', wording, reason: { ru: 'Так яснее.' } }
  shown = expectStatus(
    await suggestion(notaries.contributor, { ...open, wording: { ru: 'Тайные слова.' } }),
    201,
  ).id
  await notaries.contributor.patch(`/api/suggestions/${shown}`, { state: 'draft' })
  expectStatus(
    await notaries.contributor.patch(`/api/suggestions/${shown}`, { wording: { ru: 'Ещё тайные.' } }),
    200,
  )
  expectStatus(await notaries.contributor.patch(`/api/suggestions/${shown}`, { state: 'open' }), 200)
  expectStatus(await notaries.contributor.patch(`/api/suggestions/${shown}`, { wording }), 200)
  hidden = expectStatus(await suggestion(notaries.contributor, { op: 'delete', unit: 'art_3' }), 201).id
  expectStatus(await notaries.contributor.patch(`/api/suggestions/${hidden}`, { state: 'draft' }), 200)
  const decision = { outcome: 'agreed', reason: 'внутреннее' }
  expectStatus(await notaries.chair.post(`/api/suggestions/${shown}/decision`, decision), 201)
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const archive = async (by: Account): Promise<Record<string, Uint8Array>> => {
  const reply = await by.raw('GET', `/api/proposals/${proposal}/export/archive.zip`)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/zip'])
  return unzipSync(new Uint8Array(await reply.arrayBuffer()))
}
const rowsOf = (files: Record<string, Uint8Array>, id: string): Json[] =>
  strFromU8(files[`history/rooms/suggestion-${id}.ndjson`]!)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

test('[EXPORT-6] a member has every file and the history, without private words of others', async () => {
  const files = await archive(notaries.observer)
  const names = Object.keys(files)
  for (const name of [
    'README.txt',
    'proposal.json',
    'text.json',
    'suggestions.json',
    'threads.json',
    'files/comparison-ru-kk.docx',
    'files/agreed-kk.pdf',
    'files/agreed-ru.xml',
    'files/voting-ru.xlsx',
    'history/trail.json',
    'history/heads.json',
    `history/rooms/proposal-${proposal}.ndjson`,
  ])
    expect(names).toContain(name)
  expect(names.filter((name) => name.includes(hidden))).toEqual([])
  const everything = Object.entries(files)
    .filter(([name]) => !/\.(docx|xlsx|pdf)$/.test(name))
    .map(([, body]) => strFromU8(body))
    .join('\n')
  expect(everything).not.toContain(hidden)
  const rows = rowsOf(files, shown)
  const words = rows.map(({ update = '' }) => Buffer.from(update, 'base64').toString('utf8')).join('\n')
  expect(rows.some(({ withheld }) => withheld)).toBe(true)
  expect(words).toContain('независимый')
  expect(words).not.toMatch(/тайны/i)
  expect(checkArchive(zipSync(files))).toMatchObject({ documents: 2, findings: [] })
})

test('[EXPORT-6] the author has their own words, and the whole log follows', async () => {
  const files = await archive(notaries.contributor)
  expect(Object.keys(files)).toContain(`history/rooms/suggestion-${hidden}.ndjson`)
  expect(rowsOf(files, shown).some(({ withheld }) => withheld)).toBe(false)
  expect(checkArchive(zipSync(files))).toMatchObject({ documents: 3, withheld: 0, findings: [] })
})

test('[EXPORT-6] a changed, missing or foreign row is found, by the command as well', async () => {
  const files = await archive(notaries.contributor)
  const name = `history/rooms/suggestion-${shown}.ndjson`
  const rows = rowsOf(files, shown)
  const tampered = (changed: readonly Json[]) =>
    zipSync({ ...files, [name]: strToU8(changed.map((row) => `${JSON.stringify(row)}\n`).join('')) })
  const where = { where: `suggestion/${shown}` }
  const forged = rows.map((row, at) => (at === 1 ? { ...row, author: 'somebody' } : row))
  expect(checkArchive(tampered(forged)).findings).toMatchObject([{ ...where, seq: 2 }])
  expect(checkArchive(tampered(rows.slice(0, -1))).findings).toMatchObject([where])
  expect(checkArchive(tampered(rows.filter((_, at) => at !== 1))).findings).toMatchObject([where])

  const checked = async (bytes: Uint8Array) => {
    const path = join(folder, 'archive.zip')
    writeFileSync(path, bytes)
    const args = [join(root, 'tools', 'run.mjs'), 'verifyHistory', '--archive', path]
    return promisify(execFile)(process.execPath, args, { cwd: root }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    )
  }
  expect(await checked(zipSync(files))).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('is intact'),
  })
  expect(await checked(tampered(forged))).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('BROKEN'),
  })
})

test('[EXPORT-6] others have what they may see and no history; nobody has what is not shown to them', async () => {
  const unseen = await others.chair.raw('GET', `/api/proposals/${proposal}/export/archive.zip`)
  expect(unseen.status).toBe(404)
  expectStatus(await notaries.chair.post(`/api/proposals/${proposal}/share`, { all: true }), 200)
  const files = await archive(others.observer)
  expect(Object.keys(files).filter((name) => /^(history|versions)\//.test(name))).toEqual([])
  const everything = Object.entries(files)
    .filter(([name]) => !/\.(docx|xlsx|pdf)$/.test(name))
    .map(([, body]) => strFromU8(body))
    .join('\n')
  expect(everything).toContain('независимый суд')
  expect(everything).not.toContain('внутреннее')
  expect(everything).not.toContain(notaries.contributor.id)
  expect(() => checkArchive(zipSync(files))).toThrow(/holds no history/)
})
