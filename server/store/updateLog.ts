/**
 * The log of live documents on SQLite: append-only rows, each room's a chain of hashes.
 *
 * [LOG-1] All rows of a commit are written or none. [LOG-2] A row's hash is SHA-256 over the length-prefixed hash before it
 * and every field of the row, so that no row can be changed, taken out or put in without breaking the chain after it.
 * [LOG-3] Snapshots shorten loading; they never delete a row. [LOG-4] A clientID belongs to one user of a room for good.
 * [LOG-5] The rows of an epoch alone make its document: starting anew writes the whole beginning as rows, and a snapshot
 * counts for the epoch of the row that it ends with.
 */
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import {
  type CommittedRow,
  type LoadedRoom,
  type LogNews,
  type LogRow,
  type LogTurn,
  type RoomId,
  seedAuthor,
  type TurnOutcome,
  type UpdateLog,
} from '#server/sync/ports.ts'
import type { Database } from './database.ts'
import { hashOfFields } from './lengthPrefixed.ts'

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

interface RoomRow {
  readonly epoch: number
  readonly head: number
  readonly headHash: Buffer
  readonly frozen: 0 | 1
}

interface StoredRow {
  readonly seq: number
  readonly epoch: number
  readonly author: string
  readonly at: string
  readonly update: Buffer
  readonly hash: Buffer
}

const statements = (sqlite: Sqlite) => ({
  room: sqlite.prepare(
    'select "epoch", "head", "headHash", "frozen" from "rooms" where "room" = ?',
  ) as Statement<[string], RoomRow>,
  newRoom: sqlite.prepare('insert into "rooms" ("room", "headHash") values (?, ?)'),
  head: sqlite.prepare('update "rooms" set "head" = ?, "headHash" = ? where "room" = ?'),
  freeze: sqlite.prepare('update "rooms" set "frozen" = ? where "room" = ?'),
  append: sqlite.prepare(
    'insert into "updates" ("room", "seq", "epoch", "author", "at", "update", "hash") values (?, ?, ?, ?, ?, ?, ?)',
  ),
  bind: sqlite.prepare(
    'insert into "roomClients" ("room", "client", "user") values (?, ?, ?) on conflict do nothing',
  ),
  owner: sqlite
    .prepare('select "user" from "roomClients" where "room" = ? and "client" = ?')
    .pluck() as Statement<[string, number], string>,
  clients: sqlite.prepare('select "client", "user" from "roomClients" where "room" = ?') as Statement<
    [string],
    { client: number; user: string }
  >,
  raise: sqlite.prepare('update "rooms" set "epoch" = "epoch" + 1 where "room" = ?'),
  snapshot: sqlite.prepare(
    `select s."seq", s."state", s."hash" from "snapshots" s join "updates" using ("room", "seq")
     where "room" = ? and "epoch" = ? order by "seq" desc limit 1`,
  ) as Statement<[string, number], { seq: number; state: Buffer; hash: Buffer }>,
  saveSnapshot: sqlite.prepare(
    'insert or replace into "snapshots" ("room", "seq", "state", "hash") values (?, ?, ?, ?)',
  ),
  dropSnapshots: sqlite.prepare('delete from "snapshots" where "room" = ? and "seq" < ?'),
  tail: sqlite
    .prepare('select "update" from "updates" where "room" = ? and "seq" > ? and "epoch" = ? order by "seq"')
    .pluck() as Statement<[string, number, number], Buffer>,
  rows: sqlite.prepare(
    'select "seq", "author", "update" from "updates" where "room" = ? and "seq" > ? and "epoch" = ? order by "seq"',
  ) as Statement<[string, number, number], CommittedRow>,
  all: sqlite.prepare('select * from "updates" where "room" = ? order by "seq"') as Statement<
    [string],
    StoredRow
  >,
})

type Statements = ReturnType<typeof statements>

const known = new WeakMap<Sqlite, Statements>()

const prepared = (sqlite: Sqlite): Statements => {
  const ready = known.get(sqlite) ?? statements(sqlite)
  known.set(sqlite, ready)
  return ready
}

/** A room that nobody wrote in. */
const unwritten: RoomRow = { epoch: 0, head: 0, headHash: firstHash, frozen: 0 }

const openRoom = (sql: Statements, room: RoomId): RoomRow => {
  const found = sql.room.get(room)
  if (found) return found
  sql.newRoom.run(room, firstHash)
  return sql.room.get(room)!
}

/** Whether some clientID of the rows is another user's, in the log or among the rows themselves. */
const isClaimed = (sql: Statements, room: RoomId, rows: readonly LogRow[]): boolean => {
  const owners = new Map<number, string>()
  for (const { author, clients } of rows) {
    for (const client of clients) {
      const owner = owners.get(client) ?? sql.owner.get(room, client) ?? author
      if (owner !== author) return true
      owners.set(client, owner)
    }
  }
  return false
}

