/**
 * Brings the database forward to what this version needs, at start, before anything else reads it. All that is missing
 * runs in one transaction under a lock of the database's, so that two processes starting at once take turns.
 */
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

const appliedOf = async (migrator: Migrator): Promise<readonly string[]> =>
  (await migrator.getMigrations()).flatMap(({ name, executedAt }) => (executedAt ? [name] : []))

/** Runs what is missing, in order. Throws `MigrationError` when the database is ahead, out of order, or a step fails. */
export const migrate = (
  database: Database,
  migrations: Readonly<Record<string, Migration>> = ours,
): Promise<readonly string[]> =>
  database.unhurried(async (rows) => {
    const migrator = new Migrator({ db: rows, provider: { getMigrations: async () => ({ ...migrations }) } })
    const before = await appliedOf(migrator)
    const { error, results }: MigrationResultSet = await migrator.migrateToLatest()
    if (error !== undefined) throw new MigrationError(remedy(error), { cause: error })
    return (results ?? []).map((result) => result.migrationName).filter((name) => !before.includes(name))
  })
