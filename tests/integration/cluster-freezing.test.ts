/**
 * [FREEZE-1] Three nodes on one log, two of them typed at while the third locks, submits or decides: what is frozen is what the log
 * holds, nothing is written behind it, and nothing that a page was told is saved is missing from it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Frozen } from '#server/domain/ports/versions.ts'
import { expectStatus, type Json } from '#tests/support/account.ts'
import { blockTexts, openClient, type TestClient } from '#tests/support/client.ts'
import { type Members, newGroup, publishedText, type Scene } from '#tests/support/group.ts'
import { hasPostgres, type Postgres, postgresRemedy, startPostgres } from '#tests/support/postgres.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { hasRedis, type Redis, redisRemedy, startRedis } from '#tests/support/redis.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { missing, type Typist, typist } from '#tests/support/typist.ts'
import { until } from '#tests/support/until.ts'

const canRun = hasPostgres() && hasRedis()
if (!canRun) console.log(hasPostgres() ? redisRemedy : postgresRemedy)

const rounds = Number(process.env.RUNS ?? 4)
const random = randomFrom(seedOfRun(29))

let postgres: Postgres
let redis: Redis
let folder: string
let database: string
let nodes: TestServer[] = []
let scene: Scene
let group: Members

const startNode = (index: number, port?: number): Promise<TestServer> =>
  startServer({
    dataDir: join(folder, `node${index}`),
    env: { DATABASE_URL: database, REDIS_URL: redis.url, SECRET: 'one secret for all nodes of a test' },
    ...(port !== undefined && { port }),
  })

const newProposal = async (): Promise<string> =>
  expectStatus(
    await group.chair.post('/api/proposals', {
      textId: scene.text.id,
      groupId: group.group.id,
      title: 'On courts',
    }),
    201,
  ).id

const suggest = async (proposal: string): Promise<string> =>
  expectStatus(
    await group.drafter.post(`/api/proposals/${proposal}/suggestions`, {
      op: 'replace',
      unit: 'art_1__para_1',
    }),
    201,
  ).id

interface Writer {
  readonly page: TestClient
  readonly typing: Typist
  /** How far the page was told that its writing is saved. */
  readonly saved: () => number
}

const writerAt = async (node: number, suggestion: string, name: string): Promise<Writer> => {
  let saved = 0
  const page = openClient({
    url: `ws://127.0.0.1:${nodes[node]!.port}`,
    room: `suggestion/${suggestion}`,
    cookie: group.drafter.cookie,
    onSaved: (client, clock) => {
      if (client === page.doc.clientID) saved = Math.max(saved, clock)
    },
  })
  await page.synced()
  const typing = typist(page, name, random)
  typing.start()
  return { page, typing, saved: () => saved }
}

const inLog = async (suggestion: string) => {
  const room = `suggestion/${suggestion}`
  const doc = new Y.Doc()
  const query = 'select "seq", "update" from "updates" where "room" = $1 order by "seq"'
  const rows = await postgres.run(database, query, [room])
  for (const { update } of rows) Y.applyUpdate(doc, update as Uint8Array)
  return { doc, words: blockTexts(doc).join('\n'), head: Number(rows.at(-1)!.seq) }
}

const frozenBy = async (proposal: string, step: string): Promise<Frozen> => {
  const query = 'select "frozenJson" from "versions" where "proposalId" = $1 and "step" = $2'
  const rows = await postgres.run(database, query, [proposal, step])
  expect(rows).toHaveLength(1)
  return JSON.parse(rows[0]!.frozenJson as string)
}

/** Two people at two nodes type into each of two suggestions until `step` has closed them. */
const whileTyped = async (step: (proposal: string, suggestions: readonly string[]) => Promise<unknown>) => {
  const proposal = await newProposal()
  const suggestions = [await suggest(proposal), await suggest(proposal)]
  const writers = await Promise.all(
    suggestions.flatMap((id, at) => [1, 2].map((node) => writerAt(node, id, `s${at}n${node}w`))),
  )
  const enough = 4 + random.below(12)
  await until('they have typed', () => writers.every(({ typing }) => typing.words.length >= enough))
  await step(proposal, suggestions)
  const after = writers.map(({ typing }) => typing.words.length + 3)
  await until('they type on', () => writers.every(({ typing }, at) => typing.words.length >= after[at]!))
  await until('they are told', () => writers.every(({ page }) => page.accesses.at(-1)?.write === false))
  for (const { typing } of writers) typing.stop()
  return { proposal, suggestions, writers }
}

