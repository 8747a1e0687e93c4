/**
 * Brings the database forward to what this version needs, at start, before anything else reads it. All that is missing
 * runs in one transaction that begins immediately, so that two processes starting at once take turns.
 */
import type { Database as Sqlite } from 'better-sqlite3'
import { type Migration, type MigrationResultSet, Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { migrations as ours } from './migrations/index.ts'

/** The database cannot be brought to what this version needs; the message says why and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

const remedy = (error: unknown): string => {
  const cause = error instanceof Error ? error.message : String(error)
  if (/corrupted migrations|previously executed migration/i.test(cause))
    return `The database was written by another version of Usynys (${cause}). Start the version that wrote it, or a newer one, or restore the backup made before the change.`
  return `The database could not be brought up to date (${cause}). Nothing was kept of the attempt; correct the cause and start again.`
}

const applied = (sqlite: Sqlite): string[] =>
  sqlite.prepare(`select 1 from sqlite_master where name = 'kysely_migration'`).get() === undefined
    ? []
    : sqlite
        .prepare<[], { name: string }>('select "name" from "kysely_migration" order by "name"')
        .all()
        .map((row) => row.name)

/** Runs what is missing, in order. Throws `MigrationError` when the database is ahead, out of order, or a step fails. */
export const migrate = async (
  database: Database,
  migrations: Readonly<Record<string, Migration>> = ours,
): Promise<readonly string[]> => {
  const before = await database.exclusively(applied)
  const migrator = new Migrator({
    db: database.rows,
    provider: { getMigrations: async () => ({ ...migrations }) },
  })
  const { error, results }: MigrationResultSet = await migrator.migrateToLatest()
  if (error !== undefined) throw new MigrationError(remedy(error))
  return (results ?? []).map((result) => result.migrationName).filter((name) => !before.includes(name))
}
