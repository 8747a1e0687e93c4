/** How long changes are gathered before a row is brought up to date. */
import { expect, test } from 'vitest'
import { gatherFor } from './materialiser.ts'

test('[API-5] a row follows its document within a bound, however long the document and however slow the machine', () => {
  for (const bytes of [0, 2_000, 30_000]) expect(gatherFor(1, bytes)).toBe(250)
  expect(gatherFor(2, 120_000)).toBe(1000)
  expect(gatherFor(100, 1_000)).toBe(2000)
  for (const [ms, bytes] of [
    [10_000, 0],
    [0, 50_000_000],
    [10_000, 50_000_000],
  ] as const)
    expect(gatherFor(ms, bytes)).toBe(5000)
})
