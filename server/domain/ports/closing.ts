/** Which documents take no more words: kept where the log judges what is written, in the transaction that makes it so. */
import type { RoomRef } from './rooms.ts'

/** How far a document has come in the log. */
export interface Head {
  readonly room: RoomRef
  readonly epoch: number
  readonly seq: number
}

export interface Closing {
  /**
   * Closes documents, or opens them again, each as `closed` says. Nothing is written in them from here to the end of the transaction, so that the
   * heads answered are where they stand closed.
   */
  set(rooms: readonly RoomRef[], closed: (room: RoomRef) => boolean): Promise<readonly Head[]>
  /** Closes those that are open for a step that is being taken: should that never end, they are let go of. */
  hold(rooms: readonly RoomRef[]): Promise<void>
  /** Opens those of them that were only held. */
  letGo(rooms: readonly RoomRef[]): Promise<void>
  /** All that are held. */
  held(): Promise<readonly RoomRef[]>
}
