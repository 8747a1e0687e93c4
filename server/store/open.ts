/** Which engine holds the data: PostgreSQL where DATABASE_URL names one, else SQLite in DATA_DIR. */
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Database } from './database.ts'
import { openPostgres } from './postgres/database.ts'
import { openSqlite } from './sqlite/database.ts'

/** The SQLite file of a data folder. */
export const fileIn = (dataDir: string): string => join(dataDir, 'usynys.db')

/** Opens the installation's database. Throws `FolderInUse` or `DatabaseUnusable`, with cause and remedy. */
export const openDatabase = async (
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: Log,
): Promise<Database> =>
  databaseUrl === undefined
    ? openSqlite(fileIn(dataDir))
    : openPostgres(databaseUrl, { warn: (message, error) => log.warn({ err: error }, message) })
