/** Making a running installation a sample, and being any of its members: where it may be done, and where it does not exist. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { readConfig } from '#server/config.ts'
import { makeLog } from '#server/log.ts'
import { createSample } from '#server/sample/create.ts'
import { beingMade } from '#server/sample/maker.ts'
import { migrate } from '#server/store/migrate.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { sqlStore } from '#server/store/store.ts'
import { Occupied, takeInSample } from '#server/store/takeIn.ts'
import { Account, expectStatus, type Json, setUp, signUp } from '#tests/support/account.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

let running: TestServer[] = []
let folders: string[] = []
afterEach(async () => {
  const [servers, made] = [running, folders]
  running = []
  folders = []
  for (const server of servers) expect(await server.stop()).toBe(0)
  for (const folder of made) await rm(folder, { recursive: true, force: true })
})

const start = async (options: Parameters<typeof startServer>[0] = {}): Promise<TestServer> => {
  const server = await startServer(options)
  running.push(server)
  return server
}

const folder = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'usynys-first-'))
  folders.push(path)
  return path
}

/** A POST under another Host, which `fetch` does not let one set. */
const postAs = (server: TestServer, host: string, body: object): Promise<{ status: number; body: Json }> =>
  new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path: '/api/setup/sample',
        method: 'POST',
        headers: { host, 'content-type': 'application/json' },
      },
      (reply) => {
        let text = ''
        reply.on('data', (chunk) => {
          text += chunk
        })
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: JSON.parse(text) }))
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })

const called = (items: Json[], name: string): string => items.find((member) => member.name === name).id

test('[RIGHTS-7] one request makes a new installation a sample for good, and signs in as a drafter', async () => {
  const server = await start()
  const guest = new Account(server.url)
  const { items, as } = expectStatus(await guest.post('/api/setup/sample'), 201)
  expect(items).toHaveLength(17)
  const me = expectStatus(await guest.get('/api/me'), 200)
  expect(me).toMatchObject({ id: as, sample: true, secretariat: false, groups: [{ role: 'drafter' }] })
  expect(expectStatus(await guest.get('/api/setup'), 200)).toMatchObject({ setUp: true, sample: true })
  const proposals = expectStatus(await guest.get('/api/proposals'), 200).items
  expect(proposals).toHaveLength(2)
  expect(existsSync(join(server.dataDir, beingMade))).toBe(false)
  expect(server.output()).not.toMatch(/error/i)

  expect(expectStatus(await guest.post('/api/setup/sample'), 409).code).toBe('already-set-up')
  const again = await new Account(server.url).post('/api/setup', {
    name: 'X',
    email: 'x@example.org',
    password: 'long enough',
  })
  expect(expectStatus(again, 409).code).toBe('already-set-up')
})

