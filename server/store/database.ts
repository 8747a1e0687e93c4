/**
 * The database behind all stores: SQLite in the data folder, or PostgreSQL. One schema, the same statements through Kysely;
 * only the log of live documents, which is written at every keystroke, has an adapter of its own for each.
 */
import type { Kysely, Transaction } from 'kysely'
import type { UpdateLog } from '#server/sync/ports.ts'
import type { Tables } from './schema.ts'

export type Rows = Kysely<Tables>
export type RowTransaction = Transaction<Tables>

export interface Database {
  readonly engine: 'sqlite' | 'postgres'
  readonly rows: Rows
  /** What people type; its commits wait for no transaction of rows that has not begun. */
  readonly log: UpdateLog
  /** Runs `work` in one transaction. They come one after another, in all processes together, and never interleave. */
  transact<T>(work: (rows: RowTransaction) => Promise<T>): Promise<T>
  /** Rows without the limits of time that serving people has: for migrating and copying. */
  unhurried<T>(work: (rows: Rows) => Promise<T>): Promise<T>
  close(): Promise<void>
}
