/** What every log of live documents keeps to, whatever it writes to. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Verification } from '#server/store/verifyRoom.ts'
import { type LogRow, type RoomId, seedAuthor, type TurnOutcome, type UpdateLog } from '#server/sync/ports.ts'

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

const row = (bytes: readonly number[], more: Partial<LogRow> = {}): LogRow => ({
  author: 'anna',
  update: new Uint8Array(bytes),
  clients: [],
  ...more,
})

const committed = (head: number): TurnOutcome => ({ type: 'committed', head })

export const updateLogContract = (open: () => Promise<LogUnderTest>): void => {
  let under: LogUnderTest

  /** Appends one turn to a room as a node that knows it whole. */
  const append = async (
    room: RoomId,
    rows: readonly LogRow[],
    epoch = 0,
  ): Promise<TurnOutcome | undefined> => {
    const { head } = await under.log.since(room, 0)
    return (await under.log.append([{ room, epoch, after: head, rows }])).get(room)
  }

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
    const outcomes = await under.log.append([
      { room: 'a/1', epoch: 0, after: 0, rows: [row([1]), row([2], { author: 'bolat' })] },
      { room: 'b/1', epoch: 0, after: 0, rows: [row([9])] },
    ])
    expect(outcomes).toEqual(
      new Map([
        ['a/1', committed(2)],
        ['b/1', committed(1)],
      ]),
    )
    expect(await append('a/1', [row([3], { clients: [5000, 6000] })])).toEqual(committed(3))
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

  test('[LOG-6] what another node committed meanwhile is told, and nothing is written over it', async () => {
    await append('a/1', [row([1])])
    await append('a/1', [row([2], { author: 'bolat' })])
    const late = { room: 'a/1', epoch: 0, after: 1, rows: [row([7], { clients: [5000] }), row([8])] }
    const early = { room: 'b/1', epoch: 0, after: 3, rows: [row([7])] }
    const good = { room: 'c/1', epoch: 0, after: 0, rows: [row([9])] }
    expect(await under.log.append([late, early, good])).toEqual(
      new Map<string, TurnOutcome>([
        ['a/1', { type: 'behind' }],
        ['b/1', { type: 'behind' }],
        ['c/1', committed(1)],
      ]),
    )
    expect(await under.log.load('a/1')).toMatchObject({ head: 2, clients: new Map() })
    expect((await under.log.load('b/1')).head).toBe(0)
    const news = await under.log.since('a/1', 1)
    expect({ ...news, rows: news.rows.map((one) => ({ ...one, update: [...one.update] })) }).toEqual({
      epoch: 0,
      head: 2,
      frozen: false,
      rows: [{ seq: 2, author: 'bolat', update: [2] }],
    })
    expect(await under.log.since('a/1', 2)).toEqual({ epoch: 0, head: 2, frozen: false, rows: [] })
    expect(await under.log.since('x/1', 0)).toEqual({ epoch: 0, head: 0, frozen: false, rows: [] })
    expect(await append('a/1', late.rows)).toEqual(committed(4))
    expect(await under.verify('a/1')).toMatchObject({ intact: true, rows: 4 })
  })

  test('[LOG-1] [LOG-4] a turn with somebody else’s clientID is not written, and takes no other with it', async () => {
    await append('a/1', [row([1], { clients: [5000] })])
    const bad = row([3], { author: 'mallory', clients: [5000] })
    const outcomes = await under.log.append([
      { room: 'b/1', epoch: 0, after: 0, rows: [row([7])] },
      { room: 'a/1', epoch: 0, after: 1, rows: [row([2], { clients: [6000] }), bad] },
    ])
    expect(outcomes.get('b/1')).toEqual(committed(1))
    expect(outcomes.get('a/1')).toEqual({ type: 'claimed' })
    expect(await under.log.load('a/1')).toMatchObject({ head: 1, clients: new Map([[5000, 'anna']]) })
    expect(await under.verify('a/1')).toMatchObject({ intact: true, rows: 1 })
    const both = [row([2], { clients: [7000] }), row([3], { author: 'bolat', clients: [7000] })]
    expect(await append('a/1', both)).toEqual({ type: 'claimed' })
    expect((await under.log.load('a/1')).clients.has(7000)).toBe(false)
  })

  test('[LOG-4] a clientID is its first author’s for good, room by room', async () => {
    await append('a/1', [row([1], { clients: [5000] })])
    await append('a/1', [row([2], { clients: [5000] })])
    await append('b/1', [row([3], { author: 'bolat', clients: [5000] })])
    expect((await under.log.load('a/1')).clients.get(5000)).toBe('anna')
    expect((await under.log.load('b/1')).clients.get(5000)).toBe('bolat')
  })

  test('a frozen room takes nothing until it is thawed, also after reopening; another epoch takes nothing', async () => {
    await append('a/1', [row([1])])
    await under.log.setFrozen('a/1', true)
    under = await under.reopen()
    expect(await append('a/1', [row([2])])).toEqual({ type: 'frozen' })
    expect(await append('a/1', [row([2], { author: seedAuthor })])).toEqual(committed(2))
    expect((await under.log.load('a/1')).frozen).toBe(true)
    expect((await under.log.since('a/1', 0)).frozen).toBe(true)
    await under.log.setFrozen('a/1', false)
    expect(await append('a/1', [row([2])])).toEqual(committed(3))
    expect(await append('a/1', [row([3])], 1)).toEqual({ type: 'restarted' })
    expect((await under.log.load('a/1')).head).toBe(3)
  })

  test('[LOG-3] a snapshot shortens loading and leaves every row', async () => {
    for (const byte of [1, 2, 3]) await append('a/1', [row([byte])])
    await under.log.snapshot('a/1', 2, new Uint8Array([12]))
    await append('a/1', [row([4])])
    const loaded = await under.log.load('a/1')
    expect(loaded.updates.map((update) => [...update])).toEqual([[12], [3], [4]])
    expect(loaded).toMatchObject({ head: 4, tail: 2 })
    await under.log.snapshot('a/1', 4, new Uint8Array([14]))
    expect((await under.log.load('a/1')).updates.map((update) => [...update])).toEqual([[14]])
    expect(await under.verify('a/1')).toMatchObject({ intact: true, rows: 4 })
  })

  test('[LOG-5] started anew, a room holds its new beginning alone, also after reopening; every row stays', async () => {
    await append('a/1', [row([1], { clients: [5000] }), row([2])])
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
    expect(await append('a/1', [row([5])])).toEqual({ type: 'restarted' })
    expect((await under.log.since('a/1', 0)).rows.map(({ seq }) => seq)).toEqual([3, 4])
    await append('a/1', [row([5])], 1)
    await under.log.snapshot('a/1', 2, new Uint8Array([99]))
    expect((await under.log.load('a/1')).updates.map((update) => [...update])).toEqual([[3], [4], [5]])
    await under.log.snapshot('a/1', 5, new Uint8Array([15]))
    expect((await under.log.load('a/1')).updates.map((update) => [...update])).toEqual([[15]])
    expect(await under.verify('a/1')).toMatchObject({ intact: true, rows: 5 })
  })

  test('[LOG-5] a room that does not hold a clientID’s owner to it is not started anew', async () => {
    await append('a/1', [row([1], { clients: [5000] })])
    const stolen = { author: 'bolat', update: new Uint8Array([2]), clients: [5000] }
    await expect(under.log.restart('a/1', [stolen])).rejects.toThrow(/belongs to another user/)
    expect(await under.log.load('a/1')).toMatchObject({ epoch: 0, head: 1 })
  })

  test('[LOG-3] a damaged snapshot is not taken for the document', async () => {
    for (const byte of [1, 2]) await append('a/1', [row([byte])])
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
    for (const byte of [1, 2, 3]) await append('a/1', [row([byte])])
    expect(await under.verify('a/1')).toMatchObject({ intact: true, rows: 3 })
    await under.tamper(how, 'a/1', seq)
    expect(await under.verify('a/1')).toEqual({ intact: false, seq, why })
  })
}
