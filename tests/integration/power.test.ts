/** [SYNC-5] What a power cut would leave, and the reading of the trace that tells; `npm run test:power` cuts as often as one likes. */
import { describe, expect, test } from 'vitest'
import { Disk } from '#tests/power/disk.ts'
import { canTrace, powerCuts } from '#tests/power/rig.ts'
import { eventsOf, orderOf } from '#tests/power/trace.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'

const hex = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')

const file = '/data/usynys.db-wal'
const opened = `7<${hex(file)}>`
const write = `1 1.5 pwrite64(${opened}, "${hex('abcd')}", 4, 8) = 4`
const sync = `1 1.6 fdatasync(${opened}) = 0`
const send = `1 1.7 write(9<socket:[4711]>, "${hex('hello')}", 5) = 5`
const everything = () => true
const read = (...lines: string[]) => [...eventsOf(lines, (name) => name === file)]

describe('the trace', () => {
  test('holds writes with their bytes, syncs when they end, and sends', () => {
    const halves = [
      `1 1.6 fdatasync(${opened} <unfinished ...>`,
      send.replace('1 1.7', '2 1.65'),
      '1 1.8 <... fdatasync resumed>) = 0',
    ]
    expect(read(write, ...halves)).toEqual([
      { type: 'write', at: 1.5, file, offset: 8, bytes: Buffer.from('abcd') },
      { type: 'send', at: 1.65 },
      { type: 'sync', at: 1.8, file },
    ])
  })

  test('pads the numbers of threads, and holds signals and ends; anything else is not passed over', () => {
    const short = [write, sync, send].map((line) => line.replace(/^1 /, '1     '))
    const rest = ['7     1.9 --- SIGCHLD {si_signo=SIGCHLD} ---', '10733 2.0 +++ killed by SIGKILL +++']
    expect(read(...short, ...rest)).toEqual(read(write, sync, send))
    expect(read(write, sync, send)).toHaveLength(3)
    expect(() => read('strace: something went wrong')).toThrow('of no known form')
  })

  test('shows a send that came before the sync', () => {
    expect(orderOf(read(write, sync, send), everything)).toEqual({ sends: 1, syncs: 1, writes: 1, early: 0 })
    expect(orderOf(read(write, send, sync), everything)).toMatchObject({ early: 1 })
  })
})

test('a disk that lost power holds what was synced, and any part of what was not', () => {
  const disk = new Disk(new Map([[file, Buffer.alloc(1024, '.')]]))
  const bytes = Buffer.alloc(1024, 'x')
  disk.follow({ type: 'write', at: 1, file, offset: 512, bytes })
  const cuts = Array.from({ length: 40 }, (_, seed) => disk.cut(randomFrom(seed)).get(file)!.toString())
  expect(new Set(cuts).size).toBe(4)
  disk.follow({ type: 'sync', at: 2, file })
  expect(disk.cut(randomFrom(1)).get(file)!.toString()).toBe('.'.repeat(512) + 'x'.repeat(1024))
})

/** Tracing is not allowed everywhere; where it is not, what is above still ran. */
test.runIf(canTrace())(
  '[SYNC-5] the power goes sixty times: everything that anybody had seen or was told is saved is on the disk',
  { timeout: 120_000 },
  async () => {
    const figures = await powerCuts({ strokes: 240, cuts: 60, seed: seedOfRun(3) })
    expect(figures).toMatchObject({ early: 0, lost: 0, damaged: 0 })
    // However busy the machine, so many of the strokes wait for a sync of their own.
    expect(figures.syncs).toBeGreaterThan(40)
    expect(figures.sends).toBeGreaterThan(40)
    expect(figures.cuts).toBeGreaterThan(40)
    expect(figures.owed).toBeGreaterThan(1_000)
  },
)
