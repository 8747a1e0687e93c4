/** A hundred carets that move: what showing everybody everybody's place costs. */
import { awarenessFrame } from '../frames.ts'
import { type Figures, sleep, steadily } from '../measure.ts'
import { join, joinAll } from '../member.ts'
import type { Bench, Scenario } from '../scenario.ts'
import { peers, product, rooms, type Target } from '../target.ts'
import { longRoom, withLongDocument } from './fanOut.ts'

const movesPerSecond = 5
const settleMs = 500

const run = async (target: Target, bench: Bench, people: number): Promise<Figures> => {
  const { server, maker } = await withLongDocument(target, bench, people)
  let frames = 0
  const members = await joinAll(people, (index) =>
    join(server, longRoom, index, {
      presence: () => {
        frames += 1
      },
    }),
  )
  maker?.leave()
  const clocks = members.map(() => 0)
  const move = (index: number): void => {
    const who = index % people
    clocks[who]! += 1
    const place = { type: { client: 5000, clock: index % 60_000 }, assoc: 0 }
    const state = {
      user: { name: `Drafter ${who}`, color: '#336699' },
      cursor: { anchor: place, head: place },
    }
    members[who]!.send(awarenessFrame(200_000 + who, clocks[who]!, state))
  }
  await steadily(people * movesPerSecond, 1, move)
  await sleep(settleMs)
  frames = 0
  const { cpu, result: moves } = await bench.measured(server, async () => {
    const done = await steadily(people * movesPerSecond, bench.seconds, move)
    await sleep(settleMs)
    return done
  })
  for (const member of members) member.leave()
  await server.stop()
  return { cpuPerMove: cpu / moves, messages: (frames / moves) * people * movesPerSecond }
}

export const presence: Scenario = {
  name: 'presence',
  title: 'Moving carets',
  what: `Everybody in a 60,000-character document moves a caret ${movesPerSecond} times a second; everybody is shown everybody.`,
  metrics: [
    { key: 'cpuPerMove', label: 'server CPU a move, µs', better: 'less', digits: 0 },
    { key: 'messages', label: 'messages a second, all clients', better: 'less', digits: 0 },
  ],
  variants: (scale) => {
    const people = Math.max(4, Math.round(100 * scale))
    return [
      {
        label: `${people} carets`,
        targets: [product, rooms, ...peers],
        run: (target, bench) => run(target, bench, people),
      },
    ]
  },
}
