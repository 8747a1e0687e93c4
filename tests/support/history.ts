/** The check of a whole installation's history, whichever engine holds it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archive } from '#server/store/backup.ts'
import { openPostgres } from '#server/store/postgres/database.ts'
import { checkHistory, type HistoryChecked } from '#server/store/verify/history.ts'
import { databaseUrlOf } from './database.ts'

/** Checks the PostgreSQL database at `url`. */
export const historyAt = async (url: string): Promise<HistoryChecked> => {
  const folder = mkdtempSync(join(tmpdir(), 'usynys-history-'))
  const database = await openPostgres(url, { as: 'command' })
  try {
    await archive(database, join(folder, 'copy.db'))
    return checkHistory(join(folder, 'copy.db'))
  } finally {
    await database.close()
    rmSync(folder, { recursive: true })
  }
}

/** Checks what belongs to a data folder. */
export const historyOf = async (dataDir: string): Promise<HistoryChecked> => {
  const url = await databaseUrlOf(dataDir)
  return url === undefined ? checkHistory(join(dataDir, 'usynys.db')) : historyAt(url)
}
