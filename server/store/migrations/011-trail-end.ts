/** How many rows the trail of who did what has: rows cut off its end show on every engine. */
import { type Kysely, sql } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('auditEnd')
    .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`"id" = 1`))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .execute()
  await sql`insert into "auditEnd" select 1, coalesce(max("seq"), 0) from "audit"`.execute(db)
}
