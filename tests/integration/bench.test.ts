/** The bench runs: one tiny scenario on our rooms alone. Its figures are nobody's promise, so none is held to a number. */
import { expect, test } from 'vitest'
import { tables } from '#tests/bench/report.ts'
import { runBench } from '#tests/bench/run.ts'
import { scenarios } from '#tests/bench/scenarios/all.ts'
import { rooms } from '#tests/bench/target.ts'

test('a small fan-out is measured, nothing of it goes missing, and the tables say so', async () => {
  const said: string[] = []
  const outcomes = await runBench({
    scenarios: scenarios.filter(({ name }) => name === 'fan-out'),
    has: (target) => target === rooms,
    rounds: 1,
    seconds: 0.5,
    scale: 0.01,
    say: (line) => void said.push(line),
  })
  expect(outcomes.map(({ label }) => label)).toEqual(['2 people'])
  const [{ figures, failures }] = outcomes as [(typeof outcomes)[number]]
  expect([...failures.values()], said.join('\n')).toEqual([])
  const [measured] = figures.get(rooms.name)!
  expect(measured).toMatchObject({ missing: 0 })
  for (const key of ['p50', 'p95', 'cpuPerDelivery']) expect(measured![key]).toBeGreaterThan(0)
  expect(tables(outcomes)).toMatch(/\| Usynys \(rooms\) \| [\d.]+ \|/)
})
