/** People in one long document, some of them typing: how soon everybody sees it, and what a delivery costs. */
import { Deliveries } from '../deliveries.ts'
import { updateFrame } from '../frames.ts'
import { type Figures, percentile, sleep, steadily, within } from '../measure.ts'
import { join, joinAll, type Member } from '../member.ts'
import { withSuggestion } from '../product.ts'
import type { Bench, Scenario } from '../scenario.ts'
import { peers, product, type RunningServer, rooms, type Target } from '../target.ts'
import { anchorsOf, plainDocument, Typist } from '../typing.ts'

export const longRoom = 'long'
const paragraphs = 100
const charactersEach = 600
const mostTypists = 10
const strokesPerTypist = 5
const firstClient = 100_000

interface Filled {
  readonly server: RunningServer
  /** Keeps the document in memory until the others are in, for servers that have no disk. */
  readonly maker?: Member
}

/** A server with a room of 60,000 characters in it. */
export const withLongDocument = async (target: Target, bench: Bench, people: number): Promise<Filled> => {
  const server = await bench.start(target)
  if (target === product) return { server: await withSuggestion(server, people, paragraphs, charactersEach) }
  const maker = await join(server, longRoom, 60_000)
  const document = plainDocument(paragraphs, charactersEach, 5000)
  maker.send(updateFrame(document))
  const size = async (): Promise<number> => {
    const witness = await join(server, longRoom, 60_001)
    witness.leave()
    return witness.state.length
  }
  while ((await size()) < document.length) await sleep(10)
  return { server, maker }
}

const verified = async (server: RunningServer, deliveries: Deliveries): Promise<number> => {
  const witness = await join(server, longRoom, 0)
  witness.leave()
  return deliveries.missingIn(witness.state)
}

const run = async (target: Target, bench: Bench, people: number): Promise<Figures> => {
  const { server, maker } = await withLongDocument(target, bench, people)
  const deliveries = new Deliveries()
  const members: Member[] = await joinAll(people, (index) =>
    join(server, longRoom, index, { news: (frame) => deliveries.hear(index, frame) }),
  )
  maker?.leave()
  const anchors = anchorsOf(members[0]!.state)
  const typists = Array.from(
    { length: Math.min(people, mostTypists) },
    (_, i) => new Typist(firstClient + i, anchors[i % anchors.length]!),
  )
  const type = (index: number): void => {
    const author = index % typists.length
    members[author]!.send(updateFrame(typists[author]!.next(deliveries.send(author))))
  }
  const rate = typists.length * strokesPerTypist
  await steadily(rate, bench.seconds / 2, type)
  await within(5000, () => deliveries.delivered >= deliveries.sent * (people - 1))
  const before = { sent: deliveries.sent, delivered: deliveries.delivered }
  deliveries.latencies.length = 0
  const { cpu } = await bench.measured(server, async () => {
    await steadily(rate, bench.seconds, type)
    await within(5000, () => deliveries.delivered >= deliveries.sent * (people - 1))
  })
  const delivered = deliveries.delivered - before.delivered
  const latencies = [...deliveries.latencies]
  await sleep(50)
  const lost = await verified(server, deliveries)
  for (const member of members) member.leave()
  await server.stop()
  return {
    p50: percentile(latencies, 50),
    p95: percentile(latencies, 95),
    cpuPerDelivery: cpu / delivered,
    missing: (deliveries.sent - before.sent) * (people - 1) - delivered + lost,
  }
}

export const fanOut: Scenario = {
  name: 'fan-out',
  title: 'Fan-out in a 60,000-character document',
  what: `All are in one document; ${mostTypists} of them (or all, where fewer) type ${strokesPerTypist} strokes a second each. A delivery is one stroke that reaches one other person.`,
  metrics: [
    { key: 'p50', label: 'latency p50, ms', better: 'less', digits: 2 },
    { key: 'p95', label: 'latency p95, ms', better: 'less', digits: 2 },
    { key: 'cpuPerDelivery', label: 'server CPU a delivery, µs', better: 'less', digits: 1 },
    { key: 'missing', label: 'deliveries missing', better: 'less', digits: 0 },
  ],
  variants: (scale) =>
    [2, 20, 100, 300]
      .filter((people) => people <= Math.max(2, 300 * scale))
      .map((people) => ({
        label: `${people} people`,
        targets: [product, rooms, ...peers],
        run: (target, bench) => run(target, bench, people),
      })),
}
