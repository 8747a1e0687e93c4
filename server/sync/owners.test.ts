import { expect, test } from 'vitest'
import { Bucket } from './bucket.ts'
import { Owners } from './owners.ts'

test('[SYNC-10] a claim holds until it is bound, a binding for good, and nobody takes either over', () => {
  const owners = new Owners(new Map([[5000, 'anna']]))
  expect(owners.claim(5000, 'bolat')).toBe(false)
  expect(owners.claim(6000, 'bolat')).toBe(true)
  expect(owners.claim(6000, 'anna')).toBe(false)
  expect(owners.of(6000)).toBe('bolat')
  expect(owners.unbound([5000, 6000])).toEqual([6000])
  owners.bind([6000], 'bolat')
  expect(owners.unbound([5000, 6000])).toEqual([])
})

test('[SYNC-18] claims without end push out the oldest, never a binding', () => {
  const owners = new Owners(new Map([[1024, 'anna']]), 3)
  for (const client of [2001, 2002, 2003, 2004]) owners.claim(client, 'mallory')
  expect([2001, 2002, 2003, 2004].map(owners.of)).toEqual([undefined, 'mallory', 'mallory', 'mallory'])
  expect(owners.of(1024)).toBe('anna')
})

test('[SYNC-18] a bucket gives its burst at once, then its rate, and never saves up more than the burst', () => {
  const bucket = new Bucket(3, 10, 0)
  const taken = (now: number): number => {
    let count = 0
    while (bucket.take(now)) count++
    return count
  }
  expect(taken(0)).toBe(3)
  expect(taken(100)).toBe(1)
  expect(taken(350)).toBe(2)
  expect(taken(60_000)).toBe(3)
})
