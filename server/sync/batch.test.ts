import { afterEach, expect, test, vi } from 'vitest'
import { type Batched, GroupCommit } from './batch.ts'
import type { LogTurn, TurnOutcome, UpdateLog } from './ports.ts'

/** A log that notes its commits, and refuses rows of rooms that are named `bad`. */
const notingLog = () => {
  const commits: string[][] = []
  const heads = new Map<string, number>()
  const log: UpdateLog = {
    isShared: false,
    append: async (turns) => {
      await new Promise((resolve) => setImmediate(resolve))
      if (turns.some(({ room }) => room === 'bad')) throw new Error('cannot')
      commits.push(turns.flatMap(({ room, rows }) => rows.map(({ update }) => `${room}${update[0]}`)))
      return new Map(
        turns.map(({ room, rows }): [string, TurnOutcome] => {
          if (room === 'late') return [room, { type: 'behind' }]
          heads.set(room, (heads.get(room) ?? 0) + rows.length)
          return [room, { type: 'committed', head: heads.get(room)! }]
        }),
      )
    },
    since: () => Promise.reject(new Error('not asked')),
    load: () => Promise.reject(new Error('not asked')),
    snapshot: () => Promise.reject(new Error('not asked')),
    restart: () => Promise.reject(new Error('not asked')),
    setFrozen: () => Promise.reject(new Error('not asked')),
    hold: () => Promise.reject(new Error('not asked')),
    letGo: () => Promise.reject(new Error('not asked')),
  }
  return { log, commits }
}

const room = (id: string) => {
  const told: string[] = []
  let waiting: number[] = []
  const batched: Batched<LogTurn> = {
    drain: () => {
      const rows = waiting.map((byte) => ({ author: 'anna', update: new Uint8Array([byte]), clients: [] }))
      waiting = []
      return rows.length > 0 ? { room: id, epoch: 0, after: 0, rows } : undefined
    },
    settled: ({ rows }, outcome) =>
      void told.push(outcome.type === 'committed' ? `${rows.length} to ${outcome.head}` : outcome.type),
    failed: () => void told.push('failed'),
  }
  return { batched, told, add: (byte: number) => void waiting.push(byte) }
}

afterEach(() => vi.useRealTimers())

test('[LOG-1] what several rooms bring in one turn is one commit, and later arrivals are the next', async () => {
  const { log, commits } = notingLog()
  const commit = new GroupCommit(log, 0, 0)
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
  const commit = new GroupCommit(log, 0, 0)
  const [a, bad, b] = [room('a'), room('bad'), room('b')]
  for (const one of [a, bad, b]) {
    one.add(1)
    commit.schedule(one.batched)
  }
  await commit.settled()
  expect(commits).toEqual([['a1'], ['b1']])
  expect([a.told, bad.told, b.told]).toEqual([['1 to 1'], ['failed'], ['1 to 1']])
})

test('[LOG-6] a room that is behind is told so, and its neighbours are written', async () => {
  const { log } = notingLog()
  const commit = new GroupCommit(log, 0, 0)
  const [late, a] = [room('late'), room('a')]
  for (const one of [late, a]) {
    one.add(1)
    commit.schedule(one.batched)
  }
  await commit.settled()
  expect([late.told, a.told]).toEqual([['behind'], ['1 to 1']])
})

test('a quiet log is written at once; what follows closely waits for a companion, and not for long', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
  const { log, commits } = notingLog()
  const commit = new GroupCommit(log, 4, 7)
  const one = room('a')
  const arrive = (byte: number): void => {
    one.add(byte)
    commit.schedule(one.batched)
  }
  arrive(1)
  await commit.settled()
  vi.advanceTimersByTime(3)
  arrive(2)
  await new Promise((resolve) => setImmediate(resolve))
  expect(commits).toEqual([['a1']])
  vi.advanceTimersByTime(2)
  arrive(3)
  await commit.settled()
  expect(commits).toEqual([['a1'], ['a2', 'a3']])
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(3)
  arrive(4)
  vi.advanceTimersByTime(4)
  await commit.settled()
  expect(commits).toEqual([['a1'], ['a2', 'a3'], ['a4']])
})
