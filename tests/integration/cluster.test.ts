/** Three processes on one PostgreSQL and one Redis, with what can go wrong between them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { openClient, type TestClient } from '#tests/support/client.ts'
import { type Members, newGroup, publishedText, type Scene } from '#tests/support/group.ts'
import { hasPostgres, type Postgres, postgresRemedy, startPostgres } from '#tests/support/postgres.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { hasRedis, type Redis, redisRemedy, startRedis } from '#tests/support/redis.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { missing, type Typist, typist } from '#tests/support/typist.ts'
import { until } from '#tests/support/until.ts'

const canRun = hasPostgres() && hasRedis()
if (!canRun) console.log(hasPostgres() ? redisRemedy : postgresRemedy)

const size = 3
const random = randomFrom(seedOfRun(17))
const secret = 'one secret for all nodes of a test'

let postgres: Postgres
let redis: Redis
let folder: string
let env: Record<string, string>
let nodes: TestServer[]
let scene: Scene
let group: Members
let proposal: Json
let clients: TestClient[]

/** The same account at another node: cookies are signed with one secret. */
const at = (account: Account, node: number): Account => account.at(nodes[node]!.url)

const startNode = (index: number, port?: number): Promise<TestServer> =>
  startServer({ dataDir: join(folder, `node${index}`), env, ...(port !== undefined && { port }) })

const openAt = (node: number, account: Account, room: string): TestClient => {
  const client = openClient({ url: `ws://127.0.0.1:${nodes[node]!.port}`, room, cookie: account.cookie })
  client.provider.maxBackoffTime = 200
  clients.push(client)
  return client
}

const suggest = async (unit = 'art_1__para_1'): Promise<string> => {
  const made = await group.drafter.post(`/api/proposals/${proposal.id}/suggestions`, { op: 'replace', unit })
  return expectStatus(made, 201).id
}

/** Everybody ends with the same words, and everything typed is in them. */
const settle = async (pages: readonly TestClient[], typists: readonly Typist[]): Promise<void> => {
  for (const one of typists) one.stop()
  await until('everything is saved', () => pages.every((page) => page.isSaved()), 30_000)
  await until('all have the same', () => new Set(pages.map((page) => page.words())).size === 1)
  for (const one of typists) expect(missing(one.words, pages[0]!.words())).toEqual([])
  expect(pages.flatMap(({ refusals }) => refusals)).toEqual([])
}

/** What each page has seen from others is in all pages at the end. */
const typeTogether = async (pages: readonly TestClient[]): Promise<readonly Typist[]> => {
  for (const page of pages) await page.synced()
  const typists = pages.map((page, index) => typist(page, `p${index}w`, random))
  for (const one of typists) one.start()
  return typists
}

const typed = (typists: readonly Typist[], more: number): Promise<unknown> => {
  const before = typists.map(({ words }) => words.length)
  return until('they have typed', () =>
    typists.every(({ words }, index) => words.length >= before[index]! + more),
  )
}

