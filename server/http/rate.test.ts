import { expect, test } from 'vitest'
import { Rate } from './rate.ts'

test('[API-9] a name has its burst, then so many a second; others are not disturbed', () => {
  let now = 0
  const rate = new Rate(3, 2, () => now)
  expect([1, 2, 3, 4].map(() => rate.take('a'))).toEqual([true, true, true, false])
  expect(rate.isSpent('a')).toBe(true)
  expect(rate.isSpent('b')).toBe(false)
  expect(rate.take('b')).toBe(true)
  now = 500
  expect([rate.take('a'), rate.take('a')]).toEqual([true, false])
  now = 60_000
  expect([1, 2, 3, 4].map(() => rate.take('a'))).toEqual([true, true, true, false])
})

test('names beyond the most are forgotten, the oldest first', () => {
  const rate = new Rate(1, 0, () => 0)
  rate.take('first')
  for (let at = 0; at < 10_000; at++) rate.take(`name ${at}`)
  expect(rate.isSpent('first')).toBe(false)
  expect(rate.isSpent('name 9999')).toBe(true)
})

test('[API-11] a refusal says after how many seconds there is one more', () => {
  let now = 0
  const rate = new Rate(2, 0.25, () => now)
  rate.demand('a')
  rate.demand('a')
  expect(() => rate.demand('a')).toThrow(
    expect.objectContaining({ code: 'too-many-requests', params: { retryAfter: 4 } }),
  )
  now = 4000
  expect(() => rate.demand('a')).not.toThrow()
})
