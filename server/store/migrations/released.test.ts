/** A released migration is never edited: what it makes on SQLite, to the letter. */
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openSqlite } from '../sqlite/database.ts'
import { migrations } from './index.ts'

/** SHA-256 of all that the migrations up to this one make. */
const released: Readonly<Record<string, string>> = {
  '005-checkpoints': '1b983acb62a00d309e2343c8b0338ada84c316982a702733563a4367d3cefa1f',
}

test('[STORE-3] released migrations make what they always made', async () => {
  const database = openSqlite(':memory:')
  const found: Record<string, string> = {}
  for (const [name, { up }] of Object.entries(migrations)) {
    await up(database.rows)
    const { rows } = await sql<{ sql: string }>`
      select "sql" from sqlite_master where "sql" is not null order by "name"`.execute(database.rows)
    if (name in released) found[name] = hash('sha256', rows.map((row) => row.sql).join('\n'))
  }
  await database.close()
  expect(found).toEqual(released)
})
