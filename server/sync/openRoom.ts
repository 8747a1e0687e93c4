/** A room in memory with what goes with it: its pushes, the folding of its tail, the timer that unloads it. */
import { fieldsOf } from '#shared/document/format.ts'
import type { GroupCommit } from './batch.ts'
import type { Folder } from './folder.ts'
import { Folding } from './folding.ts'
import type { Limits, Timing } from './limits.ts'
import { loadRoom } from './loading.ts'
import type { Bell, Documents, Report, RoomName, UpdateLog } from './ports.ts'
import { Pushes } from './pushes.ts'
import { Room } from './room.ts'

export interface RoomsOptions {
  readonly log: UpdateLog
  readonly documents: Documents
  /** Where other nodes serve the same rooms. */
  readonly bell?: Bell | undefined
  readonly limits: Limits
  readonly timing: Timing
  readonly report: Report
}

export interface OpenRoom {
  readonly room: Room
  readonly pushes: Pushes
  readonly folding: Folding
  idle: NodeJS.Timeout | undefined
}

export interface OpenRoomOptions extends RoomsOptions {
  readonly commits: GroupCommit
  readonly folder: Folder
  /** Told after each commit. */
  readonly committed: (open: OpenRoom) => void
  /** Judges everybody's rights anew; resolves when that is done, and never rejects. */
  readonly judged: () => Promise<void>
  /** Told once, when the room is no more. */
  readonly ended: (open: OpenRoom) => void
}

/** Loads a room; rejects when it cannot be loaded, which is never an empty document. */
export const openRoom = async (name: RoomName, options: OpenRoomOptions): Promise<OpenRoom> => {
  const { log, documents, timing, report } = options
  const loaded = await loadRoom(name, fieldsOf[name.type].length > 0, log, documents)
  const room: Room = new Room(name, loaded, {
    ...options,
    bell: options.bell,
    committed: (seq, bytes) => {
      documents.committed(name, seq)
      open.folding.committed(bytes)
      options.committed(open)
    },
    ended: (error) => {
      if (error !== undefined) report('room could not be written', error, room.id)
      options.ended(open)
    },
  })
  const open: OpenRoom = {
    room,
    pushes: new Pushes(room.sessions, timing.pushMs, (error) => report('push failed', error, room.id)),
    folding: new Folding(room, loaded, options),
    idle: undefined,
  }
  return open
}
