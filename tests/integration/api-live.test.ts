/** Rows and rooms together: what pages are told, when rights move, and what was typed in the row. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { openClient, type TestClient } from '#tests/support/client.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

let server: TestServer
let secretary: Account
let text: Json
let ours: Members
let theirs: Members
let proposal: Json
const open: TestClient[] = []

beforeAll(async () => {
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
  ours = await newGroup(secretary, 'Chamber of notaries')
  theirs = await newGroup(secretary, 'Union of judges')
})
afterAll(async () => {
  for (const client of open) client.destroy()
  expect(await server.stop()).toBe(0)
})
beforeEach(async () => {
  proposal = expectStatus(
    await ours.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: ours.group.id,
      title: 'On rights',
    }),
    201,
  )
})

const enter = (account: Account, room: string): TestClient => {
  const client = openClient({ url: server.url.replace('http', 'ws'), room, cookie: account.cookie })
  open.push(client)
  return client
}

const joined = async (account: Account, room: string): Promise<TestClient> => {
  const client = enter(account, room)
  await until(`${room} is joined`, () => client.accesses.length > 0)
  return client
}

const suggest = async (body: Json): Promise<Json> =>
  expectStatus(await ours.contributor.post(`/api/proposals/${proposal.id}/suggestions`, body), 201)

const told = (client: TestClient, id: string): Json[] =>
  client.changes.flatMap(({ rows }) => rows).filter((row) => row.id === id)

test('[RIGHTS-2] open pages get the changed rows themselves: the group at once, others when it is theirs to see', async () => {
  const member = await joined(ours.observer, `proposal/${proposal.id}`)
  const other = await joined(theirs.chair, `text/${text.id}`)
  const { id } = await suggest({
    op: 'replace',
    unit: 'art_1__para_1',
    wording: { ru: 'Светское государство.' },
  })
  await until('the member is told', () => told(member, id).length > 0)
  expect(told(member, id)[0]).toMatchObject({ type: 'suggestion', row: { id, article: 'art_1' } })

  expectStatus(await ours.chair.post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' }), 201)
  await until('the member is told of the decision', () => told(member, id).at(-1)?.row.decisions.length === 1)
  expect(told(other, id)).toEqual([])

  expectStatus(
    await ours.chair.post(`/api/proposals/${proposal.id}/share`, { groups: [theirs.group.id] }),
    200,
  )
  await until('the other group is told', () => told(other, id).length > 0)
  expect(told(other, id)[0].row).toMatchObject({ id, author: { id: '', name: '' } })
  expect(told(other, id)[0].row).not.toHaveProperty('positions')

  expectStatus(await ours.chair.post(`/api/suggestions/${id}/reopen`), 200)
  await until('it is taken out of the other group’s sight', () => told(other, id).at(-1)?.row === null)
})

test('[API-5] what is typed in the room is in the row within a second, and told', async () => {
  const { id } = await suggest({ op: 'replace', unit: 'art_1__para_1' })
  const reader = await joined(ours.observer, `proposal/${proposal.id}`)
  const typist = await joined(ours.contributor, `suggestion/${id}`)
  await typist.synced()
  typist.text().insert(0, 'Всякое ')
  await typist.saved()
  await until(
    'the page is told',
    () => told(reader, id).at(-1)?.row.after.ru[0].text.startsWith('Всякое '),
    1000,
  )
  const row = expectStatus(await ours.observer.get(`/api/suggestions/${id}`), 200)
  expect(row.after.ru[0].text).toBe('Всякое Государство является светским.')
  expect(row.outOfStep).toEqual(['kk'])
  expect(typist.refusals).toEqual([])
})

test('the decision is on what was typed last, and the room is frozen from then on', async () => {
  const { id } = await suggest({ op: 'replace', unit: 'art_1__para_1' })
  const typist = await joined(ours.contributor, `suggestion/${id}`)
  await typist.synced()
  for (const word of ['раз ', 'два ', 'три ']) typist.text().insert(0, word)
  await typist.saved()
  const decided = expectStatus(
    await ours.chair.post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' }),
    201,
  )
  expect(decided.after.ru[0].text).toMatch(/^три два раз /)
  await until('the typist may no longer write', () => typist.accesses.at(-1)?.write === false)
  expect(typist.accesses.at(-1)).toMatchObject({ write: false, reason: 'decided' })
  expectStatus(await ours.chair.post(`/api/suggestions/${id}/reopen`), 200)
  await until('and may again', () => typist.accesses.at(-1)?.write === true)
})

test('who may come into which room', async () => {
  const { id } = await suggest({ op: 'replace', unit: 'art_1__para_1' })
  const closed = async (account: Account, room: string): Promise<number> => {
    const client = enter(account, room)
    const code = await until(`${room} is closed`, () => client.closes[0])
    client.destroy()
    return code
  }
  expect(await closed(theirs.chair, `suggestion/${id}`)).toBe(4404)
  expect(await closed(theirs.chair, `proposal/${proposal.id}`)).toBe(4404)
  expect(await closed(theirs.chair, 'text/none')).toBe(4404)
  expectStatus(await ours.chair.post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' }), 201)
  expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/share`, { all: true }), 200)
  expect(await closed(theirs.chair, `suggestion/${id}`)).toBe(4403)
  expect(await closed(theirs.chair, `proposal/${proposal.id}`)).toBe(4403)
  for (const [member, write] of [
    [ours.observer, false],
    [ours.commenter, false],
    [ours.contributor, false],
    [ours.drafter, true],
    [ours.chair, true],
  ] as const)
    expect((await joined(member, `proposal/${proposal.id}`)).accesses[0]).toMatchObject({ write })
})

test('[RIGHTS-4] locking, leaving and signing out are felt at once', async () => {
  const { id } = await suggest({ op: 'replace', unit: 'art_1__para_1' })
  const typist = await joined(ours.contributor, `suggestion/${id}`)
  expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/lock`), 200)
  await until('the room is locked', () => typist.accesses.at(-1)?.write === false, 2000)
  expect(typist.accesses.at(-1)).toMatchObject({ reason: 'not-drafting' })

  const observer = await joined(ours.observer, `suggestion/${id}`)
  expectStatus(await ours.chair.delete(`/api/groups/${ours.group.id}/members/${ours.observer.id}`), 204)
  expect(await until('the member who left is out', () => observer.closes[0], 2000)).toBe(4404)

  const leaving = await joined(ours.commenter, `suggestion/${id}`)
  expectStatus(await ours.commenter.post('/api/auth/sign-out'), 200)
  expect(await until('who signed out is out', () => leaving.closes[0], 2000)).toBe(4401)
  expect((await ours.commenter.get('/api/me')).status).toBe(401)
})
