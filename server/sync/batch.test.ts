import { expect, test } from 'vitest'
import { type Batched, GroupCommit } from './batch.ts'
import type { LogRow, UpdateLog } from './ports.ts'

interface TestTurn {
  readonly rows: readonly LogRow[]
}

/** A log that notes its commits, and refuses rows of rooms that are named `bad`. */
const notingLog = () => {
  const commits: string[][] = []
  const heads = new Map<string, number>()
  const log: UpdateLog = {
    append: async (rows) => {
      await new Promise((resolve) => setImmediate(resolve))
      if (rows.some(({ room }) => room === 'bad')) throw new Error('cannot')
      commits.push(rows.map(({ room, update }) => `${room}${update[0]}`))
      for (const { room } of rows) heads.set(room, (heads.get(room) ?? 0) + 1)
      return heads
    },
    load: () => Promise.reject(new Error('not asked')),
    snapshot: () => Promise.reject(new Error('not asked')),
    restart: () => Promise.reject(new Error('not asked')),
    setFrozen: () => Promise.reject(new Error('not asked')),
  }
  return { log, commits }
}

const room = (id: string) => {
  const told: string[] = []
  let waiting: number[] = []
  const batched: Batched<TestTurn> = {
    id,
    drain: () => {
      const rows = waiting.map((byte) => ({
        room: id,
        epoch: 0,
        author: 'anna',
        update: new Uint8Array([byte]),
        clients: [],
      }))
      waiting = []
      return rows.length > 0 ? { rows } : undefined
    },
    committed: ({ rows }, head) => void told.push(`${rows.length} to ${head}`),
    failed: () => void told.push('failed'),
  }
  return { batched, told, add: (byte: number) => void waiting.push(byte) }
}

test('[LOG-1] what several rooms bring in one turn is one commit, and later arrivals are the next', async () => {
  const { log, commits } = notingLog()
  const commit = new GroupCommit(log, 0)
  const [a, b] = [room('a'), room('b')]
  a.add(1)
  commit.schedule(a.batched)
  b.add(1)
  commit.schedule(b.batched)
  a.add(2)
  commit.schedule(a.batched)
  await new Promise((resolve) => setImmediate(resolve))
  a.add(3)
  commit.schedule(a.batched)
  await commit.settled()
  expect(commits).toEqual([['a1', 'a2', 'b1'], ['a3']])
  expect(a.told).toEqual(['2 to 2', '1 to 3'])
  expect(b.told).toEqual(['1 to 1'])
})

test('[SYNC-7] a room that cannot be written takes no other with it, and writes nothing twice', async () => {
  const { log, commits } = notingLog()
  const commit = new GroupCommit(log, 0)
  const [a, bad, b] = [room('a'), room('bad'), room('b')]
  for (const one of [a, bad, b]) {
    one.add(1)
    commit.schedule(one.batched)
  }
  await commit.settled()
  expect(commits).toEqual([['a1'], ['b1']])
  expect([a.told, bad.told, b.told]).toEqual([['1 to 1'], ['failed'], ['1 to 1']])
})