describe.runIf(canRun)('three nodes', () => {
  beforeAll(async () => {
    ;[postgres, redis] = await Promise.all([startPostgres(), startRedis()])
    folder = mkdtempSync(join(tmpdir(), 'usynys-nodes-'))
    env = { DATABASE_URL: await postgres.newDatabase(), REDIS_URL: redis.url, SECRET: secret }
    nodes = [await startNode(0)]
    nodes.push(...(await Promise.all(Array.from({ length: size - 1 }, (_, index) => startNode(index + 1)))))
    scene = await publishedText(nodes[0]!.url)
  }, 60_000)

  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.kill()))
    await Promise.all([postgres.stop(), redis.stop()])
    rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(async () => {
    clients = []
    group = await newGroup(scene.secretary, 'Union of judges')
    proposal = expectStatus(
      await group.chair.post('/api/proposals', {
        textId: scene.text.id,
        groupId: group.group.id,
        title: 'On courts',
      }),
      201,
    )
  })

  afterEach(() => {
    for (const client of clients) client.destroy()
  })

  test('[NODE-2] what is typed at each is at all, word for word', async () => {
    const room = `suggestion/${await suggest()}`
    const pages = [group.chair, group.drafter, group.drafter].map((account, node) =>
      openAt(node, account, room),
    )
    const typists = await typeTogether(pages)
    await typed(typists, 25)
    await settle(pages, typists)
  })

  test('[NODE-4] who is there is seen across nodes, also by those who come later, and no longer when they go', async () => {
    const room = `suggestion/${await suggest()}`
    const [here, there] = [openAt(0, group.chair, room), openAt(1, group.drafter, room)]
    await Promise.all([here.synced(), there.synced()])
    const isSeen = (by: TestClient, of: TestClient): boolean =>
      by.provider.awareness.getStates().has(of.doc.clientID)
    here.provider.awareness.setLocalStateField('place', { unit: 'art_1' })
    await until('the other node shows it', () => isSeen(there, here))
    const late = openAt(2, group.observer, room)
    await until('somebody who comes later sees both', () => isSeen(late, here) && isSeen(late, there))
    const states = late.provider.awareness.getStates()
    expect(states.get(here.doc.clientID)).toMatchObject({
      user: { id: group.chair.id },
      place: { unit: 'art_1' },
    })
    here.destroy()
    await until('they are gone', () => !isSeen(there, here) && !isSeen(late, here))
  })

  test('[NODE-5] a row that changes at one node is pushed to pages at another', async () => {
    const id = await suggest()
    const page = openAt(2, group.observer, `proposal/${proposal.id}`)
    await page.synced().catch(() => {})
    await until('the page is in', () => page.accesses.length > 0)
    const decided = await at(group.chair, 1).post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' })
    expectStatus(decided, 201)
    await until('the decision is pushed', () =>
      page.changes.some(({ rows }) =>
        rows.some((row) => row.id === id && (row.row as Json)?.decisions?.length === 1),
      ),
    )
  })

  test('[NODE-6] a decision at one node freezes the room at all, on the wording that all nodes had written by then', async () => {
    const id = await suggest()
    const writers = [1, 2].map((node) => openAt(node, group.drafter, `suggestion/${id}`))
    const typists = await typeTogether(writers)
    await typed(typists, 10)
    expectStatus(await at(group.chair, 0).post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' }), 201)
    await until('the pages are told', () => writers.every((page) => page.accesses.at(-1)?.write === false))
    for (const one of typists) one.stop()
    const newcomer = openAt(2, group.observer, `suggestion/${id}`)
    await newcomer.synced()
    const rows = await Promise.all(
      nodes.map(async (_, node) =>
        expectStatus(await at(group.observer, node).get(`/api/suggestions/${id}`), 200),
      ),
    )
    for (const row of rows) {
      expect(row.after.ru.map(({ text }: Json) => text).join('\n')).toBe(newcomer.words())
      expect(row.decisions[0].wordingHash).toBe(row.wordingHash)
    }
    for (const page of writers) page.destroy()
    expectStatus(await at(group.chair, 2).post(`/api/suggestions/${id}/reopen`, {}), 200)
    const again = openAt(1, group.drafter, `suggestion/${id}`)
    await until('it is written again', () => again.accesses.at(-1)?.write === true)
  })

  test('[NODE-7] who is removed at one node is out of all within two seconds', async () => {
    const room = `suggestion/${await suggest()}`
    const page = openAt(2, group.contributor, room)
    await page.synced()
    const started = performance.now()
    const { id } = group.contributor
    expectStatus(await at(group.chair, 0).delete(`/api/groups/${group.group.id}/members/${id}`), 204)
    await until('the page is closed', () => page.closes.length > 0)
    expect([4403, 4404]).toContain(page.closes[0])
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test('no node logged an error so far', () => {
    const logged = nodes.flatMap((node) => node.output().split('\n'))
    expect(logged.filter((line) => line.includes('"level":50'))).toEqual([])
  })

  test('[NODE-3] a node is killed in mid-typing: nothing that anybody had seen or was told is saved is lost', async () => {
    const room = `suggestion/${await suggest()}`
    const pages = [group.chair, group.drafter, group.drafter].map((account, node) =>
      openAt(node, account, room),
    )
    const typists = await typeTogether(pages)
    await typed(typists, 15)
    const { port } = nodes[1]!
    await nodes[1]!.kill()
    await typed(typists, 15)
    nodes[1] = await startNode(1, port)
    await settle(pages, typists)
  })

  test('[NODE-1] Redis is killed in mid-typing: the nodes follow each other through the log, and come back', async () => {
    const room = `suggestion/${await suggest()}`
    const pages = [group.chair, group.drafter, group.drafter].map((account, node) =>
      openAt(node, account, room),
    )
    const typists = await typeTogether(pages)
    await typed(typists, 10)
    await redis.kill()
    await typed(typists, 10)
    for (const one of typists) one.stop()
    await until('all is at all without Redis', () => new Set(pages.map((page) => page.words())).size === 1)
    await redis.startAgain()
    for (const one of typists) one.start()
    await typed(typists, 10)
    await settle(pages, typists)
  })

  test('[NODE-3] PostgreSQL is killed in mid-typing and starts again: nobody is told of anything that is not there', async () => {
    const room = `suggestion/${await suggest()}`
    const pages = [group.chair, group.drafter, group.drafter].map((account, node) =>
      openAt(node, account, room),
    )
    const typists = await typeTogether(pages)
    await typed(typists, 10)
    await postgres.kill()
    await typed(typists, 5)
    expect(pages.filter((page) => page.isSaved())).toEqual([])
    await postgres.startAgain()
    await settle(pages, typists)
  })
})
