/** What a room gathered in one turn of the event loop, on its way through the log. */
import * as Y from 'yjs'
import type { LogRow, RoomId } from './ports.ts'
import type { Session } from './session.ts'

export interface Contribution {
  /** Undefined when the server wrote on a user's behalf. */
  readonly session: Session | undefined
  readonly author: string
  readonly update: Uint8Array
  readonly clients: readonly number[]
  /** How many of the session's frames become durable with it. */
  readonly frames: number
  /**
   * It is a state: its delete set names also what went with a block that its author deleted, seen or not. Who reads it may not
   * take it for an edit.
   */
  readonly isState: boolean
}

export interface Waiter {
  durable(head: number): void
  failed(error: unknown): void
}

export interface Turn {
  readonly rows: readonly LogRow[]
  /** All of the rows in one, for those who read. */
  readonly update: Uint8Array
  readonly contributions: readonly Contribution[]
  readonly waiters: Waiter[]
}

const merged = (updates: readonly Uint8Array[]): Uint8Array =>
  updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates])

/** A log row for each session, in the order of their first updates: rows merged over authors would lose authorship. */
export const rowsOf = (room: RoomId, epoch: number, contributions: readonly Contribution[]): LogRow[] => {
  const bySession = Map.groupBy(contributions, (contribution) => contribution.session ?? contribution)
  return [...bySession.values()].map((own) => ({
    room,
    epoch,
    author: own[0]!.author,
    update: merged(own.map((contribution) => contribution.update)),
    clients: [...new Set(own.flatMap((contribution) => contribution.clients))],
  }))
}

export const makeTurn = (
  room: RoomId,
  epoch: number,
  contributions: readonly Contribution[],
  waiters: Waiter[],
): Turn => {
  const rows = rowsOf(room, epoch, contributions)
  return { rows, update: merged(rows.map((row) => row.update)), contributions, waiters }
}
