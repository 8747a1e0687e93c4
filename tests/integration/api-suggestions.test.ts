/** Suggestions over HTTP: their place, their wording in two languages, positions, decisions and what binds them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seed, seedHash, seedUnits } from '#shared/document/seed.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

let server: TestServer
let secretary: Account
let text: Json
let group: Members
let proposal: Json

beforeAll(async () => {
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
  group = await newGroup(secretary, 'Chamber of notaries')
})
afterAll(() => server.stop())

beforeEach(async () => {
  proposal = expectStatus(
    await group.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: group.group.id,
      title: 'On rights',
    }),
    201,
  )
})

const post = (body: Json, by: Account = group.contributor) =>
  by.post(`/api/proposals/${proposal.id}/suggestions`, body)
const suggest = async (body: Json, by?: Account): Promise<Json> => expectStatus(await post(body, by), 201)
const read = async (id: string, by: Account = group.observer): Promise<Json> =>
  expectStatus(await by.get(`/api/suggestions/${id}`), 200)
const decide = (id: string, body: Json, by: Account = group.chair) =>
  by.post(`/api/suggestions/${id}/decision`, body)

const concerning = async (unit: string): Promise<string[]> => {
  const { items } = expectStatus(
    await group.observer.get(`/api/texts/${text.id}/suggestions?unit=${unit}`),
    200,
  )
  return items.filter((row: Json) => row.proposal === proposal.id).map((row: Json) => row.id)
}

test('a suggestion belongs to its article, is cited in both languages, and says what stood before', async () => {
  const row = await suggest({
    op: 'replace',
    unit: 'art_2__para_1__point_2',
    wording: { ru: 'на защиту данных;' },
  })
  expect(row).toMatchObject({
    article: 'art_2',
    wId: 'art_2__para_1__point_2',
    citation: { ru: 'подпункт 2) пункта 1 статьи 2', kk: '2-баптың 1-тармағының 2) тармақшасы' },
    author: { id: group.contributor.id },
    group: { name: 'Chamber of notaries' },
    outOfStep: ['kk'],
  })
  expect(row.before.ru[0].text).toBe('на защиту персональных данных.')
  expect(row.after.ru[0].text).toBe('на защиту данных;')
  expect(row.after.kk).toEqual(row.before.kk)
})

test('what concerns a unit: itself, what is in it, ranges touching it, deletes around it, insertions beside it', async () => {
  const inside = await suggest({ op: 'replace', unit: 'art_2__para_1__point_1', wording: { ru: 'x' } })
  const range = await suggest({ op: 'delete', unit: 'art_1', unitEnd: 'art_3' })
  const around = await suggest({ op: 'delete', unit: 'art_2__para_1' })
  const elsewhere = await suggest({ op: 'replace', unit: 'art_1__para_1', wording: { ru: 'x' } })
  const fresh = await suggest({ op: 'insertAfter', unit: 'art_2', wording: { ru: 'Новая статья.' } })
  const moved = await suggest({ op: 'move', unit: 'art_3', destination: { before: 'art_2' } })
  expect(fresh).toMatchObject({
    article: null,
    near: 'art_2',
    citation: { ru: 'новая статья после статьи 2' },
  })
  expect(await concerning('art_2')).toEqual([inside.id, range.id, around.id, fresh.id, moved.id])
  expect(await concerning('art_2__para_1__point_1')).toEqual([inside.id, range.id, around.id])
  expect(await concerning('art_1__para_1')).toEqual([range.id, elsewhere.id])
  const { items } = (await group.observer.get(`/api/texts/${text.id}/overview`)).body
  expect(items.find((row: Json) => row.article === 'art_2')).toMatchObject({ groups: 1 })
})

test('a destination that is a bare eId means the place after it', async () => {
  const moved = await suggest({ op: 'move', unit: 'art_1', destination: 'art_3' })
  expect(moved.destination).toEqual({ after: 'art_3' })
})

test('[API-2] the same request again answers the same row; the same id by somebody else is refused', async () => {
  const id = randomUUID()
  const body = { id, op: 'replace', unit: 'art_1__para_1', wording: { ru: 'Один раз.' } }
  const first = await suggest(body)
  const again = await post(body)
  expect([again.status, again.body]).toEqual([200, first])
  const other = await post(body, group.drafter)
  expect([other.status, other.body.code]).toEqual([409, 'id-taken'])
  expect(await concerning('art_1')).toEqual([id])
})

test('the seed that a page starts from is the server’s own', async () => {
  const place = { op: 'replace', unit: 'art_3' } as const
  const hash = seedHash(seed(seedUnits(versionIndex(text.units), place, 'ru'), 'ru'))
  expectStatus(await post({ op: 'replace', unit: 'art_3', seedHash: hash }), 201)
  expectStatus(await post({ op: 'replace', unit: 'art_3', seedHash: { ru: hash } }), 201)
  const wrong = await post({ op: 'replace', unit: 'art_2', seedHash: { ru: hash } })
  expect([wrong.status, wrong.body.code]).toEqual([409, 'seed-mismatch'])
})

test('whole units as a wording; two competing ones collide, and both say so', async () => {
  const units = [
    {
      kind: 'article',
      num: '3',
      eId: 'art_3',
      heading: 'Суды',
      children: [
        { kind: 'alinea', num: '', eId: 'art_3__al_1', text: 'Правосудие осуществляют суды.' },
        { kind: 'paragraph', num: '2', text: 'Судьи независимы.' },
      ],
    },
  ]
  const whole = await suggest({ op: 'replace', unit: 'art_3', wording: { ru: units } })
  expect(whole.after.ru[0].children.map((child: Json) => child.text)).toEqual([
    'Правосудие осуществляют суды.',
    'Судьи независимы.',
  ])
  const other = await suggest({ op: 'replace', unit: 'art_3__al_1', wording: { ru: 'Судят судьи.' } })
  expect(other.collidesWith).toContain(whole.id)
  expect((await read(whole.id)).collidesWith).toContain(other.id)
})

test('out of step until the other language is written or confirmed', async () => {
  const row = await suggest({
    op: 'replace',
    unit: 'art_1__para_1',
    wording: { ru: 'Светское государство.' },
  })
  expect(row.outOfStep).toEqual(['kk'])
  const path = `/api/suggestions/${row.id}`
  expect(
    expectStatus(await group.contributor.patch(path, { confirmed: { kk: true } }), 200).outOfStep,
  ).toEqual([])
  expect(
    expectStatus(await group.contributor.patch(path, { confirmed: { kk: false } }), 200).outOfStep,
  ).toEqual(['kk'])
  const written = await group.contributor.patch(path, { wording: { kk: 'Зайырлы мемлекет.' } })
  expect(expectStatus(written, 200)).toMatchObject({ outOfStep: [], citation: { kk: '1-баптың 1-тармағы' } })
  const before = (await read(row.id)).wordingHash
  expect(before).not.toBe(row.wordingHash)
})

test('[API-3] positions are taken on a wording and show when it moved on', async () => {
  const row = await suggest({ op: 'replace', unit: 'art_1__para_1', wording: { ru: 'Первая.' } })
  const path = `/api/suggestions/${row.id}/position`
  const taken = expectStatus(
    await group.drafter.put(path, {
      stand: 'support',
      note: 'Yes.',
      wordingHash: row.wordingHash,
      onBehalfOf: 'Union',
    }),
    200,
  )
  expect(taken.positions).toEqual({ support: 1, oppose: 0, abstain: 0 })
  expectStatus(
    await group.contributor.patch(`/api/suggestions/${row.id}`, { wording: { ru: 'Вторая.' } }),
    200,
  )
  expect((await read(row.id)).positionList).toEqual([
    expect.objectContaining({ stand: 'support', outdated: true, onBehalfOf: 'Union' }),
  ])
  const late = await group.chair.put(path, { stand: 'oppose', wordingHash: row.wordingHash })
  expect([late.status, late.body.code, late.body.params.after.ru[0].text]).toEqual([
    409,
    'wording-moved',
    'Вторая.',
  ])
  expect(expectStatus(await group.drafter.put(path, { stand: 'abstain' }), 200).positions).toEqual({
    support: 0,
    oppose: 0,
    abstain: 1,
  })
})

test('[API-3] [API-4] a decision binds the wording that was seen, freezes it, and can be reopened', async () => {
  const row = await suggest({ op: 'replace', unit: 'art_1__para_1', wording: { ru: 'Первая.' } })
  expectStatus(
    await group.contributor.patch(`/api/suggestions/${row.id}`, { wording: { ru: 'Вторая.' } }),
    200,
  )
  const late = await decide(row.id, { outcome: 'agreed', wordingHash: row.wordingHash })
  expect([late.status, late.body.code, late.body.params.after.ru[0].text]).toEqual([
    409,
    'wording-moved',
    'Вторая.',
  ])
  expect((await read(row.id)).decisions).toEqual([])

  const { wordingHash } = await read(row.id)
  const decided = expectStatus(await decide(row.id, { outcome: 'agreed', reason: 'Good.', wordingHash }), 201)
  expect(decided.decisions).toEqual([
    expect.objectContaining({ level: 'group', outcome: 'agreed', reason: 'Good.', wordingHash }),
  ])
  const edit = await group.contributor.patch(`/api/suggestions/${row.id}`, { wording: { ru: 'Третья.' } })
  expect([edit.status, edit.body.code]).toEqual([409, 'decided'])
  expect((await decide(row.id, { outcome: 'rejected' })).body.code).toBe('decided')

  const reopened = expectStatus(
    await group.chair.post(`/api/suggestions/${row.id}/reopen`, { reason: 'Once more.' }),
    200,
  )
  expect(reopened.decisions).toEqual([
    expect.objectContaining({
      reopened: expect.objectContaining({ by: { id: group.chair.id, name: expect.any(String) } }),
    }),
  ])
  expectStatus(
    await group.contributor.patch(`/api/suggestions/${row.id}`, { wording: { ru: 'Третья.' } }),
    200,
  )
  expectStatus(await decide(row.id, { outcome: 'rejected' }), 201)
})

test('partly names what is agreed instead', async () => {
  const row = await suggest({ op: 'replace', unit: 'art_1__para_1', wording: { ru: 'Смелая редакция.' } })
  expect((await decide(row.id, { outcome: 'partly' })).body.code).toBe('instead-missing')
  expect((await decide(row.id, { outcome: 'partly', instead: row.id })).body.code).toBe('instead-missing')
  const instead = await suggest(
    { op: 'replace', unit: 'art_1__para_1', copiedFrom: row.id, wording: { ru: 'Умеренная редакция.' } },
    group.chair,
  )
  expectStatus(await decide(instead.id, { outcome: 'agreed' }), 201)
  expectStatus(await decide(row.id, { outcome: 'partly', instead: instead.id }), 201)
  const { applied, notApplied, units } = (
    await group.observer.get(`/api/proposals/${proposal.id}/agreed?lang=ru`)
  ).body
  expect(applied).toEqual([instead.id])
  expect(notApplied).toEqual([{ suggestion: row.id, why: 'partly', instead: instead.id }])
  expect(JSON.stringify(units)).toContain('Умеренная редакция.')
})

test('two agreed suggestions that cannot both hold are a collision, never a guess', async () => {
  const first = await suggest({ op: 'replace', unit: 'art_1__para_1', wording: { ru: 'Так.' } })
  const second = await suggest({ op: 'replace', unit: 'art_1__para_1', wording: { ru: 'Иначе.' } })
  for (const { id } of [first, second]) expectStatus(await decide(id, { outcome: 'agreed' }), 201)
  const { applied, collisions } = (await group.observer.get(`/api/proposals/${proposal.id}/agreed?lang=ru`))
    .body
  expect(applied).toEqual([])
  expect(collisions[0].suggestions).toEqual([first.id, second.id].sort())
})

test('before submitting, what lacks a reason, is out of step or undecided is listed', async () => {
  const row = await suggest({ op: 'replace', unit: 'art_1__para_1', wording: { ru: 'Без причины.' } })
  const { unready } = expectStatus(await group.chair.get(`/api/proposals/${proposal.id}`), 200)
  expect(unready).toEqual([{ id: row.id, problems: ['no-reason', 'out-of-step', 'undecided'] }])
})

test('each step of the workflow freezes a version (submitting a draft locks it first), and history tells who did what', async () => {
  const row = await suggest({
    op: 'replace',
    unit: 'art_1__para_1',
    wording: { ru: 'Вариант.' },
    reason: { ru: 'Ясно.' },
  })
  expectStatus(
    await group.drafter.post(`/api/proposals/${proposal.id}/versions`, { name: 'Before the meeting' }),
    201,
  )
  expectStatus(await decide(row.id, { outcome: 'agreed' }), 201)
  expect((await group.chair.post(`/api/proposals/${proposal.id}/unlock`)).body.code).toBe('wrong-state')
  expectStatus(await group.chair.post(`/api/proposals/${proposal.id}/submit`), 200)
  expectStatus(await secretary.post(`/api/proposals/${proposal.id}/close`), 200)
  const { items } = expectStatus(await group.observer.get(`/api/proposals/${proposal.id}/versions`), 200)
  expect(items.map(({ number, name, step }: Json) => [number, name, step])).toEqual([
    [1, 'Before the meeting', null],
    [2, '', 'locked'],
    [3, '', 'submitted'],
    [4, '', 'closed'],
  ])
  const first = expectStatus(await group.observer.get(`/api/proposals/${proposal.id}/versions/1`), 200)
  expect(first.frozen.suggestions[0].decisions).toEqual([])
  const history = expectStatus(await group.observer.get(`/api/proposals/${proposal.id}/history`), 200)
  expect(history.items.map(({ action }: Json) => action)).toEqual([
    'proposal.closed',
    'proposal.submitted',
    'proposal.locked',
    'suggestion.decided',
    'version.named',
    'suggestion.opened',
    'proposal.created',
  ])
  expect(history.items[0].actor.id).toBe(secretary.id)
  const verified = await group.observer.get(`/api/proposals/${proposal.id}/history/verify`)
  expect(verified.body).toEqual({ type: 'intact', rows: expect.any(Number) })
})

test('the note is written through the API and stands in the row', async () => {
  const path = `/api/proposals/${proposal.id}`
  expect((await group.contributor.patch(path, { note: { ru: 'x' } })).status).toBe(403)
  const row = expectStatus(
    await group.drafter.patch(path, { note: { ru: 'Зачем это.\nИ как.' }, title: 'Renamed' }),
    200,
  )
  expect(row).toMatchObject({ note: { ru: 'Зачем это.\nИ как.' }, title: 'Renamed' })
})

test('[API-5] what was typed is in the row soon, and after a restart', async () => {
  const row = await suggest({ op: 'replace', unit: 'art_1__para_1', wording: { ru: 'До остановки.' } })
  expect((await read(row.id)).materialisedSeq).toBeGreaterThan(0)
  const { port, dataDir } = server
  await server.kill()
  server = await startServer({ port, dataDir })
  await until('the row is there again', async () => (await read(row.id)).after.ru[0].text === 'До остановки.')
  expectStatus(await decide(row.id, { outcome: 'agreed' }), 201)
})
