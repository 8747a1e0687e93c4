/** The live documents, as the domain sees them: read what is durable, write as somebody, freeze, push. */
import type * as Y from 'yjs'
import type { RoomType } from '#shared/document/format.ts'

export interface RoomRef {
  readonly type: RoomType
  readonly id: string
}

export interface CommittedState {
  readonly state: Uint8Array
  readonly seq: number
  readonly epoch: number
}

/** A first row of a document that starts anew; the author of what nobody wrote is empty. */
export interface Beginning {
  readonly author: string
  readonly update: Uint8Array
  /** ClientIDs that it binds to its author. */
  readonly clients: readonly number[]
}

export interface Rooms {
  /** The durable document of a room (seeded if it had nothing yet), whether or not anybody has it open. */
  committed(room: RoomRef): Promise<CommittedState>
  /** Changes a document as the acting user under a fresh clientID; resolves when durable. */
  write(room: RoomRef, userId: string, change: (doc: Y.Doc) => void): Promise<CommittedState>
  /**
   * Stops admitting, waits until everything admitted is durable, runs `decide` on that state, and leaves the room
   * frozen when it resolves with `keepFrozen`; otherwise writing goes on.
   */
  freeze<T>(
    room: RoomRef,
    decide: (state: CommittedState) => Promise<{ result: T; keepFrozen: boolean }>,
  ): Promise<T>
  /** These were closed, opened or held (see `Closing`): who has them open, on any node, is told. */
  stand(rooms: readonly RoomRef[]): Promise<void>
  /** Brings those that are open on this node up to what the log holds. */
  lookHere(rooms: readonly RoomRef[]): Promise<void>
  /**
   * Starts a document anew in the next epoch, from these rows alone; whoever has it open is turned away with a stale copy.
   * What the room held before stays in the log.
   */
  restart(room: RoomRef, beginning: readonly Beginning[]): Promise<void>
  /** Lets a document be opened anew, with the seeds that it should hold by now; its pages reconnect. */
  reload(room: RoomRef): Promise<void>
  /** A member, role, session or state changed: every live session is judged again now. */
  accessChanged(): void
  /**
   * Sends changed rows to the open pages of a room. `view` is asked once per user who has it open and answers what
   * that user may see, or undefined for nothing.
   */
  push(room: RoomRef, view: (userId: string) => Promise<readonly ChangedRow[] | undefined>): void
}

/** One changed row as pages receive it: `{type: 'suggestion', row: {...}}`. */
export interface ChangedRow {
  readonly type: 'suggestion' | 'thread' | 'proposal' | 'group' | 'text'
  readonly id: string
  /** The row as the API would answer it to this reader; null when the reader may no longer see it. */
  readonly row: unknown
}
