/**
 * Several nodes on one log, with a bell that is late, rings twice, or not at all, and people who move between them. Whatever a
 * node has not heard of, nobody honest is refused for it, nothing is written twice, and all end with one document.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { migrate } from '#server/store/migrate.ts'
import { openSqlite, type SqliteStorage } from '#server/store/sqlite/database.ts'
import { verifyRoom } from '#server/store/verifyRoom.ts'
import { Door } from '#server/sync/door.ts'
import { makeSync, type Sync } from '#server/sync/index.ts'
import { defaultLimits, defaultTiming } from '#server/sync/limits.ts'
import type { Bell, UpdateLog } from '#server/sync/ports.ts'
import { seed } from '#shared/document/seed.ts'
import { decodeFrame } from '#shared/protocol/frames.ts'
import { act, newBlock, wordsIn } from '#tests/support/acts.ts'
import { deliverAll, deliverSome, isQuiet, unaccounted } from '#tests/support/network.ts'
import { Page, textsOf } from '#tests/support/pages.ts'
import { type Random, randomFrom, seedOfRun } from '#tests/support/random.ts'
import { readFromDisk, sampleUnits } from '#tests/support/rooms.ts'
import { until } from '#tests/support/until.ts'

const runs = Number(process.env.RUNS ?? 30)
const operations = 150
const room = 'suggestion/fuzz'
const name = { type: 'suggestion', id: 'fuzz' } as const
const write = { judge: async () => ({ type: 'write' }) as const, accessRevision: async () => 0 }

interface Node {
  readonly sync: Sync
  readonly door: Door
}

/** Rings that wait to be heard, as `deliver` lets them. */
interface Ring {
  readonly from: number
  readonly hear: (node: Node) => void
}

let folder: string
let file: string
let database: SqliteStorage
let log: UpdateLog

const thaw = async (rooms: Node['sync']['rooms']): Promise<void> => {
  await log.setFrozen(room, false)
  await rooms.stand([name])
}
let nodes: Node[]
let rings: Ring[]
let reports: string[]
let outcomes: Map<string, number>

const startNode = (index: number): Node => {
  const report = (event: string, error: unknown): void => void reports.push(`${event}: ${error}`)
  const bell: Bell = {
    committed: (id, epoch, rows) => {
      const last = rows.at(-1)!.seq
      rings.push({
        from: index,
        hear: ({ sync }) => sync.rooms.caughtUp(id, last, last % 3 === 0 ? undefined : { epoch, rows }),
      })
    },
    moved: (id) => void rings.push({ from: index, hear: ({ sync }) => void sync.rooms.lookAgain(id) }),
    reloaded: () => {},
    opened: () => {},
    closed: () => {},
    accessChanged: () => {},
    present: () => {},
  }
  const sync = makeSync({
    log,
    rights: write,
    documents: { seeds: async () => [seed(sampleUnits, 'ru')], committed: () => {} },
    bell,
    report,
    timing: { commitGapMs: 0, presenceMs: 10, snapshotRows: 40 },
  })
  const door = new Door({
    rooms: sync.rooms,
    rights: write,
    limits: { ...defaultLimits, joinsBurst: 100_000 },
    timing: defaultTiming,
    report,
  })
  return { sync, door }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'usynys-nodes-'))
  file = join(folder, 'usynys.db')
  database = openSqlite(file)
  await migrate(database)
  reports = []
  rings = []
  outcomes = new Map()
  const own = database.log
  log = {
    ...own,
    isShared: true,
    append: async (turns) => {
      const answer = await own.append(turns)
      for (const { type } of answer.values()) outcomes.set(type, (outcomes.get(type) ?? 0) + 1)
      return answer
    },
  }
  nodes = [startNode(0), startNode(1), startNode(2)]
})

afterEach(async () => {
  for (const { door, sync } of nodes) {
    door.stop()
    await sync.drain()
  }
  await database.close()
  rmSync(folder, { recursive: true })
})

/** Lets some rings be heard: most once, some twice, some never. */
const deliver = (random: Random): void => {
  for (const ring of rings.splice(0, 1 + random.below(3))) {
    nodes.forEach((node, index) => {
      if (index === ring.from || random.next() < 0.15) return
      ring.hear(node)
      if (random.next() < 0.1) ring.hear(node)
    })
  }
}

const settle = async (pages: readonly Page[]): Promise<void> => {
  await until('the network is quiet and all nodes have read the log', async () => {
    await deliverAll(pages)
    rings.length = 0
    for (const { sync } of nodes) await sync.rooms.lookAgain()
    const { head } = await log.since(room, 0)
    const seen = await Promise.all(nodes.map(({ sync }) => sync.rooms.committed(name)))
    return seen.every(({ seq }) => seq === head) && isQuiet(pages)
  })
}

/** What the runs came to, that they prove something. */
const count = new Map<string, number>()

