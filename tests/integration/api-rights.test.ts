/** Rights over HTTP: what another group sees before and after sharing, and what each role is refused. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Account, expectStatus, type Json, signUp } from '#tests/support/account.ts'
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
let rejected: Json
let sharedThread: Json

const suggest = async (by: Account, body: Json): Promise<Json> =>
  expectStatus(await by.post(`/api/proposals/${proposal.id}/suggestions`, body), 201)

const decide = (by: Account, id: string, outcome: string, level = 'group') =>
  by.post(`/api/suggestions/${id}/decision`, { level, outcome, reason: 'Within the group.' })

beforeAll(async () => {
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
  ours = await newGroup(secretary, 'Chamber of notaries')
  theirs = await newGroup(secretary, 'Union of judges')
  stranger = await signUp(server.url, 'Stranger')
  proposal = expectStatus(
    await ours.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: ours.group.id,
      title: 'On rights',
    }),
    201,
  )
  agreed = await suggest(ours.contributor, {
    op: 'replace',
    unit: 'art_1__para_1',
    wording: { ru: 'Республика является светским государством.' },
    reason: { ru: 'Точнее.' },
  })
  open = await suggest(ours.contributor, { op: 'delete', unit: 'art_3' })
  rejected = await suggest(ours.drafter, {
    op: 'insertAfter',
    unit: 'art_3',
    wording: { ru: 'Новая статья.' },
  })
  expectStatus(await decide(ours.chair, agreed.id, 'agreed'), 201)
  expectStatus(await decide(ours.chair, rejected.id, 'rejected'), 201)
  const thread = (audience: string) =>
    ours.commenter.post(`/api/proposals/${proposal.id}/threads`, {
      unit: 'art_1',
      audience,
      body: `For ${audience}.`,
    })
  expectStatus(await thread('group'), 201)
  sharedThread = expectStatus(await thread('shared'), 201)
})
afterAll(() => server.stop())

const ids = (rows: Json): string[] => rows.items.map((row: Json) => row.id)

const seesNothing = async (reader: Account): Promise<void> => {
  for (const path of [
    `/api/proposals/${proposal.id}`,
    `/api/proposals/${proposal.id}/suggestions`,
    `/api/proposals/${proposal.id}/threads`,
    `/api/proposals/${proposal.id}/agreed?lang=ru`,
    `/api/proposals/${proposal.id}/export/agreed.md?lang=ru`,
    `/api/proposals/${proposal.id}/versions`,
    `/api/proposals/${proposal.id}/history`,
    `/api/suggestions/${agreed.id}`,
  ])
    expect([path, (await reader.get(path)).status]).toEqual([path, 404])
  for (const path of [
    `/api/proposals/${proposal.id}/lock`,
    `/api/proposals/${proposal.id}/suggestions`,
    `/api/proposals/${proposal.id}/threads`,
    `/api/suggestions/${agreed.id}/decision`,
    `/api/suggestions/${agreed.id}/reopen`,
    `/api/threads/${sharedThread.id}/comments`,
  ]) {
    const body = { op: 'delete', unit: 'art_1', outcome: 'agreed', body: 'x' }
    const reply = await reader.post(path, path.endsWith('threads') ? { unit: 'art_1', body: 'x' } : body)
    expect([path, reply.status]).toEqual([path, 404])
  }
  expect(ids((await reader.get(`/api/texts/${text.id}/suggestions`)).body)).toEqual([])
  expect((await reader.get(`/api/texts/${text.id}/overview`)).body.items).toEqual([])
  expect(ids((await reader.get('/api/proposals')).body)).toEqual([])
}

const seesWhatIsAgreed = async (reader: Account): Promise<Json> => {
  const row = expectStatus(await reader.get(`/api/suggestions/${agreed.id}`), 200)
  expect(ids((await reader.get(`/api/proposals/${proposal.id}/suggestions`)).body)).toEqual([agreed.id])
  expect(ids((await reader.get(`/api/texts/${text.id}/suggestions?unit=art_1`)).body)).toEqual([agreed.id])
  expect((await reader.get(`/api/suggestions/${open.id}`)).status).toBe(404)
  expect((await reader.get(`/api/suggestions/${rejected.id}`)).status).toBe(404)
  expect(ids((await reader.get(`/api/proposals/${proposal.id}/threads`)).body)).toEqual([sharedThread.id])
  expect((await reader.get(`/api/proposals/${proposal.id}/history`)).status).toBe(404)
  expect(row.after.ru[0].text).toBe('Республика является светским государством.')
  expect(row.reason).toEqual({ ru: 'Точнее.' })
  expect(row.group.name).toBe('Chamber of notaries')
  expect(row).not.toHaveProperty('positions')
  expect(row).not.toHaveProperty('positionList')
  expect(row.decisions).toEqual([expect.objectContaining({ level: 'group', outcome: 'agreed', reason: '' })])
  expect(JSON.stringify(row)).not.toContain('Within the group.')
  return row
}

test('nobody who is not signed in is answered', async () => {
  const visitor = new Account(server.url)
  for (const path of [
    '/api/me',
    '/api/texts',
    `/api/texts/${text.id}`,
    '/api/groups',
    `/api/proposals/${proposal.id}`,
  ])
    expect([path, (await visitor.get(path)).status]).toEqual([path, 401])
})

test('[RIGHTS-2] an unshared draft is nowhere for others, the secretariat included', async () => {
  await seesNothing(theirs.chair)
  await seesNothing(stranger)
  await seesNothing(secretary)
})

test('each role is refused what is beyond it, with 403', async () => {
  const own = { op: 'replace', unit: 'art_2' }
  for (const member of [ours.observer, ours.commenter])
    expect((await member.post(`/api/proposals/${proposal.id}/suggestions`, own)).status).toBe(403)
  const comment = { unit: 'art_2', body: 'x' }
  expect((await ours.observer.post(`/api/proposals/${proposal.id}/threads`, comment)).status).toBe(403)
  for (const member of [ours.observer, ours.commenter, ours.contributor, ours.drafter]) {
    expect((await decide(member, open.id, 'agreed')).status).toBe(403)
    expect((await member.post(`/api/proposals/${proposal.id}/lock`)).status).toBe(403)
    expect((await member.post(`/api/proposals/${proposal.id}/share`, { all: true })).status).toBe(403)
    expect((await member.post(`/api/groups/${ours.group.id}/invitations`, { role: 'chair' })).status).toBe(
      403,
    )
  }
  expect(
    (await ours.commenter.put(`/api/suggestions/${open.id}/position`, { stand: 'support' })).status,
  ).toBe(403)
  expect(
    (await ours.chair.post('/api/texts', { lang: 'ru', title: 'x', source: 'Статья 1. X' })).status,
  ).toBe(403)
  expect((await ours.chair.post('/api/groups', { name: 'Mine' })).status).toBe(403)
})

test('a private draft is its author’s and coauthors’ alone', async () => {
  const draft = await suggest(ours.contributor, { op: 'delete', unit: 'art_2', state: 'draft' })
  for (const member of [ours.chair, ours.drafter, ours.observer])
    expect((await member.get(`/api/suggestions/${draft.id}`)).status).toBe(404)
  expect(ids((await ours.chair.get(`/api/texts/${text.id}/suggestions`)).body)).not.toContain(draft.id)
  const traces = async (member: Account): Promise<boolean> =>
    JSON.stringify((await member.get(`/api/proposals/${proposal.id}/history`)).body).includes(draft.id)
  expect([await traces(ours.contributor), await traces(ours.chair)]).toEqual([true, false])
  expectStatus(
    await ours.contributor.patch(`/api/suggestions/${draft.id}`, { coauthors: [ours.observer.id] }),
    200,
  )
  expect((await ours.observer.get(`/api/suggestions/${draft.id}`)).status).toBe(200)
  expectStatus(await ours.contributor.patch(`/api/suggestions/${draft.id}`, { state: 'open' }), 200)
  expect((await ours.chair.get(`/api/suggestions/${draft.id}`)).status).toBe(200)
  expectStatus(await ours.contributor.patch(`/api/suggestions/${draft.id}`, { state: 'withdrawn' }), 200)
})

test('[RIGHTS-3] shared with a named group: that group sees what is agreed, without authors; others still nothing', async () => {
  expectStatus(
    await ours.chair.post(`/api/proposals/${proposal.id}/share`, { groups: [theirs.group.id] }),
    200,
  )
  const row = await seesWhatIsAgreed(theirs.observer)
  expect(row.author).toEqual({ id: '', name: '' })
  await seesNothing(stranger)
  expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/share`, { authorsShown: true }), 200)
  expect((await seesWhatIsAgreed(theirs.observer)).author.id).toBe(ours.contributor.id)
  const file = await (
    await theirs.observer.raw('GET', `/api/proposals/${proposal.id}/export/comparison.md?lang=ru`)
  ).text()
  expect(file).toContain('Точнее.')
  expect(file).not.toContain('Новая статья.')
  expect(file).not.toContain('Within the group.')
  expectStatus(
    await ours.chair.post(`/api/proposals/${proposal.id}/share`, { groups: [], authorsShown: false }),
    200,
  )
  await seesNothing(theirs.observer)
})

test('shared by link: whoever holds it sees it without an account, until it is taken back', async () => {
  const { shares } = expectStatus(
    await ours.chair.post(`/api/proposals/${proposal.id}/share`, { link: true }),
    200,
  )
  const visitor = new Account(server.url)
  const seen = expectStatus(await visitor.get(`/api/shared/${shares.token}`), 200)
  expect(seen.suggestions.map((row: Json) => row.id)).toEqual([agreed.id])
  expect(seen.proposal).not.toHaveProperty('shares')
  expect((await ours.drafter.get(`/api/proposals/${proposal.id}`)).body.shares).not.toHaveProperty('token')
  expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/share`, { link: false }), 200)
  expect((await visitor.get(`/api/shared/${shares.token}`)).status).toBe(404)
})

test('[RIGHTS-3] submitted: everybody signed in sees what was agreed then; the commission decides on it', async () => {
  expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/lock`), 200)
  expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/submit`), 200)
  await seesWhatIsAgreed(stranger)
  await seesWhatIsAgreed(secretary)
  expect((await decide(ours.chair, agreed.id, 'agreed', 'commission')).status).toBe(403)
  expect((await decide(secretary, open.id, 'agreed', 'commission')).status).toBe(404)
  expectStatus(await decide(secretary, agreed.id, 'rejected', 'commission'), 201)
  const row = expectStatus(await stranger.get(`/api/suggestions/${agreed.id}`), 200)
  expect(row.decisions.map(({ level, outcome }: Json) => [level, outcome])).toEqual([
    ['group', 'agreed'],
    ['commission', 'rejected'],
  ])
  const { applied } = (await secretary.get(`/api/proposals/${proposal.id}/agreed?lang=ru&level=commission`))
    .body
  expect(applied).toEqual([])
  expect((await decide(ours.chair, open.id, 'agreed')).body.code).toBe('proposal-locked')
  expectStatus(await secretary.post(`/api/suggestions/${agreed.id}/reopen`, { level: 'commission' }), 200)
  expectStatus(await secretary.post(`/api/proposals/${proposal.id}/return`), 200)
  expectStatus(await ours.chair.post(`/api/proposals/${proposal.id}/unlock`), 200)
  await seesNothing(stranger)
})

test('[RIGHTS-3] taken up again after submission: others read the title and the note that were submitted', async () => {
  const path = `/api/proposals/${proposal.id}`
  expectStatus(
    await ours.drafter.patch(path, { title: 'Submitted title', note: { ru: 'Поданная записка.' } }),
    200,
  )
  expectStatus(await ours.chair.post(`${path}/share`, { all: true }), 200)
  expectStatus(await ours.chair.post(`${path}/submit`), 200)
  expectStatus(await secretary.post(`${path}/return`), 200)
  expectStatus(await ours.chair.post(`${path}/unlock`), 200)
  expectStatus(await ours.drafter.patch(path, { title: 'Later title', note: { ru: 'Позже.' } }), 200)
  const submitted = { title: 'Submitted title', note: { ru: 'Поданная записка.' } }
  expect(expectStatus(await stranger.get(path), 200)).toMatchObject(submitted)
  const { items } = expectStatus(await stranger.get('/api/proposals'), 200)
  expect(items.find(({ id }: Json) => id === proposal.id)).toMatchObject(submitted)
  const file = (await stranger.get(`${path}/export/note.md?lang=ru`)).body
  expect(file).toContain('Поданная записка.')
  expect(file).not.toContain('Позже.')
  expect(expectStatus(await ours.observer.get(path), 200)).toMatchObject({
    title: 'Later title',
    note: { ru: 'Позже.' },
  })
  expectStatus(await ours.chair.post(`${path}/share`, { all: false }), 200)
  await seesNothing(stranger)
})

test('a member who leaves sees nothing any more; the last chair stays', async () => {
  const leave = (member: Account) => member.delete(`/api/groups/${ours.group.id}/members/${member.id}`)
  expect((await leave(ours.chair)).body.code).toBe('last-chair')
  expect(
    (await ours.chair.patch(`/api/groups/${ours.group.id}/members/${ours.chair.id}`, { role: 'drafter' }))
      .body.code,
  ).toBe('last-chair')
  expectStatus(await leave(ours.observer), 204)
  await seesNothing(ours.observer)
})
