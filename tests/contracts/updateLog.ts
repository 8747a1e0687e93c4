/** What every log of live documents keeps to, whatever it writes to. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Verification } from '#server/store/updateLog.ts'
import type { LogRow, UpdateLog } from '#server/sync/ports.ts'

export interface LogUnderTest {
  readonly log: UpdateLog
  verify(room: string): Promise<Verification>
  /** Changes stored bytes behind the log's back. */
  tamper(
    how: 'update' | 'author' | 'remove' | 'truncate' | 'snapshot',
    room: string,
    seq: number,
  ): Promise<void>
  /** Forgets everything in memory and opens what is stored again. */
  reopen(): Promise<LogUnderTest>
  close(): Promise<void>
}

const row = (room: string, bytes: readonly number[], more: Partial<LogRow> = {}): LogRow => ({
  room,
  epoch: 0,
  author: 'anna',
  update: new Uint8Array(bytes),
  clients: [],
  ...more,
})

export const updateLogContract = (open: () => Promise<LogUnderTest>): void => {
  let under: LogUnderTest

  beforeEach(async () => {
    under = await open()
  })
  afterEach(() => under.close())

  test('a room that nobody wrote in is empty', async () => {
    expect(await under.log.load('suggestion/none')).toEqual({
      epoch: 0,
      head: 0,
      frozen: false,
      updates: [],
      tail: 0,
      clients: new Map(),
    })
    expect(await under.verify('suggestion/none')).toMatchObject({ intact: true, rows: 0 })
  })

  test('[LOG-1] rows of several rooms are numbered each from 1, and come back in order after reopening', async () => {
    const heads = await under.log.append([
      row('a/1', [1]),
      row('b/1', [9]),
      row('a/1', [2], { author: 'bolat' }),
    ])
    expect([...heads]).toEqual([
      ['a/1', 2],
      ['b/1', 1],
    ])
    await under.log.append([row('a/1', [3], { clients: [5000, 6000] })])
    under = await under.reopen()
    const loaded = await under.log.load('a/1')
    expect(loaded.updates.map((update) => [...update])).toEqual([[1], [2], [3]])
    expect(loaded).toMatchObject({ head: 3, tail: 3, frozen: false })
    expect(loaded.clients).toEqual(
      new Map([
        [5000, 'anna'],
        [6000, 'anna'],
      ]),
    )
  })

  test('[LOG-1] one bad row, and nothing of the commit is written', async () => {
    await under.log.append([row('a/1', [1], { clients: [5000] })])
    const bad = row('a/1', [2], { author: 'mallory', clients: [5000] })
    await expect(under.log.append([row('b/1', [7]), bad])).rejects.toThrow(/belongs to another user/)
    expect((await under.log.load('b/1')).head).toBe(0)
    expect((await under.log.load('a/1')).head).toBe(1)
    expect(await under.verify('a/1')).toMatchObject({ intact: true, rows: 1 })
  })

  test('[LOG-4] a clientID is its first author’s for good, room by room', async () => {
    await under.log.append([row('a/1', [1], { clients: [5000] })])
    await under.log.append([row('a/1', [2], { clients: [5000] })])
    await under.log.append([row('b/1', [3], { author: 'bolat', clients: [5000] })])
    expect((await under.log.load('a/1')).clients.get(5000)).toBe('anna')
    expect((await under.log.load('b/1')).clients.get(5000)).toBe('bolat')
  })

  test('a frozen room takes nothing until it is thawed, also after reopening; another epoch takes nothing', async () => {
    await under.log.append([row('a/1', [1])])
    await under.log.setFrozen('a/1', true)
    under = await under.reopen()
    await expect(under.log.append([row('a/1', [2])])).rejects.toThrow(/frozen/)
    expect((await under.log.load('a/1')).frozen).toBe(true)
    await under.log.setFrozen('a/1', false)
    await under.log.append([row('a/1', [2])])
    await expect(under.log.append([row('a/1', [3], { epoch: 1 })])).rejects.toThrow(/started anew/)
  })

  test('[LOG-3] a snapshot shortens loading and leaves every row', async () => {
    for (const byte of [1, 2, 3]) await under.log.append([row('a/1', [byte])])
    await under.log.snapshot('a/1', 2, new Uint8Array([12]))
    await under.log.append([row('a/1', [4])])
    const loaded = await under.log.load('a/1')
    expect(loaded.updates.map((update) => [...update])).toEqual([[12], [3], [4]])
    expect(loaded).toMatchObject({ head: 4, tail: 2 })
    await under.log.snapshot('a/1', 4, new Uint8Array([14]))
    expect((await under.log.load('a/1')).updates.map((update) => [...update])).toEqual([[14]])
    expect(await under.verify('a/1')).toMatchObject({ intact: true, rows: 4 })
  })

  test('[LOG-5] started anew, a room holds its new beginning alone, also after reopening; every row stays', async () => {
    await under.log.append([row('a/1', [1], { clients: [5000] }), row('a/1', [2])])
    await under.log.snapshot('a/1', 2, new Uint8Array([12]))
    await under.log.setFrozen('a/1', true)
    await under.log.restart('a/1', [
      { author: '', update: new Uint8Array([3]), clients: [] },
      { author: 'bolat', update: new Uint8Array([4]), clients: [6000] },
    ])
    under = await under.reopen()
    const loaded = await under.log.load('a/1')
    expect(loaded.updates.map((update) => [...update])).toEqual([[3], [4]])
    expect(loaded).toMatchObject({ epoch: 1, head: 4, tail: 2, frozen: true })
    expect(loaded.clients).toEqual(
      new Map([
        [5000, 'anna'],
        [6000, 'bolat'],
      ]),
    )
    await under.log.setFrozen('a/1', false)
    await expect(under.log.append([row('a/1', [5])])).rejects.toThrow(/started anew/)
    await under.log.append([row('a/1', [5], { epoch: 1 })])
    await under.log.snapshot('a/1', 2, new Uint8Array([99]))
    expect((await under.log.load('a/1')).updates.map((update) => [...update])).toEqual([[3], [4], [5]])
    await under.log.snapshot('a/1', 5, new Uint8Array([15]))
    expect((await under.log.load('a/1')).updates.map((update) => [...update])).toEqual([[15]])
    expect(await under.verify('a/1')).toMatchObject({ intact: true, rows: 5 })
  })

  test('[LOG-5] a room that does not hold a clientID’s owner to it is not started anew', async () => {
    await under.log.append([row('a/1', [1], { clients: [5000] })])
    const stolen = { author: 'bolat', update: new Uint8Array([2]), clients: [5000] }
    await expect(under.log.restart('a/1', [stolen])).rejects.toThrow(/belongs to another user/)
    expect(await under.log.load('a/1')).toMatchObject({ epoch: 0, head: 1 })
  })

  test('[LOG-3] a damaged snapshot is not taken for the document', async () => {
    for (const byte of [1, 2]) await under.log.append([row('a/1', [byte])])
    await under.log.snapshot('a/1', 2, new Uint8Array([12]))
    await under.tamper('snapshot', 'a/1', 2)
    expect((await under.log.load('a/1')).updates.map((update) => [...update])).toEqual([[1], [2]])
  })

  test.each([
    ['update', 2, 'hash'],
    ['author', 2, 'hash'],
    ['remove', 2, 'order'],
    ['truncate', 3, 'head'],
  ] as const)('[LOG-2] history that was changed shows it: %s', async (how, seq, why) => {
    for (const byte of [1, 2, 3]) await under.log.append([row('a/1', [byte])])
    expect(await under.verify('a/1')).toMatchObject({ intact: true, rows: 3 })
    await under.tamper(how, 'a/1', seq)
    expect(await under.verify('a/1')).toEqual({ intact: false, seq, why })
  })
}