const run = async (first: number): Promise<void> => {
  const random = randomFrom(first)
  const typed = new Set<string>()
  const deletedSeen = new Set<string>()
  /** A door that leads to another node each time, as a balancer's would. */
  const balancer = {
    join: (...request: Parameters<Door['join']>) => random.pick(nodes).door.join(...request),
    leave: (joined: Parameters<Door['leave']>[0]) => nodes[0]!.door.leave(joined),
  } as unknown as Door
  const pages = Array.from(
    { length: 3 },
    (_, index) => new Page(`u${index}`, balancer, deletedSeen, () => 1024 + random.below(2 ** 31)),
  )
  for (const page of pages) await page.connect()
  let frozen = false
  for (let i = 0; i < operations; i++) {
    const index = random.below(pages.length)
    const page = pages[index]!
    const chance = random.next()
    if (chance < 0.05) page.disconnect()
    else if (chance < 0.15) await page.connect()
    else if (chance < 0.2) page.undoLast()
    else if (chance < 0.21) {
      const { rooms } = random.pick(nodes).sync
      if (frozen) await thaw(rooms)
      else await rooms.freeze(name, async () => ({ result: undefined, keepFrozen: random.next() < 0.5 }))
      frozen = (await log.since(room, 0)).frozen
    } else
      page.edit((root) =>
        act(root, random, () => {
          const word = `w${index}-${typed.size}`
          typed.add(word)
          return word
        }),
      )
    await deliverSome(pages, random)
    if (random.next() < 0.5) deliver(random)
  }
  if (frozen) await thaw(nodes[0]!.sync.rooms)
  await settle(pages)

  const onDisk = readFromDisk(file, room)
  for (const page of pages) {
    expect(page.refusals, `seed ${first}: refused`).toEqual([])
    expect(page.doc.store.pendingStructs, `seed ${first}: pending`).toBeNull()
    expect(textsOf(page.doc), `seed ${first}: divergence`).toEqual(textsOf(onDisk))
  }
  for (const { sync } of nodes) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await sync.rooms.committed(name)).state)
    expect(textsOf(doc), `seed ${first}: a node has another document`).toEqual(textsOf(onDisk))
  }
  const present = new Set(wordsIn(textsOf(onDisk).join(' ')))
  expect(unaccounted(typed, present, deletedSeen, pages), `seed ${first}: words unaccounted for`).toEqual([])
  expect(reports).toEqual([])
  expect(await verifyRoom(database.rows, room)).toMatchObject({ intact: true })
  for (const [type, times] of outcomes) count.set(type, (count.get(type) ?? 0) + times)
}

describe('[LOG-6] [SYNC-6] several nodes on one log', () => {
  const first = seedOfRun(20_261_122)
  test.each(Array.from({ length: runs }, (_, index) => first + index))('seed %i', run)

  test('the runs had nodes that came too late', () => {
    console.log(Object.fromEntries(count))
    if (runs < 30) return
    expect(count.get('behind')).toBeGreaterThan(20)
    expect(count.get('frozen')).toBeGreaterThan(0)
  })
})

describe('[LOG-6] what one node does to a room holds on all', () => {
  /** Somebody in the room through a node, as a connection that keeps what it is told. */
  const enter = async ({ door }: Node, userId: string) => {
    const codes: number[] = []
    const told: string[] = []
    const joined = await door.join(
      { name, identity: { userId, name: userId, sessionId: userId } },
      {
        send: (frame) => {
          const message = decodeFrame(frame)
          told.push(message.type === 'access' ? `write ${message.access.write}` : message.type)
        },
        close: (code) => void codes.push(code),
        whenReceived: () => {},
      },
    )
    return { joined: joined!, codes, told }
  }

  const typed = (sync: Sync, user: string): Promise<unknown> =>
    sync.rooms.write(name, user, (doc) => {
      doc.getXmlFragment('wording:ru').insert(0, [newBlock('point', `${user} `)])
    })

  test('a room started anew elsewhere ends here before anything more is written in it', async () => {
    const [here, elsewhere] = nodes as [Node, Node]
    const anna = await enter(here, 'anna')
    await typed(here.sync, 'anna')
    await elsewhere.sync.rooms.restart(name, [{ author: '', update: seed(sampleUnits, 'ru'), clients: [] }])
    await expect(typed(here.sync, 'bolat')).rejects.toThrow(/started anew/)
    expect(anna.codes).toEqual([4409])
    await typed(here.sync, 'clara')
    const { state, epoch } = await here.sync.rooms.committed(name)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    expect([epoch, textsOf(doc).join('|')]).toEqual([1, expect.stringMatching(/^clara .*Everyone/)])
    expect(await verifyRoom(database.rows, room)).toMatchObject({ intact: true })
  })

  test('a room frozen elsewhere is read-only here at the next news, and thawed it can be written again', async () => {
    const [here, elsewhere] = nodes as [Node, Node]
    const anna = await enter(here, 'anna')
    await elsewhere.sync.rooms.freeze(name, async () => ({ result: undefined, keepFrozen: true }))
    await expect(typed(here.sync, 'anna')).rejects.toThrow(/frozen/)
    expect(anna.told.at(-1)).toBe('write false')
    await thaw(elsewhere.sync.rooms)
    await here.sync.rooms.lookAgain(room)
    expect(anna.told.slice(-2)).toEqual(['write true', 'syncStep1'])
    await typed(here.sync, 'anna')
  })

  test('what is decided on is all that any node wrote before', async () => {
    const [here, elsewhere] = nodes as [Node, Node]
    await typed(here.sync, 'anna')
    await typed(elsewhere.sync, 'bolat')
    const seen = await here.sync.rooms.freeze(name, async ({ state }) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, state)
      return { result: textsOf(doc).join('|'), keepFrozen: false }
    })
    expect(seen).toContain('anna')
    expect(seen).toContain('bolat')
    await typed(elsewhere.sync, 'clara')
    expect((await log.since(room, 0)).frozen).toBe(false)
  })
})
