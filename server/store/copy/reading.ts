/** Reads whole tables a bite at a time, along their primary keys, inside a transaction that sees one moment. */
import { type RawBuilder, sql } from 'kysely'
import type { Rows } from '../database.ts'
import type { Table } from './tables.ts'

export type Value = string | number | null | Uint8Array | Date | boolean
export type Row = Readonly<Record<string, Value>>

/** Rows with bytes can be a megabyte each. */
const bite = 200

const list = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql.ref(column)))

/** All rows of a table, in the order of its key. */
export async function* rowsOf(rows: Rows, { name, columns, key }: Table): AsyncGenerator<readonly Row[]> {
  if (key.length === 0) throw new Error(`The table ${name} has no primary key, so it cannot be copied`)
  let last: Row | undefined
  for (;;) {
    const beyond: RawBuilder<unknown> = last
      ? sql`where (${list(key)}) > (${sql.join(key.map((column) => last![column]))})`
      : sql``
    const { rows: some } = await sql<Row>`
      select ${list(columns)} from ${sql.table(name)} ${beyond} order by ${list(key)} limit ${sql.lit(bite)}
    `.execute(rows)
    if (some.length > 0) yield some
    if (some.length < bite) return
    last = some.at(-1)
  }
}
