/** Wording the amending act over HTTP: an edit goes into the files, outlives a change as outdated, and can be taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText, russian } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let secretary: Account
let text: Json
let members: Members
let path: string
let proposal: string
let suggestion: string

const wording = (ru: string) => ({ ru, kk: 'Мемлекет тілі – мемлекеттік тіл.' })
const decide = async (id: string) =>
  expectStatus(await members.chair.post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' }), 201)
const act = async (by: Account = members.observer): Promise<Json> =>
  expectStatus(await by.get(`${path}?lang=ru`), 200)
const file = async (format: string): Promise<string> =>
  (await members.observer.raw('GET', `/api/proposals/${proposal}/export/amending.${format}?lang=ru`)).text()

beforeAll(async () => {
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
  members = await newGroup(secretary, 'Палата нотариусов')
  const made = { textId: text.id, groupId: members.group.id, title: 'О языке' }
  proposal = expectStatus(await members.drafter.post('/api/proposals', made), 201).id
  path = `/api/proposals/${proposal}/amending`
  const given = {
    op: 'replace',
    unit: 'art_1__para_2',
    wording: wording('Языком государства является местный язык.'),
  }
  suggestion = expectStatus(
    await members.contributor.post(`/api/proposals/${proposal}/suggestions`, given),
    201,
  ).id
  await decide(suggestion)
})
afterAll(() => server.stop())

const mine = 'в пункте 2 статьи 1 слово «казахский» заменить словом «местный» по всему пункту'

test('[ACT-1] drafter and chair word a formula, and the files carry it', async () => {
  const before = await act()
  const [formula] = before.clauses[0].formulas
  expect(formula.text).toBe('в пункте 2 статьи 1 слово «казахский» заменить словом «местный»')
  const edit = { lang: 'ru', key: formula.key, text: `  ${mine}\n` }
  expect((await members.contributor.put(path, edit)).status).toBe(403)
  const after = expectStatus(await members.drafter.put(path, edit), 200)
  expect(after.clauses[0].formulas[0]).toMatchObject({ text: mine, generated: formula.text })
  expect(after.clauses[0].formulas[0].edit.author.id).toBe(members.drafter.id)
  expect(await file('md')).toContain(`${mine}.`)
  expect(await file('html')).toContain(mine)
  const kazakh = expectStatus(await members.observer.get(`${path}?lang=kk`), 200)
  expect(kazakh.clauses[0].formulas[0].edit).toBeUndefined()
})

test('[ACT-2] when the wording changes, the edit is outdated, kept, and not in the files', async () => {
  const key = (await act()).clauses[0].formulas[0].key
  expectStatus(await members.chair.post(`/api/suggestions/${suggestion}/reopen`, {}), 200)
  const homeless = await act()
  expect(homeless.clauses).toEqual([])
  expect(homeless.homeless.map(({ text: kept }: Json) => kept)).toEqual([mine])
  const changed = { wording: wording('Языком государства является общий язык.') }
  expectStatus(await members.contributor.patch(`/api/suggestions/${suggestion}`, changed), 200)
  await decide(suggestion)
  const [formula] = (await act()).clauses[0].formulas
  expect(formula.text).toBe('в пункте 2 статьи 1 слово «казахский» заменить словом «общий»')
  expect(formula.outdated).toMatchObject({ text: mine })
  expect(await file('md')).not.toContain(mine)
  expect((await members.drafter.put(path, { lang: 'ru', key, text: 'x' })).body.code).toBe('formula-moved')
})

test('[ACT-3] going back keeps what was dropped in the history', async () => {
  const { place } = (await act()).clauses[0].formulas[0]
  const after = expectStatus(await members.chair.put(path, { lang: 'ru', place, text: null }), 200)
  expect(after.clauses[0].formulas[0].outdated).toBeUndefined()
  const history = expectStatus(await members.chair.get(`/api/proposals/${proposal}/history`), 200).items
  const reset = history.find(({ action }: Json) => action === 'act.reset')
  expect(reset.detail.dropped).toEqual([mine])
})

test('[ACT-1] once submitted, the act is the secretariat’s to word', async () => {
  const { key } = (await act()).clauses[0].formulas[0]
  for (const step of ['lock', 'submit'])
    expectStatus(await members.chair.post(`/api/proposals/${proposal}/${step}`), 200)
  const edit = { lang: 'ru', key, text: 'Редакция секретариата' }
  expect((await members.chair.put(path, edit)).body.code).toBe('proposal-locked')
  const worded = expectStatus(await secretary.put(path, edit), 200)
  expect(worded.clauses[0].formulas[0].text).toBe('Редакция секретариата')
})

test('[ACT-4] on the next version a wording holds where its formula is the same, and is outdated beside it where the number moved', async () => {
  const title = { ru: 'Проект закона' }
  const law = expectStatus(await secretary.post('/api/texts', { title, lang: 'ru', source: russian }), 201)
  const made = { textId: law.id, groupId: members.group.id, title: 'О суде' }
  const { id } = expectStatus(await members.drafter.post('/api/proposals', made), 201)
  const given = [
    { unit: 'art_1__para_2', wording: { ru: 'Языком государства является местный язык.' } },
    { unit: 'art_3__al_1', wording: { ru: 'Правосудие осуществляется лишь судом.' } },
  ]
  for (const each of given) {
    const posted = await members.contributor.post(`/api/proposals/${id}/suggestions`, {
      op: 'replace',
      ...each,
    })
    await decide(expectStatus(posted, 201).id)
  }
  const at = `/api/proposals/${id}/amending`
  const worded = async () => expectStatus(await members.chair.get(`${at}?lang=ru`), 200).clauses
  for (const [n, { formulas }] of (await worded()).entries())
    expectStatus(
      await members.drafter.put(at, { lang: 'ru', key: formulas[0].key, text: `мои слова ${n}` }),
      200,
    )
  const source = russian
    .replace('1. Государство является светским.', '1. Государство – светское и единое.')
    .replace('Статья 3. Суд', 'Статья 3. Земля\nЗемля принадлежит народу.\n\nСтатья 4. Суд')
  expectStatus(await secretary.post(`/api/texts/${law.id}/versions`, { lang: 'ru', source }), 201)
  expectStatus(await members.chair.post(`/api/proposals/${id}/rebase`, {}), 200)
  const [language, court] = (await worded()).map(({ formulas }: Json) => formulas[0])
  expect(language.text).toBe('мои слова 0')
  expect(court.text).toBe('в статье 4 слово «только» заменить словом «лишь»')
  expect(court.outdated.text).toBe('мои слова 1')
})
