/**
 * The log of live documents on SQLite: prepared statements in one synchronous transaction, by the one process that has the
 * file.
 */
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import type {
  CommittedRow,
  LoadedRoom,
  LogNews,
  LogRow,
  LogTurn,
  RoomId,
  TurnOutcome,
  UpdateLog,
} from '#server/sync/ports.ts'
import {
  chained,
  claimedElsewhere,
  firstHash,
  isClaimed,
  objection,
  type Standing,
  snapshotHash,
  unwritten,
} from '../chain.ts'
import { standings } from '../schema.ts'

/** The connection, as the log uses it. */
export interface LogWriter {
  /**
   * Runs `work` synchronously inside one transaction, after the row transaction that may be running and before those
   * that wait. Rejects, with nothing written, when `work` throws or the disk refuses.
   */
  commitLog<T>(work: (sqlite: Sqlite) => T): Promise<T>
  /** Runs `work` on the bare connection while nobody else uses it. */
  exclusively<T>(work: (sqlite: Sqlite) => T): Promise<T>
}

const statements = (sqlite: Sqlite) => ({
  room: sqlite.prepare(
    'select "epoch", "head", "headHash", "frozen" from "rooms" where "room" = ?',
  ) as Statement<[string], Standing>,
  newRoom: sqlite.prepare('insert into "rooms" ("room", "headHash") values (?, ?)'),
  head: sqlite.prepare('update "rooms" set "head" = ?, "headHash" = ? where "room" = ?'),
  freeze: sqlite.prepare('update "rooms" set "frozen" = ? where "room" = ?'),
  refreeze: sqlite.prepare('update "rooms" set "frozen" = ? where "room" = ? and "frozen" = ?'),
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
})

type Statements = ReturnType<typeof statements>

const known = new WeakMap<Sqlite, Statements>()

const prepared = (sqlite: Sqlite): Statements => {
  const ready = known.get(sqlite) ?? statements(sqlite)
  known.set(sqlite, ready)
  return ready
}

const openRoom = (sql: Statements, room: RoomId): Standing => {
  const found = sql.room.get(room)
  if (found) return found
  sql.newRoom.run(room, firstHash)
  return sql.room.get(room)!
}

/** Numbers, chains and stores rows; answers the number of the last. */
const write = (
  sql: Statements,
  room: RoomId,
  from: Pick<Standing, 'epoch' | 'head' | 'headHash'>,
  rows: readonly LogRow[],
  at: string,
): number => {
  const made = chained(room, from, rows, at)
  for (const { seq, epoch, author, update, hash } of made)
    sql.append.run(room, seq, epoch, author, at, update, hash)
  for (const { author, clients } of rows) for (const client of clients) sql.bind.run(room, client, author)
  const last = made.at(-1) ?? { seq: from.head, hash: from.headHash }
  sql.head.run(last.seq, last.hash, room)
  return last.seq
}

const appendTurn = (sql: Statements, turn: LogTurn, at: string): TurnOutcome => {
  const { room, rows } = turn
  const found = sql.room.get(room)
  const against = objection(found ?? unwritten, turn, (client) => sql.owner.get(room, client))
  return against ?? { type: 'committed', head: write(sql, room, found ?? openRoom(sql, room), rows, at) }
}

/** Raises a room's epoch and makes `beginning` its whole document; inside a transaction of the caller's. */
export const startAnew = (sqlite: Sqlite, room: RoomId, beginning: readonly LogRow[], at: string): number => {
  const sql = prepared(sqlite)
  const found = openRoom(sql, room)
  if (isClaimed(beginning, (client) => sql.owner.get(room, client))) throw claimedElsewhere(room)
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
    frozen: found.frozen !== 0,
    updates: [...(snapshot ? [snapshot.state] : []), ...tail],
    tail: tail.length,
    clients: new Map(sql.clients.all(room).map(({ client, user }) => [client, user])),
  }
}

const since = (sql: Statements, room: RoomId, seq: number): LogNews => {
  const { epoch, head, frozen } = sql.room.get(room) ?? unwritten
  return { epoch, head, frozen: frozen !== 0, rows: head > seq ? sql.rows.all(room, seq, epoch) : [] }
}

/** One process has the file to itself. */
export const sqliteUpdateLog = (database: LogWriter): UpdateLog => ({
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
  hold: (room) =>
    database.commitLog((sqlite) => {
      const sql = prepared(sqlite)
      openRoom(sql, room)
      sql.refreeze.run(standings.held, room, standings.open)
    }),
  letGo: (room, frozen) =>
    database.commitLog((sqlite) => {
      const mark = frozen ? standings.closed : standings.open
      prepared(sqlite).refreeze.run(mark, room, standings.held)
    }),
})
