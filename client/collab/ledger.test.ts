import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ledger } from './ledger.ts'

const us = 7
const clock = (n: number): ReadonlyMap<number, number> => new Map([[us, n]])

const joined = (): Ledger => {
  const ledger = new Ledger()
  ledger.sent('step2')
  return ledger
}

test('nothing is settled before this connection has handed over its state and heard back', () => {
  const ledger = new Ledger()
  expect(ledger.settled).toBe(false)
  ledger.sent('step2')
  expect(ledger.settled).toBe(false)
  ledger.saved(1)
  expect(ledger.settled).toBe(true)
})

test('edits made offline are owed until the step 2 that carries them is acknowledged', () => {
  const ledger = new Ledger()
  ledger.edit(100, clock(5))
  ledger.edit(200, clock(9))
  ledger.sent('step2')
  expect(ledger).toMatchObject({ owed: 2, oldest: 100, settled: false })
  ledger.saved(1)
  expect(ledger).toMatchObject({ owed: 0, settled: true, durable: clock(9) })
})

test('an update sent while joining is counted, and does not stand for what was typed before', () => {
  const ledger = new Ledger()
  ledger.edit(100, clock(5))
  ledger.edit(200, clock(9))
  ledger.sent('update')
  ledger.saved(1)
  expect(ledger).toMatchObject({ owed: 1, oldest: 100, settled: false })
  ledger.sent('step2')
  ledger.saved(2)
  expect(ledger.settled).toBe(true)
})

test('a slow line that acknowledges steadily is never late: each edit ages by itself', () => {
  const ledger = joined()
  ledger.saved(1)
  for (let at = 1; at <= 20; at++) {
    ledger.edit(at * 100, clock(at))
    ledger.sent('update')
    if (at > 5) ledger.saved(1 + at - 5)
  }
  expect(ledger).toMatchObject({ owed: 5, oldest: 1600 })
})

test('a lost connection takes its numbers along: what was not acknowledged is owed again', () => {
  const ledger = joined()
  ledger.edit(100, clock(3))
  ledger.sent('update')
  ledger.closed()
  ledger.saved(7)
  expect(ledger).toMatchObject({ owed: 1, settled: false })
  ledger.sent('step2')
  ledger.saved(1)
  expect(ledger.settled).toBe(true)
})

test('whatever happens in whatever order, settled means that every edit was acknowledged', () => {
  const step = fc.oneof(
    fc.constant('edit' as const),
    fc.constant('join' as const),
    fc.constant('lose' as const),
    fc.constant('ack' as const),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const ledger = new Ledger()
      // The other side: which edits each frame carried, and what it has on disk.
      let connected = false
      let frames: number[][] = []
      let made = 0
      const disk = new Set<number>()
      for (const [at, name] of steps.entries()) {
        if (name === 'edit') {
          made += 1
          ledger.edit(at, clock(made))
          if (connected) {
            frames.push([made])
            ledger.sent('update')
          }
        } else if (name === 'join' && !connected) {
          connected = true
          frames = [Array.from({ length: made }, (_, index) => index + 1)]
          ledger.sent('step2')
        } else if (name === 'lose' && connected) {
          connected = false
          ledger.closed()
        } else if (name === 'ack' && connected) {
          for (const edits of frames) for (const edit of edits) disk.add(edit)
          ledger.saved(frames.length)
        }
        if (ledger.settled) expect(disk.size).toBe(made)
        expect(ledger.owed).toBeGreaterThanOrEqual(made - disk.size)
      }
    }),
  )
})

test('what overtakes words typed offline does not vouch for them', () => {
  const ledger = new Ledger()
  ledger.edit(1, clock(40))
  // A deletion, sent at once on the new connection, before the step 2 that carries the words.
  ledger.edit(2, clock(40))
  ledger.sent('update')
  ledger.saved(1)
  expect([...ledger.durable]).toEqual([])
  expect(ledger.owed).toBe(1)
  ledger.sent('step2')
  ledger.saved(2)
  expect(ledger.durable).toEqual(clock(40))
  expect(ledger.settled).toBe(true)
})
