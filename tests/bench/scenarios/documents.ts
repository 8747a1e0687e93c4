/** A thousand small documents with three slow typists each: what an update costs when hardly anybody shares a room. */
import { Deliveries } from '../deliveries.ts'
import { updateFrame } from '../frames.ts'
import { type Figures, percentile, steadily, within } from '../measure.ts'
import { join, joinAll, type Member } from '../member.ts'
import type { Bench, Scenario } from '../scenario.ts'
import { peers, rooms, type Target } from '../target.ts'
import { anchorsOf, plainDocument, Typist } from '../typing.ts'

const people = 3
const strokesPerDocument = 0.3

const run = async (target: Target, bench: Bench, documents: number): Promise<Figures> => {
  const server = await bench.start(target)
  const deliveries = new Deliveries()
  const place = plainDocument(1, 600, 5000)
  const [anchor] = anchorsOf(place)
  const nameOf = (index: number): string => `d${index % documents}`
  const members: Member[] = await joinAll(people * documents, (index) =>
    join(server, nameOf(index), index, { news: (frame) => deliveries.hear(index, frame) }),
  )
  for (const first of members.slice(0, documents)) first.send(updateFrame(place))
  const typists = members.map((_, index) => new Typist(100_000 + index, anchor!))
  // A stride without a common factor visits everybody in an order that mixes rooms.
  const stride = 7919
  const type = (index: number): void => {
    const author = (index * stride) % members.length
    members[author]!.send(updateFrame(typists[author]!.next(deliveries.send(author))))
  }
  const rate = documents * strokesPerDocument
  await steadily(rate, 1, type)
  await within(10_000, () => deliveries.delivered >= deliveries.sent * (people - 1))
  const before = { sent: deliveries.sent, delivered: deliveries.delivered }
  deliveries.latencies.length = 0
  const { cpu } = await bench.measured(server, async () => {
    await steadily(rate, bench.seconds, type)
    await within(10_000, () => deliveries.delivered >= deliveries.sent * (people - 1))
  })
  const sent = deliveries.sent - before.sent
  for (const member of members) member.leave()
  await server.stop()
  return {
    cpuPerUpdate: cpu / sent,
    p95: percentile(deliveries.latencies, 95),
    missing: sent * (people - 1) - (deliveries.delivered - before.delivered),
  }
}

export const documents: Scenario = {
  name: 'documents',
  title: 'Many documents, three slow typists each',
  what: `Everybody has a document open with two others and writes a stroke every ten seconds.`,
  metrics: [
    { key: 'cpuPerUpdate', label: 'server CPU an update, µs', better: 'less', digits: 0 },
    { key: 'p95', label: 'latency p95, ms', better: 'less', digits: 2 },
    { key: 'missing', label: 'deliveries missing', better: 'less', digits: 0 },
  ],
  variants: (scale) => {
    const count = Math.max(1, Math.round(1000 * scale))
    return [
      {
        label: `${count} documents`,
        targets: [rooms, ...peers],
        run: (target, bench) => run(target, bench, count),
      },
    ]
  },
}
