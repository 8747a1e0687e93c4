/**
 * Backing up a database that is in use, and making a new data folder of a backup.
 *
 * [BACKUP-1] A backup is one moment of the whole database: it is read in one transaction, on a connection that writes
 * nothing, so that people type on meanwhile.
 */
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import SqliteDatabase, { type Database as Sqlite } from 'better-sqlite3'
import * as Y from 'yjs'
import { seedAuthor } from '#server/sync/ports.ts'
import { sqlAudit } from './audit.ts'
import { signHeads } from './checkpoints.ts'
import { type CopyOptions, copyAll } from './copy/copy.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { fileIn } from './open.ts'
import { signingKeyIn } from './signingKey.ts'
import { openSqlite, type SqliteStorage } from './sqlite/database.ts'
import { startAnew } from './sqlite/updateLog.ts'

/** A backup or a restore that may not go on; the message says why and what to do. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

const synced = (path: string): void => {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Puts a finished file where it belongs: nobody ever sees half of it, and a file that is there stays. */
const place = (made: string, to: string): void => {
  synced(made)
  linkSync(made, to)
  rmSync(made)
  synced(dirname(to))
}

const swept = (path: string): void => {
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(`${path}${end}`, { force: true })
}

/** Makes a new file at `to` with what `write` puts into one beside it; a failure leaves nothing behind. */
const newFile = async (to: string, write: (unfinished: string) => Promise<void>): Promise<void> => {
  if (existsSync(to)) throw new BackupRefused(`${to} is there already. Name a new file with --to.`)
  mkdirSync(dirname(resolve(to)), { recursive: true, mode: 0o700 })
  const unfinished = `${to}.unfinished-${process.pid}`
  try {
    closeSync(openSync(unfinished, 'wx', 0o600))
    await write(unfinished)
    place(unfinished, resolve(to))
  } finally {
    swept(unfinished)
  }
}

/** Writes a copy of the database file at `from`, as of now, to a new file. Throws `BackupRefused`. */
export const backUp = async (from: string, to: string): Promise<void> => {
  if (!existsSync(from))
    throw new BackupRefused(`There is no database at ${from}. Name the data folder with --data.`)
  await newFile(to, async (unfinished) => {
    const sqlite = new SqliteDatabase(from, { readonly: true })
    try {
      sqlite.prepare('vacuum into ?').run(unfinished)
    } finally {
      sqlite.close()
    }
  })
}

/** Works on a database file that nobody else has, and leaves all of it in the one file. */
const alone = async (path: string, work: (database: SqliteStorage) => Promise<void>): Promise<void> => {
  const database = openSqlite(path)
  try {
    await work(database)
    await database.exclusively((sqlite) => {
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
      sqlite.pragma('journal_mode = DELETE')
    })
  } finally {
    await database.close()
  }
}

/** Writes all that a database of either engine holds, as of now, to a new file of the same form. Throws `BackupRefused`. */
export const archive = (from: Database, to: string, options?: CopyOptions): Promise<void> =>
  newFile(to, (unfinished) =>
    alone(unfinished, async (file) => {
      await migrate(file)
      await copyAll(from, file, options)
    }),
  )

/** The document that the rows of a room's present epoch make; undefined when it has none. */
const documentOf = (sqlite: Sqlite, room: string): Uint8Array | undefined => {
  const updates = sqlite
    .prepare<[string], Buffer>(
      'select "update" from "updates" join "rooms" using ("room", "epoch") where "room" = ? order by "seq"',
    )
    .pluck()
    .all(room)
  if (updates.length === 0) return undefined
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

/**
 * [BACKUP-2] Every document starts a new epoch with all that it holds: who comes with a copy of what was lost after the
 * backup gets it set aside, and nothing of it flows into what is there now. Everybody signs in again: a session that was
 * ended after the backup would be alive otherwise.
 */
const beginAgain = async (database: SqliteStorage, folder: string): Promise<void> => {
  const at = new Date().toISOString()
  await database.commitLog((sqlite) => {
    const rooms = sqlite.prepare<[], string>('select "room" from "rooms" order by "room"').pluck().all()
    for (const room of rooms) {
      const update = documentOf(sqlite, room)
      startAnew(sqlite, room, update ? [{ author: seedAuthor, update, clients: [] }] : [], at)
    }
  })
  await database.transact(async (rows) => {
    await rows.deleteFrom('session').execute()
    await rows
      .updateTable('accessRevision')
      .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
      .execute()
    await sqlAudit(rows).record({ actor: '', action: 'installation.restored', subject: 'installation' }, at)
    await signHeads(rows, signingKeyIn(folder), at)
  })
}

/** What the backup at `from` holds, in a new epoch and brought forward, as a file at `to`; signed with the key in `folder`. */
const revived = async (from: string, to: string, folder: string): Promise<void> => {
  if (!existsSync(from)) throw new BackupRefused(`There is no backup at ${from}. Name it with --from.`)
  await newFile(to, async (unfinished) => {
    rmSync(unfinished)
    await backUp(from, unfinished)
    await alone(unfinished, async (database) => {
      await migrate(database)
      await beginAgain(database, folder)
    })
  })
}

/**
 * Makes `folder`, which is empty or not there yet, a data folder with what the backup at `from` holds. Throws
 * `BackupRefused`; what a failure leaves behind is taken away again.
 */
export const restore = async (from: string, folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).length > 0)
    throw new BackupRefused(
      `${folder} is not empty, and a backup is never restored over anything. Name a new folder with --data; what is in the old one stays.`,
    )
  await revived(from, fileIn(folder), folder)
}

/**
 * Fills `database`, which is migrated and empty, with what the backup at `from` holds. `folder` is the data folder of the
 * installation to be: history is signed with its key. Throws `BackupRefused` or `CopyRefused`, with nothing written.
 */
export const restoreInto = async (
  from: string,
  database: Database,
  folder: string,
  options?: CopyOptions,
): Promise<void> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const made = join(folder, `restoring-${process.pid}.db`)
  try {
    await revived(from, made, folder)
    const file = openSqlite(made)
    await copyAll(file, database, options).finally(() => file.close())
  } finally {
    swept(made)
  }
}
