/** From a real text to its two exports, over HTTP, on a real server. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, setUp } from '#tests/support/account.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

const file = join(import.meta.dirname, '../../../shared/data/kz/kz-1995-constitution.en.txt')

let server: TestServer
let secretary: Account
beforeAll(async () => {
  server = await startServer()
  secretary = await setUp(server.url)
})
afterAll(async () => {
  expect(await server.stop()).toBe(0)
})

test.skipIf(!existsSync(file))(
  'a suggestion to article 9 of the Constitution of Kazakhstan of 1995 is agreed and stands in both exports (skipped without ../shared)',
  async () => {
    const source = readFileSync(file, 'utf8')
    const published = await secretary.post('/api/texts', {
      title: { en: 'The Constitution of the Republic of Kazakhstan' },
      lang: 'en',
      format: 'text',
      source,
    })
    const text = expectStatus(published, 201)
    const article = (await secretary.get(`/api/texts/${text.id}`)).body.units
      .flatMap(function all(unit: { children: unknown[] }): unknown[] {
        return [unit, ...unit.children.flatMap(all as never)]
      })
      .find((unit: { eId: string }) => unit.eId === 'art_9')
    const paragraph = article.children[0]

    const group = expectStatus(await secretary.post('/api/groups', { name: 'Union of judges' }), 201)
    const proposal = expectStatus(
      await secretary.post('/api/proposals', { textId: text.id, groupId: group.id, title: 'State symbols' }),
      201,
    )
    const wording = 'The state symbols of the Republic are the flag, the emblem and the anthem.'
    const made = expectStatus(
      await secretary.post(`/api/proposals/${proposal.id}/suggestions`, {
        op: 'replace',
        unit: paragraph.eId,
        wording: { en: wording },
        reason: { en: 'One sentence says it.' },
      }),
      201,
    )

    const { items } = expectStatus(await secretary.get(`/api/texts/${text.id}/suggestions?unit=art_9`), 200)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      id: made.id,
      article: 'art_9',
      citation: { en: 'article 9' },
      reason: { en: 'One sentence says it.' },
      state: 'open',
      collidesWith: [],
    })
    expect(items[0].before.en[0].text).toBe(paragraph.text.en)
    expect(items[0].after.en[0].text).toBe(wording)

    expectStatus(
      await secretary.post(`/api/suggestions/${made.id}/decision`, {
        level: 'group',
        outcome: 'agreed',
        reason: 'Clear.',
        wordingHash: items[0].wordingHash,
      }),
      201,
    )
    const agreed = expectStatus(await secretary.get(`/api/proposals/${proposal.id}/agreed?lang=en`), 200)
    expect(agreed.applied).toEqual([made.id])
    expect(agreed.collisions).toEqual([])
    expect(JSON.stringify(agreed.units)).toContain(wording)

    const exported = async (name: string) =>
      secretary.raw('GET', `/api/proposals/${proposal.id}/export/${name}?lang=en`)
    expect(await (await exported('agreed.md')).text()).toContain(wording)
    expect(await (await exported('agreed.html')).text()).toContain(wording)
    const html = await (await exported('comparison.html')).text()
    expect(html).toContain('article 9')
    expect(html).toContain('One sentence says it.')
    const docx = await exported('comparison.docx')
    expect(docx.headers.get('content-disposition')).toContain('comparison-en.docx')
    const parts = unzipSync(new Uint8Array(await docx.arrayBuffer()))
    const document = strFromU8(parts['word/document.xml']!).replace(/<[^>]+>/g, '')
    expect(document).toContain('taken into account')
    expect(document).toContain('One sentence says it.')
  },
)
