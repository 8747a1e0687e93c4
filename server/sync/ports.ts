/**
 * What the rooms need from the rest of the server: a log to write to, somebody who knows the rights, and somebody to
 * tell what is durable. Implemented in store/ (the log) and domain/ (the rest), wired in main.ts.
 */
import type { RoomName } from '#shared/document/format.ts'
import type { AwarenessEntry } from '#shared/protocol/awareness.ts'

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
  readonly author: string
  readonly update: Uint8Array
  /** ClientIDs that this row binds to its author for good. */
  readonly clients: readonly number[]
}

/** What one room wants written in one commit, judged against the log as this node knows it. */
export interface LogTurn {
  readonly room: RoomId
  readonly epoch: number
  /** The last row that the node knew when it judged these. */
  readonly after: number
  readonly rows: readonly LogRow[]
}

/** What became of a turn; one that was not committed wrote nothing. */
export type TurnOutcome =
  /** `head`: the number of its last row. */
  | { readonly type: 'committed'; readonly head: number }
  /** Another node wrote after `after`: read `since` and judge again. */
  | { readonly type: 'behind' }
  | { readonly type: 'frozen' }
  /** The room is in another epoch. */
  | { readonly type: 'restarted' }
  /** A clientID of it belongs to somebody else. */
  | { readonly type: 'claimed' }

/** A row as it was committed. Every clientID of it that the room did not know is bound to its author, if it has one. */
export interface CommittedRow {
  readonly seq: number
  readonly author: string
  readonly update: Uint8Array
  /** False where it is known to hold edits alone, and nobody's whole state. The log does not keep this. */
  readonly isState?: boolean
}

/** What a room's log holds after a row. */
export interface LogNews {
  readonly epoch: number
  readonly head: number
  readonly frozen: boolean
  /** Rows of this epoch, in order. */
  readonly rows: readonly CommittedRow[]
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

/** The append-only, hash-chained log, which several nodes may share: it is the judge of what is written. */
export interface UpdateLog {
  /** Whether other processes may write to it; where none can, what this one knows of a room is all there is. */
  readonly isShared: boolean
  load(room: RoomId): Promise<LoadedRoom>
  /**
   * Commits turns, at most one a room, in one transaction: all that can be, and of the others nothing. Answers what became
   * of each; rejects when nothing at all was written. Rows of `seedAuthor` are taken by a frozen room as well.
   */
  append(turns: readonly LogTurn[]): Promise<ReadonlyMap<RoomId, TurnOutcome>>
  /** The rows after `seq`, and how the room stands. */
  since(room: RoomId, seq: number): Promise<LogNews>
  snapshot(room: RoomId, seq: number, state: Uint8Array): Promise<void>
  /**
   * Starts a room's document anew: raises its epoch, and `beginning` is all it holds. Earlier rows stay in the log, and
   * whoever still writes in the epoch before is told that it is over.
   */
  restart(room: RoomId, beginning: readonly LogRow[]): Promise<void>
  /** Keeps a room from being written, or lets it be written again, across restarts. */
  setFrozen(room: RoomId, frozen: boolean): Promise<void>
  /** Keeps an open room from being written while a step is taken on it; a mark of its own, which a node's end leaves to be let go. */
  hold(room: RoomId): Promise<void>
  /** Ends that, where it is still held: it stays frozen, or is open again. */
  letGo(room: RoomId, frozen: boolean): Promise<void>
}

/** The author of rows that nobody wrote: seeds. */
export const seedAuthor = ''

export interface Documents {
  /** Seeds that a room's document must contain: one deterministic update per language (empty for a room without). */
  seeds(room: RoomName): Promise<readonly Uint8Array[]>
  /** Told after each commit; must return at once and never throw. */
  committed(room: RoomName, seq: number): void
}

/** Tells other nodes what this one did; must return at once and never throw. What it says may come late, twice or never. */
export interface Bell {
  committed(room: RoomId, epoch: number, rows: readonly CommittedRow[]): void
  /** A room was frozen, thawed or started anew. */
  moved(room: RoomId): void
  /** A room is to be opened anew everywhere: it should hold more seeds by now. */
  reloaded(room: RoomId): void
  /** From now on this node wants to hear of a room; until `closed`. */
  opened(room: RoomId): void
  closed(room: RoomId): void
  /** Rights moved: everybody's live sessions are judged again. */
  accessChanged(): void
  /** Who is in a room through this node: what changed. */
  present(room: RoomId, entries: readonly AwarenessEntry[]): void
}

/** Told what went wrong inside; knows nothing of what anybody wrote. */
export type Report = (event: string, error: unknown, room?: RoomId) => void
