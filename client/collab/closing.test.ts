import { expect, test } from 'vitest'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { closing, pauseBefore } from './closing.ts'

const first = { epochKnown: true, restarts: 1 }

test('signing in, being let in and finding the room are for people to mend', () => {
  expect(closing(closeCodes.signIn, first).stop).toBe('signed-out')
  expect(closing(closeCodes.notAllowed, first).stop).toBe('not-allowed')
  expect(closing(closeCodes.noSuchRoom, first).stop).toBe('not-found')
})

test('a refused update, and a copy of another epoch, are followed by a fresh start', () => {
  expect(closing(closeCodes.refused, first)).toEqual({ cause: 'refused' })
  expect(closing(closeCodes.stale, first)).toEqual({ cause: 'restored' })
})

test('a page that named no epoch and is still stale is too old itself', () => {
  expect(closing(closeCodes.stale, { epochKnown: false, restarts: 1 }).stop).toBe('outdated')
})

test('fresh starts that fail in a row end, and wait longer each time', () => {
  expect(closing(closeCodes.refused, { epochKnown: true, restarts: 5 }).stop).toBe('failing')
  expect(pauseBefore(1)).toBe(0)
  expect(pauseBefore(4)).toBeGreaterThan(pauseBefore(2) / 2)
})
