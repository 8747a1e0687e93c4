/** Comparing and restoring versions, with people at work in the documents that go back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, type Json } from '#tests/support/account.ts'
import { historyOf } from '#tests/support/history.ts'
import { clientIn, makeScribes, type Scribes } from '#tests/support/scribes.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

let server: TestServer
let scribes: Scribes

beforeAll(async () => {
  server = await startServer()
  scribes = await makeScribes(server, ['art_1__para_1', 'art_2__para_2', 'art_1__para_2'])
})
afterAll(async () => {
  expect(await server.stop()).toBe(0)
})

const base = () => `/api/proposals/${scribes.proposal}`
const rowOf = async (id: string): Promise<Json> =>
  expectStatus(await scribes.chair.get(`/api/suggestions/${id}`), 200)
const wordsOf = (row: Json): string => row.after.ru[0].text

/** Types into a suggestion as an honest page does, and leaves. */
const type = async (id: string, words: string): Promise<void> => {
  const page = clientIn(server, scribes.drafter, `suggestion/${id}`)
  await page.saved()
  page.text().insert(0, words)
  await page.saved()
  page.destroy()
  await until('the row follows', async () => wordsOf(await rowOf(id)).startsWith(words))
}

const freeze = async (name: string): Promise<number> =>
  expectStatus(await scribes.chair.post(`${base()}/versions`, { name }), 201).number

test('[VERSION-1] versions compare word by word, for the group alone', async () => {
  const [first] = scribes.suggestions
  await type(first!, 'alpha ')
  const a = await freeze('A')
  await type(first!, 'beta ')
  const b = await freeze('B')
  const compared = expectStatus(await scribes.drafter.get(`${base()}/versions/${a}/compare/${b}`), 200)
  expect(compared).toMatchObject({ a: { name: 'A' }, b: { name: 'B' }, note: {} })
  expect(compared.suggestions).toHaveLength(1)
  expect(compared.suggestions[0]).toMatchObject({ id: first, before: 'open', after: 'open', reason: {} })
  expect(compared.suggestions[0].wording.ru.filter(({ type }: Json) => type !== 'same')).toEqual([
    { type: 'inserted', text: 'beta ' },
  ])
  expect(compared.suggestions[0].wording.kk).toBeUndefined()
  const same = expectStatus(await scribes.chair.get(`${base()}/versions/${a}/compare/${a}`), 200)
  expect(same.suggestions).toEqual([])
  expect((await scribes.chair.get(`${base()}/versions/${a}/compare/99`)).status).toBe(404)
})

