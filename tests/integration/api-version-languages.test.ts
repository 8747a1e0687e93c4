/** The next version of a text in several languages, published in one step; open pages hear of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, type Json } from '#tests/support/account.ts'
import { kazakh, type Members, newGroup, publishedText, russian, type Scene } from '#tests/support/group.ts'
import { clientIn } from '#tests/support/scribes.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

let server: TestServer
let scene: Scene
let members: Members

beforeAll(async () => {
  server = await startServer()
  scene = await publishedText(server.url)
  members = await newGroup(scene.secretary, 'Адвокаты')
})
afterAll(async () => {
  expect(await server.stop()).toBe(0)
})

const next = {
  ru: russian.replace('защиту персональных данных', 'защиту своих данных'),
  kk: kazakh.replace('Мемлекет тілі – қазақ тілі.', 'Мемлекеттік тіл – қазақ тілі.'),
}
const unitOf = (units: readonly Json[], eId: string): Json | undefined =>
  units
    .map((unit) => (unit.eId === eId ? unit : unitOf(unit.children, eId)))
    .find((found) => found !== undefined)

test('[VERSION-7] two languages, each from a file of its own, are read, paired and published in one step; open pages hear of it', async () => {
  const { secretary, text } = scene
  const proposal = expectStatus(
    await members.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: members.group.id,
      title: 'Поправки',
    }),
    201,
  )
  const onProposal = clientIn(server, members.observer, `proposal/${proposal.id}`)
  const onText = clientIn(server, members.observer, `text/${text.id}`)
  await until('both pages are there', () => onProposal.accesses.length > 0 && onText.accesses.length > 0)

  const path = `/api/texts/${text.id}/versions`
  const send = async (fields: Record<string, unknown>): Promise<{ status: number; body: Json }> => {
    const form = new FormData()
    form.set('file', new File([next.ru], 'ru.txt'))
    form.set('file:kk', new File([next.kk], 'kk.txt'))
    for (const [key, value] of Object.entries(fields))
      form.set(key, typeof value === 'string' ? value : JSON.stringify(value))
    const reply = await secretary.raw('POST', path, form)
    return { status: reply.status, body: (await reply.json()) as Json }
  }
  const further = [{ lang: 'kk', title: 'Жоба' }]
  const preview = await send({ lang: 'ru', further, preview: 'true' })
  expect(preview).toMatchObject({
    status: 200,
    body: {
      stored: false,
      languages: ['ru', 'kk'],
      articles: { changed: 2, unchanged: 1 },
      further: [{ lang: 'kk', report: { missingInOther: [], onlyInOther: [] }, doubts: [] }],
    },
  })
  expect(preview.body.further[0].pairs).toHaveLength(11)
  expect(expectStatus(await secretary.get(`/api/texts/${text.id}`), 200).version).toBe(1)

  const alone = [{ lang: 'kk', alignment: [{ base: 'art_3' }] }]
  const mended = await send({ lang: 'ru', further: alone, preview: 'true' })
  expect(mended.body.further[0].report.missingInOther).toEqual(['art_3'])

  const done = await send({ lang: 'ru', further })
  expect(done).toMatchObject({
    status: 201,
    body: { stored: true, version: 2, languages: ['ru', 'kk'], title: { kk: 'Жоба' } },
  })
  const published = expectStatus(await secretary.get(`/api/texts/${text.id}`), 200)
  expect(unitOf(published.units, 'art_1__para_2')?.text).toEqual({
    ru: 'Языком государства является казахский язык.',
    kk: 'Мемлекеттік тіл – қазақ тілі.',
  })
  for (const page of [onProposal, onText])
    await until('an open page hears of the version', () =>
      page.changes.some(({ rows }) =>
        rows.some(({ type, row }) => type === 'text' && (row as Json).version === 2),
      ),
    )
  for (const page of [onProposal, onText]) page.destroy()
})

test('[VERSION-7] a language is brought once, and what cannot be read stores nothing', async () => {
  const { secretary, text } = scene
  const path = `/api/texts/${text.id}/versions`
  const before = expectStatus(await secretary.get(`/api/texts/${text.id}`), 200).version
  const publish = (further: Json[]) => secretary.post(path, { lang: 'ru', source: next.ru, further })
  const twice = await publish([{ lang: 'ru', source: next.ru }])
  expect([twice.status, twice.body.code]).toEqual([409, 'language-exists'])
  expect((await publish([{ lang: 'kk', source: 'Жай сөз.' }])).body.code).toBe('no-article')
  expect((await publish([{ lang: 'kk', source: next.kk, alignment: [{ other: 'art_99' }] }])).status).toBe(
    422,
  )
  expect(expectStatus(await secretary.get(`/api/texts/${text.id}`), 200).version).toBe(before)
})
