/** Rows in any order: references between them are checked at the end of the transaction instead of at every row. */
import { sql } from 'kysely'
import type { RowTransaction } from '../database.ts'
import { isPostgres } from '../migrations/engine.ts'

interface Reference {
  readonly table: string
  readonly name: string
}

const onPostgres = async (rows: RowTransaction, work: () => Promise<void>): Promise<void> => {
  const { rows: references } = await sql<Reference>`
    select t.relname as "table", c.conname as "name" from pg_constraint c join pg_class t on t.oid = c.conrelid
    where c.contype = 'f' and c.connamespace = current_schema()::regnamespace order by 1, 2`.execute(rows)
  const alter = async (how: string): Promise<void> => {
    for (const { table, name } of references)
      await sql`alter table ${sql.table(table)} alter constraint ${sql.id(name)} ${sql.raw(how)}`.execute(
        rows,
      )
  }
  await alter('deferrable initially deferred')
  await work()
  await sql`set constraints all immediate`.execute(rows)
  await alter('not deferrable')
}

/** Runs `work` inside the transaction; a reference to nothing fails it at the end. */
export const withReferencesChecked = async (
  rows: RowTransaction,
  work: () => Promise<void>,
): Promise<void> => {
  if (isPostgres(rows as never)) return onPostgres(rows, work)
  await sql`pragma defer_foreign_keys = on`.execute(rows)
  await work()
}
