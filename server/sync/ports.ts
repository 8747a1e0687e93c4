/**
 * What the rooms need from the rest of the server: a log to write to, somebody who knows the rights, and somebody to
 * tell what is durable. Implemented in store/ (the log) and domain/ (the rest), wired in main.ts.
 */
import type { RoomName } from '#shared/document/format.ts'

export type { RoomName }

/** `suggestion/<id>`, the room's key in the log. */
export type RoomId = string

export interface Identity {
  readonly userId: string
  readonly name: string
  /** The login session; the room closes when it ends. */
  readonly sessionId: string
}

/** What a user may do in a room now. `reason` is a stable code for the page (`decided`, `locked`, `role`, …). */
export type RoomRight =
  | { readonly type: 'none'; readonly code: 4401 | 4403 | 4404 }
  | { readonly type: 'read'; readonly reason?: string }
  | { readonly type: 'write' }

export interface Rights {
  /** Asked at join and again whenever `accessRevision` moves; the answer in force is checked for every message. */
  judge(identity: Identity, room: RoomName): Promise<RoomRight>
  /** Raised by any change of member, role, session or state; polled every second, and rung in-process at once. */
  accessRevision(): Promise<number>
}

/** One author's contribution to a room in one turn of the event loop. */
export interface LogRow {
  readonly room: RoomId
  readonly epoch: number
  readonly author: string
  readonly update: Uint8Array
  /** ClientIDs that this row binds to its author for good. */
  readonly clients: readonly number[]
}

export interface LoadedRoom {
  readonly epoch: number
  /** Sequence number of the last committed row; 0 for an empty room. */
  readonly head: number
  readonly frozen: boolean
  /** Newest snapshot, then the rows after it, in order. */
  readonly updates: readonly Uint8Array[]
  /** How many of `updates` are rows of the log that no snapshot holds yet. */
  readonly tail: number
  /** clientID → user, bound for good. */
  readonly clients: ReadonlyMap<number, string>
}

/** The append-only, hash-chained log. `append` commits all rows in one transaction or none. */
export interface UpdateLog {
  load(room: RoomId): Promise<LoadedRoom>
  /** Answers the new head of each room; rejects when nothing was written. */
  append(rows: readonly LogRow[]): Promise<ReadonlyMap<RoomId, number>>
  snapshot(room: RoomId, seq: number, state: Uint8Array): Promise<void>
  /**
   * Starts a room's document anew: raises its epoch, and `beginning` is all it holds. Earlier rows stay in the log, and
   * whoever still writes in the epoch before is told that it is over.
   */
  restart(room: RoomId, beginning: readonly Omit<LogRow, 'room' | 'epoch'>[]): Promise<void>
  /** Keeps a room from being written, or lets it be written again, across restarts. */
  setFrozen(room: RoomId, frozen: boolean): Promise<void>
}

/** The author of rows that nobody wrote: seeds. */
export const seedAuthor = ''

export interface Documents {
  /** Seeds that a room's document must contain: one deterministic update per language (empty for a room without). */
  seeds(room: RoomName): Promise<readonly Uint8Array[]>
  /** Told after each commit; must return at once and never throw. */
  committed(room: RoomName, seq: number): void
}

/** Told what went wrong inside; knows nothing of what anybody wrote. */
export type Report = (event: string, error: unknown, room?: RoomId) => void
