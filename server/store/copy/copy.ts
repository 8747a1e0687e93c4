/**
 * Copies an installation from one database into another, whatever the engines: a move between them, a backup, a restore.
 *
 * [COPY-1] Everything is read as of one moment and written in one transaction: what fails or is killed leaves the target
 * as it was, and can simply be begun again. [COPY-2] Before that transaction ends, each table's rows are counted and hashed on
 * both sides.
 */
import { sql } from 'kysely'
import type { Database, Rows, RowTransaction } from '../database.ts'
import { isPostgres } from '../migrations/engine.ts'
import { storable } from '../postgres/connection.ts'
import { contentsOf, tally } from './contents.ts'
import { withReferencesChecked } from './foreignKeys.ts'
import { type Row, rowsOf } from './reading.ts'
import { type Table, tablesIn } from './tables.ts'

/** Two databases between which nothing can be copied; the message says why and what to do. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused'
}

export interface Copied {
  readonly table: string
  readonly rows: number
}

export interface CopyOptions {
  /** Tables that stay as they are on both sides. */
  readonly leave?: ReadonlySet<string>
  /** Told of each table that is done. */
  readonly progress?: (copied: Copied) => void
}

/** Rows that every new database has, and that the copied ones take the place of. */
const madeByMigrations = new Set(['accessRevision', 'auditEnd'])

const migrationsOf = async (rows: Rows): Promise<readonly string[]> => {
  const { rows: found } = await sql<{ name: string }>`
    select "name" from "kysely_migration"`.execute(rows)
  return found.map(({ name }) => name).sort()
}

const sameTables = (from: readonly Table[], to: readonly Table[]): readonly Table[] => {
  const there = new Map(to.map((table) => [table.name, table]))
  return from.flatMap((table) => {
    const other = there.get(table.name)
    // A table of one engine alone is its way of searching, and fills itself.
    if (!other) return []
    if (other.columns.join() !== table.columns.join())
      throw new CopyRefused(
        `The table ${table.name} has other columns in the target. Start this version on both once.`,
      )
    return [table]
  })
}

/** A row as PostgreSQL can hold it. */
const storableRow = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? storable(value) : value]),
  )

const copyTable = async (from: Rows, to: RowTransaction, table: Table): Promise<Copied> => {
  const { name, columns } = table
  const read = tally(columns)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const arriving = isPostgres(to as never) ? storableRow : (row: Row): Row => row
  for await (const found of rowsOf(from, table)) {
    const some = found.map(arriving)
    for (const row of some) read.add(row)
    const values = sql.join(some.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`))
    await sql`insert into ${sql.table(name)} (${names}) values ${values}`.execute(to)
  }
  const written = await contentsOf(to, table)
  const { rows, hash } = read.contents()
  if (written.hash !== hash || written.rows !== rows)
    throw new CopyRefused(
      `${name} did not arrive as it was: ${rows} rows were read, ${written.rows} are there. Nothing was kept; try again.`,
    )
  return { table: name, rows }
}

/** Copies the tables' rows inside transactions of the caller's; those in the target must be empty. */
export const copyRows = async (
  from: Rows,
  to: RowTransaction,
  { leave = new Set(), progress = () => {} }: CopyOptions,
): Promise<void> => {
  const [ours, theirs] = [await migrationsOf(from), await migrationsOf(to)]
  if (ours.join() !== theirs.join())
    throw new CopyRefused(
      'The source was written by another version of Usynys. Start this version on it once, or copy with the version that wrote it.',
    )
  const tables = sameTables(await tablesIn(from), await tablesIn(to)).filter(({ name }) => !leave.has(name))
  for (const { name } of tables) {
    if (madeByMigrations.has(name)) await sql`delete from ${sql.table(name)}`.execute(to)
    const { rows: found } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(to)
    if (found.length > 0)
      throw new CopyRefused(
        `The target holds rows already (${name}), and nothing is copied over them. Name an empty one.`,
      )
  }
  await withReferencesChecked(to, async () => {
    for (const table of tables) progress(await copyTable(from, to, table))
  })
}

/** Copies all of one database into another, which is migrated and empty. Throws `CopyRefused`, or the database's error. */
export const copyAll = (from: Database, to: Database, options: CopyOptions = {}): Promise<void> =>
  from.unhurried((source) =>
    to.unhurried((target) =>
      source
        .transaction()
        .setAccessMode('read only')
        .setIsolationLevel('repeatable read')
        .execute((reading) => target.transaction().execute((writing) => copyRows(reading, writing, options))),
    ),
  )
