/**
 * The database on SQLite: one connection for the whole process, better-auth's statements included.
 *
 * A second writing connection would block the event loop for the whole busy time-out, so there is none. Rows are
 * written through Kysely; the log of live documents writes through `commitLog`, which goes before waiting row
 * transactions and costs one synchronous transaction.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase, { type Database as Sqlite } from 'better-sqlite3'
import { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Tables } from '../schema.ts'
import { SharedConnectionDialect } from './dialect.ts'
import { type FolderLock, lockFolder } from './folderLock.ts'
import { PriorityMutex } from './mutex.ts'
import { type LogWriter, sqliteUpdateLog } from './updateLog.ts'

export interface SqliteStorage extends Database, LogWriter {
  readonly engine: 'sqlite'
}

/** Growing the write-ahead log once makes later one-row commits about a fifth cheaper: the file is not extended again. */
const grownLogBytes = 5 * 1024 * 1024

const growLog = (sqlite: Sqlite): void => {
  sqlite.pragma('wal_autocheckpoint = 4000')
  sqlite.exec('create table if not exists "walGrowth" ("bytes" blob)')
  sqlite.prepare('insert into "walGrowth" values (zeroblob(?))').run(grownLogBytes)
  sqlite.exec('drop table "walGrowth"')
  sqlite.pragma('wal_checkpoint(PASSIVE)')
  sqlite.pragma('wal_autocheckpoint = 1000')
}

const inMemory = ':memory:'

/** Opens a file; a test may have one that fails. */
export type Connect = (path: string) => Sqlite

const connected: Connect = (path) => new SqliteDatabase(path, { timeout: 1000 })

const open = (path: string, connect: Connect): Sqlite => {
  const sqlite = connect(path)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  if (path !== inMemory) growLog(sqlite)
  return sqlite
}

/** Takes the folder for this process, and opens the file in it. */
const openAlone = (
  path: string,
  connect: Connect,
): { readonly sqlite: Sqlite; readonly lock?: FolderLock } => {
  if (path === inMemory) return { sqlite: open(path, connect) }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const lock = lockFolder(path)
  try {
    return { sqlite: open(path, connect), lock }
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * Opens the database file at `path`, or one in memory for `:memory:`. Tables come from `migrate`. Throws `FolderInUse`
 * while another process, or another part of this one, has the file open.
 */
export const openSqlite = (path: string, connect: Connect = connected): SqliteStorage => {
  const { sqlite, lock } = openAlone(path, connect)
  const mutex = new PriorityMutex()
  const rows = new Kysely<Tables>({ dialect: new SharedConnectionDialect(sqlite, mutex) })

  const holding = async <T>(urgent: boolean, work: () => T): Promise<T> => {
    const release = await mutex.acquire(urgent)
    try {
      return work()
    } finally {
      release()
    }
  }

  const writer: LogWriter = {
    commitLog: (work) => holding(true, () => sqlite.transaction(work).immediate(sqlite)),
    exclusively: (work) => holding(false, () => work(sqlite)),
  }

  return {
    engine: 'sqlite',
    rows,
    log: sqliteUpdateLog(writer),
    transact: (work) => rows.transaction().execute(work),
    unhurried: (work) => work(rows),
    ...writer,
    async close() {
      await rows.destroy()
      await holding(true, () => sqlite.close())
      lock?.release()
    },
  }
}
