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
import { type LoadedRoom, type LogRow, type RoomId, seedAuthor, type UpdateLog } from '#server/sync/ports.ts'
import type { Database } from './database.ts'
import { hashOfFields } from './lengthPrefixed.ts'

/** A row as it stands in the log. `at` is ISO 8601 in UTC. */
export interface ChainedRow extends Omit<LogRow, 'clients'> {
  readonly seq: number
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

/** A commit that the log may not take: the room was frozen, restarted, or a clientID is somebody else's. */
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

const openRoom = (sql: Statements, room: RoomId): RoomRow => {
  const found = sql.room.get(room)
  if (found) return found
  sql.newRoom.run(room, firstHash)
  return sql.room.get(room)!
}

const bindClients = (sql: Statements, row: LogRow): void => {
  for (const client of row.clients) {
    sql.bind.run(row.room, client, row.author)
    if (sql.owner.get(row.room, client) !== row.author)
      throw new LogConflict(`A clientID of ${row.room} belongs to another user. Its author starts afresh.`)
  }
}

const write = (sql: Statements, room: RoomId, rows: readonly LogRow[], at: string): number => {
  let { head, headHash } = openRoom(sql, room)
  for (const row of rows) {
    head += 1
    headHash = chainHash(headHash, { ...row, seq: head, at })
    sql.append.run(room, head, row.epoch, row.author, at, row.update, headHash)
    bindClients(sql, row)
  }
  sql.head.run(head, headHash, room)
  return head
}

const appendTo = (sql: Statements, room: RoomId, rows: readonly LogRow[], at: string): number => {
  const { epoch, frozen } = openRoom(sql, room)
  for (const row of rows) {
    if (row.epoch !== epoch) throw new LogConflict(`${room} was started anew. Open it again.`)
    if (frozen && row.author !== seedAuthor) throw new LogConflict(`${room} is frozen. Nobody writes in it.`)
  }
  return write(sql, room, rows, at)
}

/** Raises a room's epoch and makes `beginning` its whole document; inside a transaction of the caller's. */
export const startAnew = (
  sqlite: Sqlite,
  room: RoomId,
  beginning: readonly Omit<LogRow, 'room' | 'epoch'>[],
  at: string,
): number => {
  const sql = prepared(sqlite)
  const epoch = openRoom(sql, room).epoch + 1
  sql.raise.run(room)
  return write(
    sql,
    room,
    beginning.map((row) => ({ ...row, room, epoch })),
    at,
  )
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

export const sqliteUpdateLog = (database: Database): UpdateLog => ({
  load: (room) => database.exclusively((sqlite) => load(prepared(sqlite), room)),
  append: (rows) =>
    database.commitLog((sqlite) => {
      const sql = prepared(sqlite)
      const at = new Date().toISOString()
      const byRoom = Map.groupBy(rows, (row) => row.room)
      return new Map([...byRoom].map(([room, own]) => [room, appendTo(sql, room, own, at)]))
    }),
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
