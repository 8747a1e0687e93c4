/** Documents closed in a transaction of rows, as the log of the same database judges by it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqlStore } from '#server/store/store.ts'
import type { Engine, Opened } from './engine.ts'
import { openMigrated } from './openStore.ts'

const rooms = [
  { type: 'suggestion', id: 'b' },
  { type: 'suggestion', id: 'a' },
] as const

export const closingContract = (engine: Engine): void => {
  let opened: Opened
  beforeEach(async () => {
    opened = await openMigrated(engine)
  })
  afterEach(() => opened.close())

  const written = async (room: string, after: number) => {
    const rows = [{ author: 'anna', update: new Uint8Array([1]), clients: [] }]
    return (await opened.database.log.append([{ room, epoch: 0, after, rows } as never])).get(room as never)!
      .type
  }

  test('[FREEZE-1] what is closed with rows is closed with them or not at all, at the head that is answered', async () => {
    const { transact } = sqlStore(opened.database)
    expect(await written('suggestion/a', 0)).toBe('committed')
    const failed = transact(async ({ closing }) => {
      await closing.set(rooms, () => true)
      throw new Error('stopped')
    })
    await expect(failed).rejects.toThrow('stopped')
    expect(await written('suggestion/a', 1)).toBe('committed')
    expect(await transact(({ closing }) => closing.set(rooms, () => true))).toEqual([
      { room: rooms[1], epoch: 0, seq: 2 },
      { room: rooms[0], epoch: 0, seq: 0 },
    ])
    expect([await written('suggestion/a', 2), await written('suggestion/b', 0)]).toEqual(['frozen', 'frozen'])
    await transact(({ closing }) => closing.set(rooms, () => false))
    expect([await written('suggestion/a', 2), await written('suggestion/b', 0)]).toEqual([
      'committed',
      'committed',
    ])
  })

  test('[FREEZE-2] what is held is found and let go of; what was closed meanwhile stays closed', async () => {
    const { closing } = sqlStore(opened.database)
    const { log } = opened.database
    await closing.hold(rooms)
    expect(await closing.held()).toHaveLength(2)
    expect(await written('suggestion/a', 0)).toBe('frozen')
    expect((await log.load('suggestion/a')).frozen).toBe(true)
    await closing.set([rooms[0]], () => true)
    await closing.letGo(rooms)
    expect([await written('suggestion/a', 0), await written('suggestion/b', 0)]).toEqual([
      'committed',
      'frozen',
    ])
    await log.hold('suggestion/b')
    await log.letGo('suggestion/b', false)
    expect(await written('suggestion/b', 0)).toBe('frozen')
    await log.hold('suggestion/a')
    await log.letGo('suggestion/a', true)
    expect(await written('suggestion/a', 1)).toBe('frozen')
    expect(await closing.held()).toEqual([])
  })
}