/** Numbers, chains and stores rows; answers the number of the last. */
const write = (
  sql: Statements,
  room: RoomId,
  from: Pick<RoomRow, 'epoch' | 'head' | 'headHash'>,
  rows: readonly LogRow[],
  at: string,
): number => {
  const { epoch } = from
  let { head, headHash } = from
  for (const { author, update, clients } of rows) {
    head += 1
    headHash = chainHash(headHash, { room, seq: head, epoch, author, at, update })
    sql.append.run(room, head, epoch, author, at, update, headHash)
    for (const client of clients) sql.bind.run(room, client, author)
  }
  sql.head.run(head, headHash, room)
  return head
}

const appendTurn = (sql: Statements, turn: LogTurn, at: string): TurnOutcome => {
  const { room, rows } = turn
  const found = sql.room.get(room) ?? unwritten
  if (found.epoch !== turn.epoch) return { type: 'restarted' }
  if (found.frozen && rows.some(({ author }) => author !== seedAuthor)) return { type: 'frozen' }
  if (found.head !== turn.after) return { type: 'behind' }
  if (isClaimed(sql, room, rows)) return { type: 'claimed' }
  return { type: 'committed', head: write(sql, room, openRoom(sql, room), rows, at) }
}

/** Raises a room's epoch and makes `beginning` its whole document; inside a transaction of the caller's. */
export const startAnew = (sqlite: Sqlite, room: RoomId, beginning: readonly LogRow[], at: string): number => {
  const sql = prepared(sqlite)
  const found = openRoom(sql, room)
  if (isClaimed(sql, room, beginning))
    throw new LogConflict(`A clientID of ${room} belongs to another user. Its author starts afresh.`)
  sql.raise.run(room)
  return write(sql, room, { ...found, epoch: found.epoch + 1 }, beginning, at)
}

const load = (sql: Statements, room: RoomId): LoadedRoom => {
  const found = sql.room.get(room)
  if (!found) return { epoch: 0, head: 0, frozen: false, updates: [], tail: 0, clients: new Map() }
  const newest = sql.snapshot.get(room, found.epoch)
  const isWhole = newest && snapshotHash(room, newest.seq, newest.state).equals(newest.hash)
  const snapshot = isWhole ? newest : undefined
  const tail = sql.tail.all(room, snapshot?.seq ?? 0, found.epoch)
  return {
    epoch: found.epoch,
    head: found.head,
    frozen: found.frozen === 1,
    updates: [...(snapshot ? [snapshot.state] : []), ...tail],
    tail: tail.length,
    clients: new Map(sql.clients.all(room).map(({ client, user }) => [client, user])),
  }
}

const since = (sql: Statements, room: RoomId, seq: number): LogNews => {
  const { epoch, head, frozen } = sql.room.get(room) ?? unwritten
  return { epoch, head, frozen: frozen === 1, rows: head > seq ? sql.rows.all(room, seq, epoch) : [] }
}

/** One process has the file to itself. */
export const sqliteUpdateLog = (database: Database): UpdateLog => ({
  isShared: false,
  load: (room) => database.exclusively((sqlite) => load(prepared(sqlite), room)),
  append: (turns) =>
    database.commitLog((sqlite) => {
      const sql = prepared(sqlite)
      const at = new Date().toISOString()
      return new Map(turns.map((turn) => [turn.room, appendTurn(sql, turn, at)]))
    }),
  since: (room, seq) => database.exclusively((sqlite) => since(prepared(sqlite), room, seq)),
  snapshot: (room, seq, state) =>
    database.exclusively((sqlite) => {
      const sql = prepared(sqlite)
      sqlite.transaction(() => {
        sql.saveSnapshot.run(room, seq, state, snapshotHash(room, seq, state))
        sql.dropSnapshots.run(room, seq)
      })()
    }),
  restart: (room, beginning) =>
    database.commitLog((sqlite) => void startAnew(sqlite, room, beginning, new Date().toISOString())),
  setFrozen: (room, frozen) =>
    database.commitLog((sqlite) => {
      const sql = prepared(sqlite)
      openRoom(sql, room)
      sql.freeze.run(frozen ? 1 : 0, room)
    }),
})

export type Verification =
  | { readonly intact: true; readonly rows: number; readonly headHash: string }
  /** `seq` is the first row that does not follow from those before it. */
  | { readonly intact: false; readonly seq: number; readonly why: 'hash' | 'order' | 'head' }

/** Walks a room's chain from its first row to its head. */
export const verifyRoom = (database: Database, room: RoomId): Promise<Verification> =>
  database.exclusively((sqlite) => {
    const sql = prepared(sqlite)
    let previous: Uint8Array = firstHash
    let rows = 0
    for (const row of sql.all.iterate(room)) {
      if (row.seq !== rows + 1) return { intact: false, seq: rows + 1, why: 'order' }
      const expected = chainHash(previous, { ...row, room })
      if (!expected.equals(row.hash)) return { intact: false, seq: row.seq, why: 'hash' }
      previous = expected
      rows += 1
    }
    const head = sql.room.get(room)
    const isHead = head ? head.head === rows && head.headHash.equals(previous) : rows === 0
    if (!isHead) return { intact: false, seq: rows + 1, why: 'head' }
    return { intact: true, rows, headHash: Buffer.from(previous).toString('hex') }
  })
