/** How many updates a second a server takes in and passes on before it falls behind. */
import { Deliveries } from '../deliveries.ts'
import { updateFrame } from '../frames.ts'
import { type Figures, sleep, steadily, within } from '../measure.ts'
import { join, joinAll, type Member } from '../member.ts'
import type { Bench, Scenario } from '../scenario.ts'
import { peers, rooms, type Target } from '../target.ts'
import { anchorsOf, plainDocument, Typist } from '../typing.ts'

const firstRate = 4000
const growth = 1.5
const mostSteps = 13
const stepSeconds = 0.7
/** A server falls behind when a step takes so much longer to arrive than to send. */
const mostLag = 1.3
const strikes = 3
const drainMs = 20_000

const run = async (target: Target, bench: Bench, count: number, people: number): Promise<Figures> => {
  const server = await bench.start(target)
  const deliveries = new Deliveries()
  const place = plainDocument(1, 600, 5000)
  const [anchor] = anchorsOf(place)
  const listener = -1
  // The last of a room listens for all; the others type and throw away what they hear.
  const members: Member[] = await joinAll(count * people, (index) => {
    const listens = index >= count * (people - 1)
    const news = (frame: Buffer): void => deliveries.hear(listener, frame)
    return join(server, `c${index % count}`, index, listens ? { news } : {})
  })
  for (const first of members.slice(0, count)) first.send(updateFrame(place))
  await sleep(300)
  const typists = members
    .slice(0, count * (people - 1))
    .map((member, index) => ({ member, typist: new Typist(100_000 + index, anchor!) }))
  for (const { member } of typists) member.deafen()
  const type = (index: number): void => {
    const { member, typist } = typists[index % typists.length]!
    member.send(updateFrame(typist.next(deliveries.send(0))))
  }
  const climb = async (): Promise<number> => {
    let best = 0
    let rate = firstRate
    let behind = 0
    for (let step = 0; step < mostSteps && behind < strikes; step++) {
      const start = performance.now()
      const sent = await steadily(rate, stepSeconds, type)
      const sending = performance.now() - start
      await within(drainMs, () => deliveries.delivered >= deliveries.sent)
      const arriving = performance.now() - start
      deliveries.latencies.length = 0
      best = Math.max(best, (sent / arriving) * 1000)
      // The server is behind, or the load itself cannot send faster. Once may be the machine: the same rate again.
      if (arriving > sending * mostLag || sending > stepSeconds * 1000 * mostLag) behind += 1
      else rate *= growth
    }
    return best
  }
  const { cpu, result } = await bench.measured(server, climb)
  for (const member of members) member.leave()
  await server.stop()
  return {
    updates: result,
    cpuPerUpdate: cpu / deliveries.sent,
    missing: deliveries.sent - deliveries.delivered,
  }
}

export const ceiling: Scenario = {
  name: 'ceiling',
  title: 'Throughput ceiling',
  what: `Everybody but one in each room types; the rate grows by ${growth} from ${firstRate} a second in steps of ${stepSeconds} s until ${strikes} steps have taken ${mostLag} times as long to arrive as to send, or the load could not send faster. The figure is the best step's: what arrived, divided by the time until the last of it had.`,
  metrics: [
    { key: 'updates', label: 'updates a second', better: 'more', digits: 0 },
    { key: 'cpuPerUpdate', label: 'server CPU an update, µs', better: 'less', digits: 1 },
    { key: 'missing', label: 'updates missing', better: 'less', digits: 0 },
  ],
  variants: () =>
    [
      { label: 'one room of 10', count: 1, people: 10 },
      { label: '50 rooms of 4', count: 50, people: 4 },
    ].map(({ label, count, people }) => ({
      label,
      targets: [rooms, ...peers],
      run: (target, bench) => run(target, bench, count, people),
    })),
}
