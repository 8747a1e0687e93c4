/** What a room gathered in one turn of the event loop, on its way through the log. */
import { joined } from './assemble.ts'
import type { ParsedUpdate } from './parseUpdate.ts'
import type { LogRow, LogTurn, RoomId } from './ports.ts'
import type { Session } from './session.ts'

export interface Contribution {
  /** Undefined when the server wrote on a user's behalf. */
  readonly session: Session | undefined
  readonly author: string
  /** What is new of what was sent. */
  readonly parsed: ParsedUpdate
  /** ClientIDs that new structs of it are written under, and those of them that it binds to its author. */
  readonly writers: readonly number[]
  readonly clients: readonly number[]
  /** How many of the session's frames become durable with it. */
  readonly frames: number
  /**
   * It is a state: its delete set names also what went with a block that its author deleted, seen or not. Who reads it may not
   * take it for an edit.
   */
  readonly isState: boolean
  /** Told when it is not written after all, where no session is. */
  readonly dropped?: (error: unknown) => void
}

/** Waits until what was taken in before it is durable. */
export interface Waiter {
  durable(head: number): void
  /** Some of it was not taken in after all: asks again. */
  again(): void
  failed(error: unknown): void
}

export interface Turn extends LogTurn {
  readonly rows: readonly TurnRow[]
  /** All of the rows in one, for those who read. */
  readonly update: Uint8Array
  readonly contributions: readonly Contribution[]
  readonly waiters: Waiter[]
}

/** A row on its way to the log. */
export interface TurnRow extends LogRow {
  readonly isState: boolean
}

/** A log row for each session, in the order of their first updates: rows merged over authors would lose authorship. */
export const rowsOf = (contributions: readonly Contribution[]): TurnRow[] => {
  const bySession = Map.groupBy(contributions, (contribution) => contribution.session ?? contribution)
  return [...bySession.values()].map((own) => ({
    author: own[0]!.author,
    update: joined(own.map((contribution) => contribution.parsed)),
    clients: [...new Set(own.flatMap((contribution) => contribution.clients))],
    isState: own.some((contribution) => contribution.isState),
  }))
}

export const makeTurn = (
  room: RoomId,
  epoch: number,
  after: number,
  contributions: readonly Contribution[],
  waiters: Waiter[],
): Turn => {
  const rows = rowsOf(contributions)
  const update = rows.length === 1 ? rows[0]!.update : joined(contributions.map(({ parsed }) => parsed))
  return { room, epoch, after, rows, update, contributions, waiters }
}
