/** What an idle connection and an open, idle document hold in memory. */
import { updateFrame } from '../frames.ts'
import { type Figures, sleep } from '../measure.ts'
import { join, joinAll } from '../member.ts'
import type { Bench, Scenario } from '../scenario.ts'
import { peers, type RunningServer, rooms, type Target } from '../target.ts'
import { makeTrace, type Trace } from '../trace.ts'

const settleMs = 300
/** The share of the long history that leaves about 60,000 characters. */
const share = 0.57

let history: Trace | undefined

const held = async (server: RunningServer): Promise<number> => {
  await sleep(settleMs)
  const { heapUsed, external } = await server.memory()
  return heapUsed + external
}

const perEach = async (
  target: Target,
  bench: Bench,
  count: number,
  roomOf: (index: number) => string,
  fill: Uint8Array | undefined,
): Promise<Figures> => {
  const server = await bench.start(target)
  const warm = await join(server, 'warm', 0)
  const before = await held(server)
  const members = await joinAll(count, async (index) => {
    const member = await join(server, roomOf(index), index + 1)
    if (fill) member.send(updateFrame(fill))
    return member
  })
  if (fill) for (const index of members.keys()) await seen(server, roomOf(index), fill.length)
  const after = await held(server)
  warm.leave()
  for (const member of members) member.leave()
  await server.stop()
  return { kilobytes: (after - before) / count / 1000 }
}

/** Waits until a room has so many bytes. */
const seen = async (server: RunningServer, room: string, bytes: number): Promise<void> => {
  for (;;) {
    const witness = await join(server, room, 0)
    witness.leave()
    if (witness.state.length >= bytes * 0.9) return
    await sleep(20)
  }
}

export const idleMemory: Scenario = {
  name: 'memory',
  title: 'Idle memory',
  what: 'Heap and buffers after collecting garbage, more than before, for each of many idle connections in one room, and for each of many open documents of about 60,000 characters with their editing history and one connection.',
  metrics: [{ key: 'kilobytes', label: 'kB each', better: 'less', digits: 1 }],
  variants: (scale) => {
    const connections = Math.max(20, Math.round(500 * scale))
    const documents = Math.max(3, Math.round(20 * scale))
    return [
      {
        label: 'a connection',
        targets: [rooms, ...peers],
        run: (target, bench) => perEach(target, bench, connections, () => 'one', undefined),
      },
      {
        label: 'a document',
        targets: [rooms, ...peers],
        run: (target, bench) => {
          history ??= makeTrace(share * scale)
          return perEach(target, bench, documents, (index) => `m${index}`, history.state)
        },
      },
    ]
  },
}
