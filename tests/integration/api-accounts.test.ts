/** The first account, sign-up by invitation, sessions. */
import { afterEach, expect, test } from 'vitest'
import { Account, expectStatus, setUp } from '#tests/support/account.ts'
import { type ServerOptions, startServer as start, type TestServer } from '#tests/support/server.ts'

const servers: TestServer[] = []
const startServer = async (options: ServerOptions = {}): Promise<TestServer> => {
  const server = await start(options)
  servers.push(server)
  return server
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

const first = { name: 'Secretary A.', email: 'secretary@example.org', password: 'correct horse battery' }
const invited = { name: 'Notary A.', email: 'notary@example.org', password: 'correct horse battery' }
const closed = { env: { OPEN_SIGNUP: 'false' } }

test('at this machine the first account needs no code; it is the secretariat’s, signed in, and the only such', async () => {
  const server = await startServer()
  const account = new Account(server.url)
  expect((await account.get('/api/setup')).body).toMatchObject({ setUp: false, codeNeeded: false })
  expectStatus(await account.post('/api/setup', first), 200)
  expect((await account.get('/api/me')).body).toMatchObject({
    name: 'Secretary A.',
    secretariat: true,
    groups: [],
  })
  expect((await account.get('/api/setup')).body).toMatchObject({ setUp: true })
  const second = await new Account(server.url).post('/api/setup', invited)
  expect([second.status, second.body.code]).toEqual([409, 'already-set-up'])
})

test('[RIGHTS-5] through a proxy it needs the code that was printed at start, and a wrong one does not do', async () => {
  const server = await startServer()
  const account = new Account(server.url)
  const from = { headers: { 'x-forwarded-for': '203.0.113.7' } }
  const state = await account.ask('GET', '/api/setup', undefined, from)
  expect(state.body).toMatchObject({ codeNeeded: true })
  for (const code of [undefined, 'AAAAA-AAAAA', '']) {
    const reply = await account.ask('POST', '/api/setup', { ...first, code }, from)
    expect([reply.status, reply.body.code]).toEqual([403, 'wrong-setup-code'])
  }
  expect(server.setupCode).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/)
  expectStatus(await account.ask('POST', '/api/setup', { ...first, code: server.setupCode }, from), 200)
  expect((await account.get('/api/me')).body.secretariat).toBe(true)
})

test('a foreign Host header needs the code as well', async () => {
  const server = await startServer()
  const { request } = await import('node:http')
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const body = JSON.stringify(first)
    const headers = {
      host: 'rebound.example',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }
    const asked = request(
      { host: '127.0.0.1', port: server.port, path: '/api/setup', method: 'POST', headers },
      (reply) => {
        reply.resume()
        resolve(reply.statusCode)
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
  expect(status).toBe(403)
})

test('[RIGHTS-6] afterwards one signs up by invitation only; a link works once, and for its own address', async () => {
  const server = await startServer(closed)
  const secretary = await setUp(server.url)
  const visitor = new Account(server.url)
  const signUp = (body: object) => visitor.post('/api/auth/sign-up/email', body)
  for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-up/email/', '/api/auth//sign-up/email']) {
    const { status } = await visitor.post(path, invited)
    expect([path, status >= 400]).toEqual([path, true])
  }
  expect((await signUp(invited)).body.code).toBe('sign-up-closed')
  expect((await signUp({ ...invited, invitation: 'x'.repeat(32) })).body.code).toBe('invitation-invalid')

  const group = expectStatus(await secretary.post('/api/groups', { name: 'Chamber of notaries' }), 201)
  const link = expectStatus(
    await secretary.post(`/api/groups/${group.id}/invitations`, { role: 'drafter', email: invited.email }),
    201,
  )
  expect(link.url).toBe(`http://localhost:${server.port}/invitations/${link.token}`)
  expect((await visitor.get(`/api/invitations/${link.token}`)).body).toEqual({
    group: { id: group.id, name: 'Chamber of notaries' },
    role: 'drafter',
  })
  expect((await signUp({ ...invited, email: 'other@example.org', invitation: link.token })).status).toBe(410)
  expectStatus(await signUp({ ...invited, invitation: link.token }), 200)
  expectStatus(await visitor.post(`/api/invitations/${link.token}`), 200)
  expect((await visitor.get('/api/me')).body.groups).toEqual([
    { id: group.id, name: 'Chamber of notaries', role: 'drafter' },
  ])
  const again = await secretary.post(`/api/invitations/${link.token}`)
  expect([again.status, again.body.code]).toEqual([410, 'invitation-invalid'])
})

test('a member is added by address; an address without an account gets an invitation', async () => {
  const server = await startServer()
  const secretary = await setUp(server.url)
  const group = expectStatus(await secretary.post('/api/groups', { name: 'Chamber of notaries' }), 201)
  const add = (email: string) =>
    secretary.post(`/api/groups/${group.id}/members`, { email, role: 'commenter' })
  expect(expectStatus(await add('new@example.org'), 202).invitation.token).toEqual(expect.any(String))
  const account = new Account(server.url)
  expectStatus(await account.post('/api/auth/sign-up/email', invited), 200)
  expect(expectStatus(await add(invited.email.toUpperCase()), 201)).toMatchObject({
    role: 'commenter',
    user: { name: 'Notary A.' },
  })
  expect((await add(invited.email)).body.code).toBe('already-a-member')
  const seen = (await account.get(`/api/groups/${group.id}/members`)).body.items
  expect(seen.find(({ role }: { role: string }) => role === 'chair').user).not.toHaveProperty('email')
})

test('sessions outlive a restart and end with signing out', async () => {
  const server = await start()
  const secretary = await setUp(server.url)
  await server.kill()
  await startServer({ port: server.port, dataDir: server.dataDir })
  expect((await secretary.get('/api/me')).status).toBe(200)
  const stolen = new Account(server.url)
  const cookie = { headers: { cookie: secretary.cookie } }
  expectStatus(await stolen.ask('GET', '/api/me', undefined, cookie), 200)
  expectStatus(await secretary.post('/api/auth/sign-out'), 200)
  expect((await stolen.ask('GET', '/api/me', undefined, cookie)).status).toBe(401)
})

test('cookies are out of scripts’ reach, and secure where the origin is', async () => {
  const cookieOf = async (env: Record<string, string>): Promise<string> => {
    const server = await startServer({ env })
    const reply = await new Account(server.url).raw('POST', '/api/setup', JSON.stringify(first), {
      'content-type': 'application/json',
    })
    return reply.headers.getSetCookie().join('\n')
  }
  expect(await cookieOf({})).toMatch(/^usynys\.session_token=.*HttpOnly; SameSite=Lax/im)
  expect(await cookieOf({ ORIGIN: 'https://usynys.example.org' })).toMatch(
    /^__Secure-usynys\.session_token=.*; Secure/im,
  )
})

test('guessing passwords from one address is slowed down, whatever it claims to be forwarded for', async () => {
  const server = await startServer()
  await setUp(server.url)
  const statuses: number[] = []
  for (let n = 0; n < 62; n++) {
    const visitor = new Account(server.url)
    const forged = { headers: { 'x-forwarded-for': `203.0.113.${n}`, 'x-usynys-peer': `203.0.113.${n}` } }
    const body = { email: 'nobody@example.org', password: 'wrong password' }
    statuses.push((await visitor.ask('POST', '/api/auth/sign-in/email', body, forged)).status)
  }
  expect(statuses.slice(0, 50).every((status) => status === 401)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
})
