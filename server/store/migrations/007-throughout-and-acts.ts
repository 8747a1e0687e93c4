/** Bundles that replace a term throughout a text, and the amending act's formulas as people have worded them. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('bundles')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('proposalId', 'text', (column) => column.notNull().references('proposals.id'))
    .addColumn('fromJson', 'text', (column) => column.notNull())
    .addColumn('toJson', 'text', (column) => column.notNull())
    .addColumn('createdBy', 'text', (column) => column.notNull().references('user.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('bundles_proposalId').on('bundles').column('proposalId').execute()
  await db.schema
    .createTable('actEdits')
    .addColumn('proposalId', 'text', (column) => column.notNull().references('proposals.id'))
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('generated', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull().references('user.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('actEdits_key', ['proposalId', 'lang', 'key'])
    .execute()
}
