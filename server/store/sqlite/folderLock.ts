/**
 * One process a data folder. Two servers on one database would each judge updates against their own live documents, and
 * people on the one would not see what people on the other write.
 *
 * The lock is SQLite's own exclusive lock on a file beside the database, held by an open transaction: the system frees it
 * with the process, however that ended, so nothing stale ever has to be removed by hand.
 */
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'

/** Another process uses the folder; the message says what to do. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

export interface FolderLock {
  release(): void
}

const isBusy = (error: unknown): boolean =>
  error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')

/** Takes the database file at `path` for this process, in an existing folder. Throws `FolderInUse` when it is taken. */
export const lockFolder = (path: string): FolderLock => {
  const lock = new SqliteDatabase(`${path}.lock`, { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new FolderInUse(
      `Another Usynys process is using ${dirname(path)}, and a data folder has one at a time. Stop that one first, or set DATA_DIR to another folder.`,
    )
  }
  return { release: () => void lock.close() }
}
