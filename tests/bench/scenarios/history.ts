/** A document with a long history: opened cold, and by a crowd that comes back at once. */
import { defaultTiming } from '#server/sync/limits.ts'
import type { Figures } from '../measure.ts'
import { join, type Member, type MemberOptions } from '../member.ts'
import type { Bench, Scenario } from '../scenario.ts'
import { peers, type RunningServer, rooms, type Target } from '../target.ts'

const room = 'trace'
const storing: readonly Target[] = [rooms, ...peers.filter(({ stores }) => stores)]

/** A server that has just started and has opened some other document. */
const started = async (target: Target, bench: Bench, tail = 0): Promise<RunningServer> => {
  const server = await bench.start(target, await bench.withTrace(target, tail))
  const warm = await join(server, 'other', 1)
  warm.leave()
  return server
}

/** As many rows as a kill may leave unfolded. */
const longTail = defaultTiming.snapshotRows - 1

const open = async (target: Target, bench: Bench, tail: number): Promise<Figures> => {
  const server = await started(target, bench, tail)
  const { cpu, result } = await bench.measured(server, async () => {
    const start = performance.now()
    const member = await join(server, room, 2, { until: bench.trace().end })
    return { ms: performance.now() - start, member }
  })
  result.member.leave()
  await server.stop()
  return { ms: result.ms, cpu: cpu / 1000, bytes: result.member.bytesOfJoining }
}

export const coldOpen: Scenario = {
  name: 'cold-open',
  title: 'Cold open of a long history',
  what: 'A server that was stopped cleanly is started; the first to come waits until the last edit of the history has arrived. The LevelDB peer holds a row an edit, ours a row an edit and the snapshot that a clean stop leaves, Hocuspocus its state. After a kill, ours has the longest tail that it leaves unfolded.',
  metrics: [
    { key: 'ms', label: 'until all is there, ms', better: 'less', digits: 0 },
    { key: 'cpu', label: 'server CPU, ms', better: 'less', digits: 0 },
    { key: 'bytes', label: 'bytes sent', better: 'less', digits: 0 },
  ],
  variants: (scale) => {
    const edits = Math.round(259_778 * scale)
    const tail = Math.min(longTail, Math.round(edits / 2))
    return [
      { label: 'after a clean stop', tail: 0 },
      { label: `after a kill, ${tail.toLocaleString('en')} edits unfolded`, tail },
    ].map(({ label, tail }) => ({
      label: `${edits.toLocaleString('en')} edits, ${label}`,
      targets: storing,
      run: (target, bench) => open(target, bench, tail),
    }))
  },
}

const storm = async (
  target: Target,
  bench: Bench,
  count: number,
  { holdsAll }: { holdsAll: boolean },
): Promise<Figures> => {
  const server = await started(target, bench)
  const { end, stateVector } = bench.trace()
  const first = holdsAll ? await join(server, room, 1, { until: end }) : undefined
  const options: MemberOptions = holdsAll ? { has: stateVector } : { until: end }
  const { cpu, result } = await bench.measured(server, async () => {
    const start = performance.now()
    const coming = Array.from({ length: count }, (_, index) => join(server, room, index + 10, options))
    const members: Member[] = await Promise.all(coming)
    return { ms: performance.now() - start, members }
  })
  const { ms, members } = result
  const bytes = members.reduce((sum, { bytesOfJoining }) => sum + bytesOfJoining, 0)
  for (const member of members) member.leave()
  first?.leave()
  await server.stop()
  return { ms, cpu: cpu / 1000, bytes: bytes / count }
}

export const reconnectStorm: Scenario = {
  name: 'storm',
  title: 'Everybody comes at once',
  what: 'The document of the long history. Cold: the server has just started, those who come have nothing. Warm: one person is in already, those who come have all of it.',
  metrics: [
    { key: 'ms', label: 'until the last is in, ms', better: 'less', digits: 0 },
    { key: 'cpu', label: 'server CPU, ms', better: 'less', digits: 0 },
    { key: 'bytes', label: 'bytes a client', better: 'less', digits: 0 },
  ],
  variants: (scale) => {
    const count = Math.max(5, Math.round(500 * scale))
    return [
      { label: `${count}, cold`, holdsAll: false },
      { label: `${count}, warm`, holdsAll: true },
    ].map(({ label, holdsAll }) => ({
      label,
      targets: storing,
      run: (target, bench) => storm(target, bench, count, { holdsAll }),
    }))
  },
}
