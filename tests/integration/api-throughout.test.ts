/** Replacing a term throughout a text over HTTP: hits, the bundle, deciding on its members, the formula of the act. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let members: Members
let text: Json
let secretary: Account

beforeAll(async () => {
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
  members = await newGroup(secretary, 'Палата нотариусов')
})
afterAll(() => server.stop())

const terms = { from: { ru: 'суд', kk: 'сот' }, to: { ru: 'трибунал', kk: 'трибунал' } }
const newProposal = async (): Promise<string> =>
  expectStatus(
    await members.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: members.group.id,
      title: 'Термины',
    }),
    201,
  ).id
const agree = async (id: string) =>
  expectStatus(await members.chair.post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' }), 201)
const act = async (proposal: string, lang: string): Promise<string> =>
  (await members.observer.raw('GET', `/api/proposals/${proposal}/export/amending.md?lang=${lang}`)).text()

test('[TERM-1] a preview tells every hit with its clause and stores nothing', async () => {
  const proposal = await newProposal()
  const path = `/api/proposals/${proposal}/throughout`
  const preview = expectStatus(await members.contributor.post(path, { ...terms, preview: true }), 200)
  const told = preview.hits.map(
    (hit: Json) => `${hit.lang} ${hit.unit} ${hit.type}: ${hit.found} → ${hit.by}`,
  )
  expect(told).toEqual([
    'ru art_2__para_2 form: судом → трибуналом',
    'kk art_2__para_2 exact: сот → трибунал',
    'ru art_3 form: Суд → Трибунал',
    'kk art_3 form: Сот → Трибунал',
    'ru art_3__al_1 form: судом → трибуналом',
    'kk art_3__al_1 form: Сот → Трибунал',
    'kk art_3__al_1 exact: сот → трибунал',
  ])
  expect(preview.citations.art_2__para_2).toEqual({ ru: 'пункт 2 статьи 2', kk: '2-баптың 2-тармағы' })
  expect(expectStatus(await members.observer.get(path), 200).items).toEqual([])
  expect((await members.observer.post(path, terms)).status).toBe(403)
  expect((await members.contributor.post(path, { from: { ru: 'суд' }, to: {} })).body.code).toBe(
    'bad-request',
  )
  const absent = { from: { ru: 'вече' }, to: { ru: 'совет' } }
  expect((await members.contributor.post(path, absent)).body.code).toBe('term-not-found')
})

test('[TERM-3] a bundle has a member a clause, in both languages, each decided by itself', async () => {
  const proposal = await newProposal()
  const path = `/api/proposals/${proposal}/throughout`
  const { hits } = expectStatus(await members.contributor.post(path, { ...terms, preview: true }), 200)
  const chosen = hits.filter((hit: Json) => hit.unit !== 'art_3')
  const request = { ...terms, id: randomUUID(), hits: chosen, reason: { ru: 'Единый термин.' } }
  const made = expectStatus(await members.contributor.post(path, request), 201)
  const again = expectStatus(await members.contributor.post(path, request), 201)
  expect(again.suggestions.map(({ id }: Json) => id)).toEqual(made.suggestions.map(({ id }: Json) => id))
  expect(made.bundle).toMatchObject({ from: terms.from, to: terms.to })
  const [para, alinea] = made.suggestions
  expect(made.suggestions.map(({ unit }: Json) => unit)).toEqual(['art_2__para_2', 'art_3__al_1'])
  expect(para.bundle).toBe(made.bundle.id)
  expect(para.after.ru[0].text).toBe('Права охраняются трибуналом.')
  expect(para.after.kk[0].text).toBe('Құқықтарды трибунал қорғайды.')
  expect(para.reason.ru).toBe('Единый термин.')
  expect(alinea.after.kk[0].text).toBe('Трибунал төрелігін тек қана трибунал жүзеге асырады.')
  expect(alinea.outOfStep).toEqual([])
  await agree(para.id)
  expect(await act(proposal, 'ru')).toContain('слово «судом» заменить словом «трибуналом»')
  expect(await act(proposal, 'ru')).not.toContain('по всему тексту')
  const listed = expectStatus(await members.observer.get(path), 200).items
  expect(listed.map(({ suggestions }: Json) => suggestions.length)).toEqual([2])
})

test('[TERM-4] one formula where every hit in the text is agreed and identical, in each language by itself', async () => {
  const proposal = await newProposal()
  const path = `/api/proposals/${proposal}/throughout`
  const words = { from: { ru: 'судом', kk: 'сот' }, to: { ru: 'трибуналом', kk: 'трибунал' } }
  const { suggestions } = expectStatus(await members.contributor.post(path, words), 201)
  await agree(suggestions[0].id)
  expect(await act(proposal, 'ru')).not.toContain('по всему тексту')
  for (const { id } of suggestions.slice(1)) await agree(id)
  expect(await act(proposal, 'ru')).toContain('по всему тексту слово «судом» заменить словом «трибуналом»')
  expect(await act(proposal, 'kk')).toContain(
    'бүкіл мәтін бойынша «сот» деген сөз «трибунал» деген сөзбен ауыстырылсын',
  )
})

test('a hit that is not there is refused, and another’s bundle is not taken over', async () => {
  const proposal = await newProposal()
  const path = `/api/proposals/${proposal}/throughout`
  const nowhere = [{ lang: 'ru', unit: 'art_1', part: 'text', start: 0, by: 'x' }]
  expect((await members.contributor.post(path, { ...terms, hits: nowhere })).body.code).toBe('bad-request')
  const id = randomUUID()
  expectStatus(await members.contributor.post(path, { ...terms, id }), 201)
  expect((await members.drafter.post(path, { ...terms, id })).body.code).toBe('id-taken')
})