const expectExact = async (
  suggestions: readonly string[],
  writers: readonly Writer[],
  frozen: readonly Pick<Frozen['suggestions'][number], 'id' | 'after' | 'materialisedSeq'>[],
) => {
  for (const [at, id] of suggestions.entries()) {
    const version = frozen.find((each) => each.id === id)!
    const log = await inLog(id)
    expect(version.materialisedSeq).toBe(log.head)
    expect(version.after.ru!.map(({ text }) => text).join('\n')).toBe(log.words)
    for (const { page, typing, saved } of writers.slice(2 * at, 2 * at + 2)) {
      expect(saved()).toBeLessThanOrEqual(Y.getState(log.doc.store, page.doc.clientID))
      // What came too late is still on the page of whoever typed it.
      expect(missing(missing(typing.words, log.words), page.words())).toEqual([])
      expect(page.refusals).toEqual([])
      page.destroy()
    }
  }
}

const lockOrSubmit = async (): Promise<void> => {
  const step = random.next() < 0.5 ? 'lock' : 'submit'
  const { proposal, suggestions, writers } = await whileTyped(async (id) => {
    expectStatus(await group.chair.post(`/api/proposals/${id}/${step}`, {}), 200)
  })
  await expectExact(suggestions, writers, (await frozenBy(proposal, 'locked')).suggestions)
}

const decide = async (): Promise<void> => {
  const { suggestions, writers } = await whileTyped((_, those) =>
    Promise.all(
      those.map(async (id) =>
        expectStatus(await group.chair.post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' }), 201),
      ),
    ),
  )
  const rows = await Promise.all(
    suggestions.map(async (id) => expectStatus(await group.chair.get(`/api/suggestions/${id}`), 200) as Json),
  )
  for (const row of rows) expect(row.decisions[0].wordingHash).toBe(row.wordingHash)
  const query = 'select "id", "materialisedSeq" from "suggestions" where "id" = any($1)'
  const seqs = await postgres.run(database, query, [suggestions])
  const frozen = rows.map(({ id, after }) => ({
    id,
    after,
    materialisedSeq: Number(seqs.find((each) => each.id === id)!.materialisedSeq),
  }))
  await expectExact(suggestions, writers, frozen as never)
}

describe.runIf(canRun)('three nodes', () => {
  beforeAll(async () => {
    ;[postgres, redis] = await Promise.all([startPostgres(), startRedis()])
    folder = mkdtempSync(join(tmpdir(), 'usynys-freezing-'))
    database = await postgres.newDatabase()
    nodes = [await startNode(0)]
    nodes.push(...(await Promise.all([startNode(1), startNode(2)])))
    scene = await publishedText(nodes[0]!.url)
    group = await newGroup(scene.secretary, 'Union of judges')
  }, 60_000)

  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.kill()))
    await Promise.all([postgres.stop(), redis.stop()])
    rmSync(folder, { recursive: true, force: true })
  })

  test('[FREEZE-1] what a lock freezes is all that the log ever gets', async () => {
    for (let round = 0; round < rounds; round++) await lockOrSubmit()
  }, 60_000)

  test('[FREEZE-1] what is decided on is all that the log ever gets', async () => {
    for (let round = 0; round < rounds; round++) await decide()
  }, 60_000)

  test('[FREEZE-2] a node that is killed while it holds documents leaves none of them closed', async () => {
    const proposal = await newProposal()
    const suggestion = await suggest(proposal)
    const { page, typing } = await writerAt(1, suggestion, 'before')
    await until('they have typed', () => typing.words.length >= 3)
    // The mark that a lock at node 0 would have set just before it was killed.
    const mark = 'update "rooms" set "frozen" = 2 where "room" = $1'
    await postgres.run(database, mark, [`suggestion/${suggestion}`])
    await until('nothing is written', () => page.accesses.at(-1)?.write === false)
    const { port } = nodes[0]!
    await nodes[0]!.kill()
    nodes[0] = await startNode(0, port)
    await until('it is written again', () => page.accesses.at(-1)?.write === true)
    typing.stop()
    await page.saved()
    expect(missing(typing.words, (await inLog(suggestion)).words)).toEqual([])
    page.destroy()
  })

  test('[FREEZE-1] nor does it lean on the bell: without Redis it holds as well', async () => {
    await redis.kill()
    await lockOrSubmit()
    await decide()
  }, 60_000)

  test('no node logged an error', () => {
    const logged = nodes.flatMap((node) => node.output().split('\n'))
    expect(logged.filter((line) => line.includes('"level":50'))).toEqual([])
  })
})
