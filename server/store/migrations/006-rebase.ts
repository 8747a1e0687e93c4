/** Which suggestion took another one's place on a newer version of the text, and how each came through. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  // No foreign key: the newer row names the older one already, and two that name each other could not be copied.
  await db.schema.alterTable('suggestions').addColumn('successor', 'text').execute()
  await db.schema.alterTable('suggestions').addColumn('rebased', 'text').execute()
  await db.schema.alterTable('suggestions').addColumn('carriedBy', 'text').execute()
}