test('[VERSION-2] [VERSION-3] a chair restores while others type: words of the version, decisions reopened, theirs set aside', async () => {
  const [typedIn, decided, untouched] = scribes.suggestions as [string, string, string]
  await type(untouched, 'same ')
  await type(decided, 'gamma ')
  const reasoning = clientIn(server, scribes.drafter, `suggestion/${decided}`)
  await reasoning.saved()
  reasoning.text('reason:ru').insert(0, 'because')
  await reasoning.saved()
  reasoning.destroy()
  await until('the reason is in its row', async () => (await rowOf(decided)).reason.ru === 'because')
  const then = await freeze('then')
  const [typedThen, decidedThen] = [wordsOf(await rowOf(typedIn)), wordsOf(await rowOf(decided))]

  await type(decided, 'later ')
  expectStatus(
    await scribes.chair.post(`/api/suggestions/${decided}/decision`, { outcome: 'agreed', reason: 'so' }),
    200,
    201,
  )
  const page = clientIn(server, scribes.drafter, `suggestion/${typedIn}`, { epoch: '0' })
  const bystander = clientIn(server, scribes.drafter, `suggestion/${untouched}`, { epoch: '0' })
  for (const one of [page, bystander]) await one.saved()
  page.text().insert(0, 'delta ')
  await page.saved()

  expect((await scribes.drafter.post(`${base()}/versions/${then}/restore`)).status).toBe(403)
  // Typed under way: it may be in time for the state before, never for the one after.
  page.text().insert(0, 'epsilon ')
  const restored = expectStatus(await scribes.chair.post(`${base()}/versions/${then}/restore`), 200)
  expect([...restored.restored].sort()).toEqual([typedIn, decided].sort())
  expect(restored.left).toEqual([])
  await until('the page is told that its copy is stale', () => page.closes.includes(4409))
  expect(page.words()).toContain('epsilon')
  expect(bystander.closes).toEqual([])
  bystander.text().insert(0, 'on ')
  await bystander.saved()

  expect(wordsOf(await rowOf(typedIn))).toBe(typedThen)
  const reopened = await rowOf(decided)
  expect(wordsOf(reopened)).toBe(decidedThen)
  expect(reopened.reason.ru).toBe('because')
  expect(reopened.decisions).toMatchObject([
    { outcome: 'agreed', reopened: { by: { id: scribes.chair.id } } },
  ])

  const back = clientIn(server, scribes.drafter, `suggestion/${typedIn}`, { epoch: '0' }, page.doc)
  await until('an old copy stays outside', () => back.closes.includes(4409))
  const fresh = clientIn(server, scribes.drafter, `suggestion/${typedIn}`, { epoch: '1' })
  await fresh.saved()
  expect(fresh.accesses.at(-1)).toMatchObject({ write: true, epoch: 1 })
  expect(fresh.words()).toBe(typedThen)
  fresh.text().insert(0, 'zeta ')
  await fresh.saved()
  expect(fresh.refusals).toEqual([])
  await until('the row follows the new epoch', async () => wordsOf(await rowOf(typedIn)).startsWith('zeta '))

  const before = expectStatus(await scribes.chair.get(`${base()}/versions/${restored.before}`), 200)
  const kept = before.frozen.suggestions.find(({ id }: Json) => id === typedIn)
  expect(kept.after.ru[0].text).toContain('delta ')
  const trail = expectStatus(await scribes.chair.get(`${base()}/history`), 200)
  const actions = trail.items.map(({ action }: Json) => action)
  expect(actions).toContain('version.restored')
  expect(actions.filter((action: string) => action === 'suggestion.restored')).toHaveLength(2)
  expect(actions).toContain('suggestion.reopened')
  for (const one of [page, bystander, back, fresh]) one.destroy()
  expect((await historyOf(server.dataDir)).findings).toEqual([])
})

test('[VERSION-2] a restore is undone by restoring what stood before, and the note goes along', async () => {
  const note = clientIn(server, scribes.chair, `proposal/${scribes.proposal}`)
  await note.saved()
  note.text('note:ru').insert(0, 'first note')
  await note.saved()
  await until('the note is in its row', async () => {
    const row = expectStatus(await scribes.chair.get(base()), 200)
    return row.note.ru === 'first note'
  })
  const a = await freeze('with note')
  note.text('note:ru').insert(0, 'changed ')
  await note.saved()
  const { before } = expectStatus(await scribes.chair.post(`${base()}/versions/${a}/restore`), 200)
  await until('the page of the note is told', () => note.closes.includes(4409))
  expect(expectStatus(await scribes.chair.get(base()), 200).note.ru).toBe('first note')
  expectStatus(await scribes.chair.post(`${base()}/versions/${before}/restore`), 200)
  expect(expectStatus(await scribes.chair.get(base()), 200).note.ru).toBe('changed first note')
  note.destroy()
  expectStatus(await scribes.chair.post(`${base()}/lock`), 200)
  const locked = await scribes.chair.post(`${base()}/versions/${a}/restore`)
  expect(locked).toMatchObject({ status: 409, body: { code: 'proposal-locked' } })
  expect((await scribes.chair.post(`${base()}/versions/99/restore`)).status).toBe(409)
})