test('[RIGHTS-7] of two who try at once, one makes the sample', async () => {
  const server = await start()
  const replies = await Promise.all([1, 2].map(() => new Account(server.url).post('/api/setup/sample')))
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('[RIGHTS-7] from elsewhere it needs the code that the server printed', async () => {
  const server = await start()
  for (const body of [{}, { code: 'ABCDE-FGHJK' }]) {
    const refused = await postAs(server, 'usynys.example.org', body)
    expect([refused.status, refused.body.code]).toEqual([403, 'wrong-setup-code'])
  }
  const forwarded = await new Account(server.url).ask(
    'POST',
    '/api/setup/sample',
    {},
    { headers: { 'x-forwarded-for': '203.0.113.9' } },
  )
  expect(expectStatus(forwarded, 403).code).toBe('wrong-setup-code')
  expect(expectStatus(await new Account(server.url).get('/api/setup'), 200)).toMatchObject({
    setUp: false,
    sample: false,
  })
  expect((await postAs(server, 'usynys.example.org', { code: server.setupCode })).status).toBe(201)
})

test('[RIGHTS-8] a real installation knows nothing of samples, and never becomes one', async () => {
  const server = await start()
  const secretary = await setUp(server.url)
  expect(expectStatus(await secretary.post('/api/setup/sample'), 409).code).toBe('already-set-up')
  for (const account of [secretary, new Account(server.url)]) {
    expect(expectStatus(await account.get('/api/sample/members'), 404).code).toBe('not-found')
    const become = await account.post('/api/sample/become', { user: secretary.id })
    expect(expectStatus(become, 404).code).toBe('not-found')
  }
  expect(expectStatus(await secretary.get('/api/me'), 200)).toMatchObject({ id: secretary.id, sample: false })
})

test('[RIGHTS-7] where somebody has an account already, no sample is made around them', async () => {
  const server = await start()
  const early = await signUp(server.url, 'Early member')
  expect(expectStatus(await early.post('/api/setup/sample'), 409).code).toBe('already-set-up')
  expect(expectStatus(await early.get('/api/setup'), 200)).toMatchObject({ setUp: false, sample: false })
})

test('[RIGHTS-8] anybody becomes any member by one click, and only members; the session before it ends', async () => {
  const server = await start()
  const guest = new Account(server.url)
  const { as } = expectStatus(await guest.post('/api/setup/sample'), 201)
  const { items, origins } = expectStatus(await guest.get('/api/sample/members'), 200)
  expect(origins).toContain(`http://localhost:${server.port}`)
  expect(origins).toContain(`http://127.0.0.1:${server.port}`)

  const before = guest.cookie
  const judge = called(items, 'Судья В.')
  const became = expectStatus(await guest.post('/api/sample/become', { user: judge }), 200)
  expect(became).toMatchObject({ id: judge, groups: [{ name: 'Союз судей', role: 'chair' }] })
  expect(JSON.stringify(became)).not.toMatch(/password|token/i)
  expect(expectStatus(await guest.get('/api/me'), 200).id).toBe(judge)
  const old = await fetch(new URL('/api/me', server.url), { headers: { cookie: before } })
  expect(old.status).toBe(401)

  const stranger = new Account(server.url)
  expectStatus(await stranger.post('/api/sample/become', { user: as }), 200)
  expect(expectStatus(await stranger.get('/api/me'), 200).id).toBe(as)
  expect(expectStatus(await guest.get('/api/me'), 200).id).toBe(judge)

  const guestOfOwn = await signUp(server.url, 'Somebody with an address')
  for (const user of [guestOfOwn.id, 'nobody'])
    expect(expectStatus(await stranger.post('/api/sample/become', { user }), 404).code).toBe('not-found')
  const listed = expectStatus(await stranger.get('/api/sample/members'), 200).items
  expect(listed.map(({ id }: Json) => id)).not.toContain(guestOfOwn.id)

  const foreign = await stranger.ask(
    'POST',
    '/api/sample/become',
    { user: judge },
    { headers: { origin: 'https://elsewhere.example' } },
  )
  expect(expectStatus(foreign, 403).code).toBe('wrong-origin')
})

test('live editing and changes are open to pages of each loopback name, and to no other', async () => {
  const server = await start()
  const guest = new Account(server.url)
  expectStatus(await guest.post('/api/setup/sample'), 201)
  const [proposal] = expectStatus(await guest.get('/api/proposals'), 200).items
  const joined = (origin: string): Promise<number | 'open'> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/sync/proposal/${proposal.id}`, {
        headers: { cookie: guest.cookie, origin },
      })
      socket.on('message', () => {
        socket.close()
        resolve('open')
      })
      socket.on('close', (code) => resolve(code))
      socket.on('error', reject)
    })
  expect(await joined(`http://localhost:${server.port}`)).toBe('open')
  expect(await joined(`http://127.0.0.1:${server.port}`)).toBe('open')
  expect(await joined('http://usynys.example.org')).toBe(4403)
})

test('[RIGHTS-7] a server killed while it makes the sample is not set up afterwards, and can make it then', async () => {
  const dataDir = await folder()
  const first = await startServer({ dataDir })
  const asked = new Account(first.url).post('/api/setup/sample').catch(() => undefined)
  await until('the sample is being made', () => existsSync(join(dataDir, beingMade, 'usynys.db')))
  await first.kill()
  await asked
  const second = await start({ dataDir })
  const guest = new Account(second.url)
  expect(expectStatus(await guest.get('/api/setup'), 200)).toMatchObject({ setUp: false, sample: false })
  expectStatus(await guest.post('/api/setup/sample'), 201)
  expect(expectStatus(await guest.get('/api/proposals'), 200).items).toHaveLength(2)
  expect(existsSync(join(dataDir, beingMade))).toBe(false)
})

test('[RIGHTS-7] a sample is taken in whole or not at all, with its audit trail intact, and never among other rows', async () => {
  const log = makeLog('silent')
  const [bad, good] = [await folder(), await folder()]
  const fill = async (dataDir: string) => {
    await createSample(readConfig({ DATA_DIR: dataDir }), log)
    return join(dataDir, 'usynys.db')
  }
  const [badPath, goodPath] = await Promise.all([fill(bad), fill(good)])
  const spoilt = openSqlite(badPath)
  // A member of a group that is not there: found out only when the transaction ends.
  await spoilt.exclusively((sqlite) => {
    sqlite.pragma('foreign_keys = off')
    sqlite.exec(`update "members" set "groupId" = 'gone' where rowid = (select max(rowid) from "members")`)
  })
  await spoilt.close()

  const database = openSqlite(':memory:')
  await migrate(database)
  const takeIn = async (path: string) => {
    const made = openSqlite(path)
    await takeInSample(database, made, new Date().toISOString()).finally(() => made.close())
  }
  const { people, groups, audit } = sqlStore(database)
  await expect(takeIn(badPath)).rejects.toThrow(/FOREIGN KEY/)
  expect(await people.all()).toEqual([])
  expect(await people.installation()).toMatchObject({ setUp: false, sample: false })

  await takeIn(goodPath)
  expect(await people.all()).toHaveLength(17)
  expect(await groups.list()).toHaveLength(3)
  expect(await people.installation()).toMatchObject({ setUp: true, sample: true })
  expect(await audit.verify()).toMatchObject({ type: 'intact' })
  await expect(takeIn(goodPath)).rejects.toThrow(Occupied)
  await database.close()
})
