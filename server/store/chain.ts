/**
 * What makes a room's log one chain, whatever database holds it.
 *
 * [LOG-1] All rows of a turn are written or none. [LOG-2] A row's hash is SHA-256 over the length-prefixed hash before it
 * and every field of the row, so that no row can be changed, taken out or put in without breaking the chain after it.
 * [LOG-3] Snapshots shorten loading; they never delete a row. [LOG-4] A clientID belongs to one user of a room for good.
 * [LOG-5] The rows of an epoch alone make its document: starting anew writes the whole beginning as rows, and a snapshot
 * counts for the epoch of the row that it ends with.
 */
import {
  type CommittedRow,
  type LogRow,
  type LogTurn,
  type RoomId,
  seedAuthor,
  type TurnOutcome,
} from '#server/sync/ports.ts'
import { hashOfFields } from './lengthPrefixed.ts'
import type { StandingMark } from './schema.ts'

/** A row as it stands in the log. `at` is ISO 8601 in UTC. */
export interface ChainedRow extends CommittedRow {
  readonly room: RoomId
  readonly epoch: number
  readonly at: string
}

/** What a room's chain starts from. */
export const firstHash: Buffer = Buffer.alloc(32)

/** The hash of a row that follows `previous`. */
export const chainHash = (previous: Uint8Array, row: ChainedRow): Buffer =>
  hashOfFields([previous, row.room, String(row.seq), String(row.epoch), row.author, row.at, row.update])

/** The hash of a snapshot, kept beside it: a damaged one is not taken for the document. */
export const snapshotHash = (room: RoomId, seq: number, state: Uint8Array): Buffer =>
  hashOfFields([room, String(seq), state])

/** A beginning that the log may not take: a clientID of it is somebody else's. */
export class LogConflict extends Error {
  override readonly name = 'LogConflict'
}

export const claimedElsewhere = (room: RoomId): LogConflict =>
  new LogConflict(`A clientID of ${room} belongs to another user. Its author starts afresh.`)

/** How a room stands; the row that judges what is written. */
export interface Standing {
  readonly epoch: number
  readonly head: number
  readonly headHash: Buffer
  readonly frozen: StandingMark
}

/** A room that nobody wrote in. */
export const unwritten: Standing = { epoch: 0, head: 0, headHash: firstHash, frozen: 0 }

export type OwnerOf = (client: number) => string | undefined

/** Whether some clientID of the rows is another user's, in the log or among the rows themselves. */
export const isClaimed = (rows: readonly LogRow[], ownerOf: OwnerOf): boolean => {
  const owners = new Map<number, string>()
  for (const { author, clients } of rows) {
    for (const client of clients) {
      const owner = owners.get(client) ?? ownerOf(client) ?? author
      if (owner !== author) return true
      owners.set(client, owner)
    }
  }
  return false
}

/** What keeps a turn from being written; undefined when nothing does. */
export const objection = (
  { epoch, head, frozen }: Standing,
  turn: LogTurn,
  ownerOf: OwnerOf,
): Exclude<TurnOutcome, { type: 'committed' }> | undefined => {
  if (epoch !== turn.epoch) return { type: 'restarted' }
  if (frozen !== 0 && turn.rows.some(({ author }) => author !== seedAuthor)) return { type: 'frozen' }
  if (head !== turn.after) return { type: 'behind' }
  return isClaimed(turn.rows, ownerOf) ? { type: 'claimed' } : undefined
}

/** A row of the log with its hash. */
export interface HashedRow extends ChainedRow {
  readonly hash: Buffer
}

/** Numbers and chains rows onto a room. */
export const chained = (
  room: RoomId,
  { epoch, head, headHash }: Pick<Standing, 'epoch' | 'head' | 'headHash'>,
  rows: readonly LogRow[],
  at: string,
): readonly HashedRow[] => {
  let hash = headHash
  return rows.map(({ author, update }, index) => {
    const row = { room, seq: head + 1 + index, epoch, author, at, update }
    hash = chainHash(hash, row)
    return { ...row, hash }
  })
}
