/** API keys against a real server: what a program may do under one, and how it ends. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { openRaw } from '#tests/support/raw.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let members: Members
let proposal: Json

beforeAll(async () => {
  server = await startServer()
  const { secretary, text } = await publishedText(server.url)
  members = await newGroup(secretary, 'Chamber of notaries')
  proposal = expectStatus(
    await members.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: members.group.id,
      title: 'By program',
    }),
    201,
  )
})
afterAll(() => server.stop())

const newKey = async (owner: Account, days = 30): Promise<Json> =>
  expectStatus(await owner.post('/api/keys', { name: 'Nightly export', days }), 201)

const under = (
  key: string,
  method: string,
  path: string,
  body?: Json,
  headers: Record<string, string> = {},
) =>
  fetch(server.url + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })

test('[API-9] a program acts under a key with the rights of its owner, and no more', async () => {
  const { key } = await newKey(members.contributor)
  const me = (await (await under(key, 'GET', '/api/me')).json()) as Json
  expect(me.id).toBe(members.contributor.id)
  const made = await under(key, 'POST', `/api/proposals/${proposal.id}/suggestions`, {
    op: 'delete',
    unit: 'art_3',
  })
  expect(made.status).toBe(201)
  expect(((await made.json()) as Json).author.id).toBe(members.contributor.id)
  expect((await under(key, 'POST', `/api/proposals/${proposal.id}/lock`, {})).status).toBe(403)
  const chair = await newKey(members.chair)
  expect((await under(chair.key, 'GET', `/api/proposals/${proposal.id}`)).status).toBe(200)
})

test('[API-9] what is done under a key names the key in the audit trail', async () => {
  const { id, key } = await newKey(members.drafter)
  expect((await under(key, 'PATCH', `/api/proposals/${proposal.id}`, { title: 'Renamed' })).status).toBe(200)
  const { items } = expectStatus(await members.chair.get(`/api/proposals/${proposal.id}/history`), 200)
  const renamed = items.find(({ action }: Json) => action === 'proposal.renamed')
  expect([renamed.actor.id, renamed.detail.key]).toEqual([members.drafter.id, id])
})

test('[API-9] a key is shown once, listed without itself, and not kept', async () => {
  const { id, key, hint } = await newKey(members.observer)
  const listed = expectStatus(await members.observer.get('/api/keys'), 200)
  expect(listed.items).toEqual([expect.objectContaining({ id, hint, name: 'Nightly export' })])
  expect(key.startsWith(hint)).toBe(true)
  expect(Buffer.from(key.slice('usynys_'.length), 'base64url')).toHaveLength(32)
  expect(JSON.stringify(listed)).not.toContain(key)
  expect(expectStatus(await members.commenter.get('/api/keys'), 200).items).toEqual([])
  expect((await members.commenter.ask('DELETE', `/api/keys/${id}`)).status).toBe(404)
})

test('[API-9] no key makes, lists or revokes keys, or changes the account', async () => {
  const { id, key } = await newKey(members.drafter)
  expect((await under(key, 'GET', '/api/keys')).status).toBe(403)
  expect((await under(key, 'POST', '/api/keys', { name: 'x' })).status).toBe(403)
  expect((await under(key, 'DELETE', `/api/keys/${id}`)).status).toBe(403)
  const { origin } = new URL(server.url)
  const sessions = await under(key, 'GET', '/api/auth/list-sessions', undefined, { origin })
  expect(sessions.status).toBe(401)
})

test('[API-9] beside a key no cookie counts, and no origin is asked for', async () => {
  const { key } = await newKey(members.observer)
  const { cookie } = members.chair
  const me = (await (await under(key, 'GET', '/api/me', undefined, { cookie })).json()) as Json
  expect(me.id).toBe(members.observer.id)
  expect((await under(`${key}x`, 'GET', '/api/me', undefined, { cookie })).status).toBe(401)
  const foreign = { origin: 'https://elsewhere.example' }
  const path = `/api/proposals/${proposal.id}/threads`
  const thread = { unit: 'art_1', body: 'By program' }
  const commenter = await newKey(members.commenter)
  expect((await under(commenter.key, 'POST', path, thread, foreign)).status).toBe(201)
  expect((await under('', 'POST', path, thread, { ...foreign, cookie })).status).toBe(403)
  expect((await under(key, 'POST', '/api/auth/sign-out', {}, { ...foreign, cookie })).status).toBe(403)
})

test('[API-9] a revoked key stops at once, on sockets too', async () => {
  const { id, key } = await newKey(members.drafter)
  const socket = openRaw(server.url.replace('http', 'ws'), `proposal/${proposal.id}`, { key })
  expect((await socket.heard('access')).access).toMatchObject({ write: true })
  expect((await members.drafter.ask('DELETE', `/api/keys/${id}`)).status).toBe(204)
  expect((await under(key, 'GET', '/api/me')).status).toBe(401)
  expect(await socket.closed()).toBe(4401)
  const again = openRaw(server.url.replace('http', 'ws'), `proposal/${proposal.id}`, { key })
  expect(await again.closed()).toBe(4401)
})

test('[API-9] all of one’s keys are revoked at once, in a session alone; others keep theirs', async () => {
  const own = [await newKey(members.commenter), await newKey(members.commenter)]
  const another = await newKey(members.drafter)
  const status = async ({ key }: Json) => (await under(key, 'GET', '/api/me')).status
  expect((await under(own[0]!.key, 'DELETE', '/api/keys')).status).toBe(403)
  expect(await Promise.all([...own, another].map(status))).toEqual([200, 200, 200])
  expectStatus(await members.commenter.delete('/api/keys'), 204)
  expect(await Promise.all([...own, another].map(status))).toEqual([401, 401, 200])
})

test('[API-9] too many requests under one key, or with wrong keys, are refused; others go on', async () => {
  const { key } = await newKey(members.observer)
  const { key: other } = await newKey(members.drafter)
  const statuses = new Map<number, number>()
  for (let round = 0; round < 80; round++) {
    const replies = await Promise.all(Array.from({ length: 10 }, () => under(key, 'GET', '/api/keys')))
    for (const { status } of replies) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (statuses.has(429)) break
  }
  expect(statuses.get(403)).toBeGreaterThanOrEqual(600)
  expect(statuses.get(429)).toBeGreaterThan(0)
  expect((await under(other, 'GET', '/api/me')).status).toBe(200)
  const wrong = await Promise.all(Array.from({ length: 60 }, () => under('usynys_x', 'GET', '/api/me')))
  expect(wrong.some(({ status }) => status === 429)).toBe(true)
  expect((await members.drafter.get('/api/me')).status).toBe(200)
})

test('[API-9] an expired key is nobody’s, and the database holds its hash alone', async () => {
  const own = await startServer()
  const { secretary } = await publishedText(own.url)
  const { id, key } = expectStatus(await secretary.post('/api/keys', { name: 'Short', days: 1 }), 201)
  const ask = (url: string) => fetch(`${url}/api/me`, { headers: { authorization: `Bearer ${key}` } })
  expect((await ask(own.url)).status).toBe(200)
  await own.kill()
  const database = openSqlite(`${own.dataDir}/usynys.db`)
  const row = await database.rows.selectFrom('apiKeys').selectAll().executeTakeFirstOrThrow()
  expect(JSON.stringify(row)).not.toContain(key.slice(12))
  const past = { expiresAt: new Date(Date.now() - 1000).toISOString() }
  await database.rows.updateTable('apiKeys').set(past).where('id', '=', id).execute()
  await database.close()
  const restarted = await startServer({ dataDir: own.dataDir })
  expect((await ask(restarted.url)).status).toBe(401)
  await restarted.stop()
})

test('[SYNC-18] too many sockets of nobody from one address: they are turned away at the door, members come in', async () => {
  const own = await startServer()
  const { secretary, text } = await publishedText(own.url)
  const url = own.url.replace('http', 'ws')
  const strangers = Array.from({ length: 60 }, () => openRaw(url, `text/${text.id}`))
  for (const stranger of strangers) expect(await stranger.closed()).toBe(4401)
  const late = openRaw(url, `text/${text.id}`, { cookie: 'usynys.session_token=x' })
  expect(await late.closed()).toBe(1006)
  const member = openRaw(url, `text/${text.id}`, { cookie: secretary.cookie })
  await member.heard('access')
  member.end()
  await own.stop()
})
