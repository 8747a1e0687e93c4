/**
 * Takes the rows of another database file into this one, all in one transaction: an installation that nobody has set up
 * becomes a whole sample or stays as it was, whatever is killed.
 */
import type { Database as Sqlite } from 'better-sqlite3'
import type { Database } from './database.ts'

/** This database holds rows already, and a sample never goes among them. */
export class Occupied extends Error {
  override readonly name = 'Occupied'
}

/** What each database keeps for itself: which migrations ran, who is signed in, the state of the installation. */
const own = new Set([
  'kysely_migration',
  'kysely_migration_lock',
  'accessRevision',
  'installation',
  'session',
])

/** The tables to take, by their quoted names. Indexes of virtual tables fill themselves by triggers. */
const tablesIn = (sqlite: Sqlite): string[] =>
  sqlite
    .prepare<[], { name: string }>(
      `select "name" from pragma_table_list where "schema" = 'main' and "type" = 'table'`,
    )
    .all()
    .filter(({ name }) => !own.has(name) && !name.startsWith('sqlite_'))
    .map(({ name }) => `"${name}"`)

const copy = (sqlite: Sqlite, at: string): void => {
  sqlite.pragma('defer_foreign_keys = on')
  for (const table of tablesIn(sqlite)) {
    if (sqlite.prepare(`select 1 from main.${table} limit 1`).get())
      throw new Occupied(`${table} holds rows already`)
    // Without a condition SQLite moves whole pages, past its own count of foreign keys that are still open.
    sqlite.exec(`insert into main.${table} select * from taken.${table} where true`)
  }
  sqlite
    .prepare(
      `insert into main."installation" ("id", "sample", "setupCodeHash", "createdAt") values (1, 1, null, ?)
       on conflict ("id") do update set "sample" = 1, "setupCodeHash" = null`,
    )
    .run(at)
}

/**
 * Takes in the sample at `path`, which the same migrations made and which nobody has open, and marks this database as a
 * sample for good. Throws `Occupied`, or SQLite's error, with nothing changed.
 */
export const takeInSample = (database: Database, path: string, at: string): Promise<void> =>
  database.exclusively((sqlite) => {
    sqlite.prepare('attach database ? as "taken"').run(path)
    try {
      sqlite.transaction(() => copy(sqlite, at)).immediate()
    } finally {
      sqlite.exec('detach database "taken"')
    }
  })
