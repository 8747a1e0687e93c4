/** The tables of a database and their columns, asked of the engine, so that no list here can lag behind the migrations. */
import { sql } from 'kysely'
import type { Rows } from '../database.ts'
import { isPostgres } from '../migrations/engine.ts'

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[]
}

/** What the migrations keep for themselves. */
const ofMigrations = new Set(['kysely_migration', 'kysely_migration_lock'])

interface ColumnRow {
  readonly table: string
  readonly column: string
  /** Place in the primary key, from 1; 0 outside of it. */
  readonly key: number
}

// Virtual tables and what stands behind them fill themselves by triggers.
const ofSqlite = sql<ColumnRow>`
  select t."name" as "table", c."name" as "column", c."pk" as "key"
  from pragma_table_list t join pragma_table_info(t."name") c
  where t."schema" = 'main' and t."type" = 'table' and t."name" not like 'sqlite_%'`

const ofPostgres = sql<ColumnRow>`
  select t.relname as "table", c.attname as "column",
    coalesce(array_position(k.conkey::smallint[], c.attnum), 0) as "key"
  from pg_class t
  join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped and c.attgenerated = ''
  left join pg_constraint k on k.conrelid = t.oid and k.contype = 'p'
  where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace`

/** All tables with rows of the product's, by name. */
export const tablesIn = async (rows: Rows): Promise<readonly Table[]> => {
  const { rows: found } = await (isPostgres(rows as never) ? ofPostgres : ofSqlite).execute(rows)
  const tables = [...Map.groupBy(found, ({ table }) => table)].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column }) => column).sort(),
    key: columns
      .filter(({ key }) => key > 0)
      .sort((a, b) => a.key - b.key)
      .map(({ column }) => column),
  }))
  return tables.filter(({ name }) => !ofMigrations.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}
