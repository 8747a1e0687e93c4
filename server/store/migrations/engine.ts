/** Words of SQL that the two engines do not share, for migrations written as statements. */
import { type Kysely, PostgresAdapter } from 'kysely'

export interface EngineWords {
  readonly bytes: string
  /** As the accounts library keeps times and truth. */
  readonly time: string
  readonly flag: string
  /** Whole numbers beyond 31 bits: clientIDs, counts of rows. */
  readonly long: string
  /** A primary key that counts by itself, or that whoever inserts counts. */
  readonly counted: string
  readonly withoutRowid: string
}

const sqlite: EngineWords = {
  bytes: 'blob',
  time: 'date',
  flag: 'integer',
  long: 'integer',
  counted: 'integer primary key autoincrement',
  withoutRowid: ' without rowid',
}

const postgres: EngineWords = {
  bytes: 'bytea',
  time: 'timestamptz',
  flag: 'boolean',
  long: 'bigint',
  counted: 'bigint primary key',
  withoutRowid: '',
}

export const isPostgres = (db: Kysely<unknown>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter

export const wordsOf = (db: Kysely<unknown>): EngineWords => (isPostgres(db) ? postgres : sqlite)
