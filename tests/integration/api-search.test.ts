/** Searching over HTTP: what each reader finds, and that nothing else shows in what is found. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, type Json, signUp } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let secretary: Account
let text: Json
let ours: Members
let theirs: Members
let stranger: Account
let proposal: Json
let agreed: Json
let open: Json

const search = async (by: Account, q: string, more = ''): Promise<readonly Json[]> =>
  expectStatus(await by.get(`/api/search?q=${encodeURIComponent(q)}${more}`), 200).items

const kinds = async (by: Account, q: string, more = ''): Promise<readonly string[]> =>
  (await search(by, q, more)).map(({ kind }) => kind).sort()

const suggest = async (by: Account, body: Json): Promise<Json> =>
  expectStatus(await by.post(`/api/proposals/${proposal.id}/suggestions`, body), 201)

const comment = async (body: string, audience: string): Promise<Json> =>
  expectStatus(
    await ours.chair.post(`/api/proposals/${proposal.id}/threads`, { unit: 'art_2', audience, body }),
    201,
  )

beforeAll(async () => {
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
  ours = await newGroup(secretary, 'Chamber of notaries')
  theirs = await newGroup(secretary, 'Union of judges')
  stranger = await signUp(server.url, 'Stranger')
  proposal = expectStatus(
    await ours.drafter.post('/api/proposals', { textId: text.id, groupId: ours.group.id, title: 'О словах' }),
    201,
  )
  agreed = await suggest(ours.contributor, {
    op: 'replace',
    unit: 'art_1__para_1',
    wording: { ru: 'Республика зеленеет.', kk: 'Республика жасыл.' },
    reason: { ru: 'Весна пришла.' },
  })
  open = await suggest(ours.contributor, {
    op: 'replace',
    unit: 'art_1__para_2',
    wording: { ru: 'Луга зеленеют.' },
    reason: { ru: 'Весной.' },
  })
  expectStatus(
    await ours.drafter.patch(`/api/proposals/${proposal.id}`, { note: { ru: 'Записка о зелени.' } }),
    200,
  )
  await comment('Беседа для своих', 'group')
  await comment('Беседа для всех', 'shared')
  expectStatus(await ours.chair.post(`/api/suggestions/${agreed.id}/decision`, { outcome: 'agreed' }), 201)
})
afterAll(() => server.stop())

test('[SEARCH-1] the group finds all of its own, others nothing of it', async () => {
  expect(await kinds(ours.observer, 'беседа')).toEqual(['comment', 'comment'])
  expect(await kinds(ours.observer, 'зеленеет')).toEqual(['wording', 'wording'])
  expect(await kinds(ours.observer, 'записка зелени')).toEqual(['note'])
  expect(await kinds(ours.observer, 'весна')).toEqual(['reason', 'reason'])
  for (const other of [theirs.chair, stranger, secretary])
    for (const q of ['беседа', 'зеленеет', 'записка', 'весна', 'жасыл'])
      expect(await search(other, q)).toEqual([])
  expect((await theirs.chair.get(`/api/search?q=x&proposal=${proposal.id}`)).status).toBe(404)
})

test('[SEARCH-1] a private draft is found by its authors alone', async () => {
  const draft = await suggest(ours.contributor, {
    op: 'replace',
    unit: 'art_3',
    wording: { ru: 'Тайник.' },
  })
  expectStatus(await ours.contributor.patch(`/api/suggestions/${draft.id}`, { state: 'draft' }), 200)
  expect(await kinds(ours.contributor, 'тайник')).toEqual(['wording'])
  for (const other of [ours.chair, ours.drafter, theirs.chair])
    expect(await search(other, 'тайник')).toEqual([])
  expectStatus(await ours.contributor.patch(`/api/suggestions/${draft.id}`, { state: 'withdrawn' }), 200)
})

test('[SEARCH-4] a result says where it is, with marks on the found words and a page that shows it', async () => {
  const [found] = await search(ours.observer, 'республика жасыл')
  expect(found).toMatchObject({
    kind: 'wording',
    cited: false,
    lang: 'kk',
    suggestion: agreed.id,
    unit: 'art_1__para_1',
    proposal: { id: proposal.id, title: 'О словах', group: { id: ours.group.id } },
    citation: {
      ru: 'пункт 1 статьи 1',
      kk: '1-баптың 1-тармағы',
      en: 'paragraph 1 of article 1',
    },
    path: `/proposals/${proposal.id}?lang=kk&unit=art_1__para_1&suggestion=${agreed.id}`,
  })
  const { text: words, marks } = found.snippet
  expect(marks.map(({ start, end }: Json) => words.slice(start, end))).toEqual(['Республика', 'жасыл'])
})

test('[SEARCH-3] the nearest first, in pages', async () => {
  const all = await search(stranger, 'право')
  expect(all.length).toBeGreaterThan(1)
  const first = expectStatus(await stranger.get('/api/search?q=право&limit=1'), 200)
  expect(first.items).toEqual([all[0]])
  const second = expectStatus(await stranger.get(`/api/search?q=право&limit=1&after=${first.next}`), 200)
  expect(second.items).toEqual([all[1]])
})

test('[SEARCH-5] a citation leads to its unit, in each language', async () => {
  for (const q of [
    'ст. 2 п. 1 пп. 2',
    'подпункт 2) пункта 1 статьи 2',
    '2-баптың 1-тармағының 2) тармақшасы',
    'art 2 para 1 point 2',
  ]) {
    const [first] = await search(stranger, q)
    expect([q, first.cited, first.unit]).toEqual([q, true, 'art_2__para_1__point_2'])
    expect(first.path).toBe(`/texts/${text.id}?lang=${first.lang}#art_2__para_1__point_2`)
  }
  const [inside] = await search(ours.observer, 'ст. 2', `&proposal=${proposal.id}&lang=ru`)
  expect(inside.path).toBe(`/proposals/${proposal.id}?lang=ru&unit=art_2`)
})

test('[SEARCH-6] what was typed just now is found, in its language and its text', async () => {
  expectStatus(
    await ours.chair.post(`/api/proposals/${proposal.id}/threads`, { unit: 'art_3', body: 'Свежесть' }),
    201,
  )
  expect(await kinds(ours.observer, 'свежесть')).toEqual(['comment'])
  expect(await kinds(ours.observer, 'зеленеет', '&lang=kk')).toEqual([])
  expect(await kinds(ours.observer, 'зеленеет', `&text=${text.id}`)).toEqual(['wording', 'wording'])
  expect((await ours.observer.get('/api/search?q=x&text=nowhere')).status).toBe(404)
  expect(await search(ours.observer, '— , !')).toEqual([])
})

test('[SEARCH-1] what is submitted is found by others as it was submitted: agreed, without group talk', async () => {
  for (const step of ['lock', 'submit'])
    expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/${step}`), 200)
  for (const other of [theirs.observer, stranger, secretary]) {
    expect(await kinds(other, 'зеленеет')).toEqual(['wording'])
    expect((await search(other, 'зеленеет'))[0].suggestion).toBe(agreed.id)
    expect(await kinds(other, 'весна')).toEqual(['reason'])
    expect(await kinds(other, 'записка')).toEqual(['note'])
    expect((await search(other, 'беседа')).map(({ snippet }) => snippet.text)).toEqual(['Беседа для всех'])
  }
  expectStatus(await secretary.post(`/api/proposals/${proposal.id}/return`), 200)
  expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/unlock`), 200)
  expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/share`, { all: true }), 200)
  expectStatus(await ours.chair.post(`/api/suggestions/${agreed.id}/reopen`, {}), 200)
  expectStatus(
    await ours.drafter.patch(`/api/proposals/${proposal.id}`, { note: { ru: 'Сокровенное.' } }),
    200,
  )
  expect(await kinds(stranger, 'зеленеет')).toEqual(['wording'])
  expect(await search(stranger, 'сокровенное')).toEqual([])
  expect(await kinds(ours.observer, 'сокровенное')).toEqual(['note'])
  expect(await kinds(ours.observer, 'луга')).toEqual(['wording'])
  expect(await search(stranger, 'луга')).toEqual([])
  expect(open.unit).toBe('art_1__para_2')
})

test('nobody who is not signed in searches; too many searches are refused', async () => {
  expect((await fetch(`${server.url}/api/search?q=x`)).status).toBe(401)
  const replies = await Promise.all(
    Array.from({ length: 90 }, () => theirs.commenter.get('/api/search?q=zz')),
  )
  expect(replies.some(({ status }) => status === 429)).toBe(true)
  expect((await theirs.drafter.get('/api/search?q=zz')).status).toBe(200)
})
