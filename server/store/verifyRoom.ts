/** Walks one room's chain in the database of a running server, a bite at a time, so that nobody waits for it. */
import type { RoomId } from '#server/sync/ports.ts'
import { chainHash, firstHash } from './chain.ts'
import type { Rows } from './database.ts'

export type Verification =
  | { readonly intact: true; readonly rows: number; readonly headHash: string }
  /** `seq` is the first row that does not follow from those before it. */
  | { readonly intact: false; readonly seq: number; readonly why: 'hash' | 'order' | 'head' }

const bite = 500

/** Whether the log goes on after its head: asked in one statement, since people write on meanwhile. */
const hasRowsBeyond = async (rows: Rows, room: RoomId): Promise<boolean> => {
  const beyond = await rows
    .selectFrom('updates')
    .leftJoin('rooms', 'rooms.room', 'updates.room')
    .select('updates.seq')
    .where('updates.room', '=', room)
    .where(({ eb, fn, val }) => eb('updates.seq', '>', fn.coalesce('rooms.head', val(0))))
    .limit(1)
    .executeTakeFirst()
  return beyond !== undefined
}

/** Walks a room's chain from its first row to the head that it has now. */
export const verifyRoom = async (rows: Rows, room: RoomId): Promise<Verification> => {
  const found = await rows
    .selectFrom('rooms')
    .select(['head', 'headHash'])
    .where('room', '=', room)
    .executeTakeFirst()
  const { head, headHash } = found ?? { head: 0, headHash: firstHash }
  let previous: Buffer = firstHash
  let seq = 0
  for (;;) {
    const some = await rows
      .selectFrom('updates')
      .selectAll()
      .where('room', '=', room)
      .where('seq', '>', seq)
      .where('seq', '<=', head)
      .orderBy('seq')
      .limit(bite)
      .execute()
    for (const row of some) {
      if (row.seq !== seq + 1) return { intact: false, seq: seq + 1, why: 'order' }
      const expected = chainHash(previous, row)
      if (!expected.equals(row.hash)) return { intact: false, seq: row.seq, why: 'hash' }
      previous = expected
      seq += 1
    }
    if (some.length < bite) break
  }
  if (seq !== head || !previous.equals(headHash) || (await hasRowsBeyond(rows, room)))
    return { intact: false, seq: seq + 1, why: 'head' }
  return { intact: true, rows: seq, headHash: previous.toString('hex') }
}
