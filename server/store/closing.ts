/** Closed documents, in the rows by which the log judges: whoever commits to one of them locks the same row. */
import type { Closing } from '#server/domain/ports/closing.ts'
import type { RoomRef } from '#server/domain/ports/rooms.ts'
import { firstHash } from './chain.ts'
import type { Rows } from './database.ts'
import { standings } from './schema.ts'

const nameOf = ({ type, id }: RoomRef): string => `${type}/${id}`

const refOf = (room: string): RoomRef => {
  const [type, id] = room.split('/') as [RoomRef['type'], string]
  return { type, id }
}

/** The log's order of locks, so that no two wait for each other. */
const inOrder = (rooms: readonly RoomRef[]): string[] => [...new Set(rooms.map(nameOf))].sort()

export const sqlClosing = (rows: Rows): Closing => ({
  async set(rooms, closed) {
    const heads = []
    for (const room of inOrder(rooms)) {
      const ref = refOf(room)
      const frozen = closed(ref) ? standings.closed : standings.open
      const { epoch, head } = await rows
        .insertInto('rooms')
        .values({ room, epoch: 0, head: 0, headHash: firstHash, frozen })
        .onConflict((conflict) => conflict.column('room').doUpdateSet({ frozen }))
        .returning(['epoch', 'head'])
        .executeTakeFirstOrThrow()
      heads.push({ room: ref, epoch, seq: head })
    }
    return heads
  },
  async hold(rooms) {
    for (const room of inOrder(rooms))
      await rows
        .insertInto('rooms')
        .values({ room, epoch: 0, head: 0, headHash: firstHash, frozen: standings.held })
        .onConflict((conflict) =>
          conflict
            .column('room')
            .doUpdateSet({ frozen: standings.held })
            .where('rooms.frozen', '=', standings.open),
        )
        .execute()
  },
  async letGo(rooms) {
    for (const room of inOrder(rooms))
      await rows
        .updateTable('rooms')
        .set({ frozen: standings.open })
        .where('room', '=', room)
        .where('frozen', '=', standings.held)
        .execute()
  },
  held: async () =>
    (await rows.selectFrom('rooms').select('room').where('frozen', '=', standings.held).execute()).map(
      ({ room }) => refOf(room),
    ),
})
