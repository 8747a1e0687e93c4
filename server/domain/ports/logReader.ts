/** Who reads the logs of live documents, row by row. */
import type { RoomRef } from './rooms.ts'

/** A row of a document's log; `hash` chains it to the one before. */
export interface LoggedRow {
  readonly seq: number
  readonly epoch: number
  /** The user's id; empty for a seed. */
  readonly author: string
  /** ISO 8601. */
  readonly at: string
  readonly update: Uint8Array
  readonly hash: Uint8Array
}

export interface LogReader {
  /** At most `limit` rows after the one numbered `after`, in their order. */
  rows(room: RoomRef, after: number, limit: number): Promise<readonly LoggedRow[]>
}
