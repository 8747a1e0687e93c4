/** A database engine as the contract suites see it: how to open one, and how to make it fail. */
import { contentsOf } from '#server/store/copy/contents.ts'
import { tablesIn } from '#server/store/copy/tables.ts'
import type { Database } from '#server/store/database.ts'
import type { Faults } from './faults.ts'

export interface Opened {
  readonly database: Database
  readonly faults: Faults
  /** Forgets everything in memory and opens what is stored again. */
  reopen(): Promise<Opened>
  /** Opens it once more beside, as another process would; where only one can, the same. */
  beside(): Promise<Opened>
  /** From now on, what needs more room fails. */
  fillDisk(): Promise<void>
  makeRoom(): Promise<void>
  /** Closes and removes it. */
  close(): Promise<void>
}

export interface Engine {
  /** A new database, which `empty` leaves without tables. */
  open(tables?: 'empty'): Promise<Opened>
}

/** Everything in all tables, as rows and a hash a table. */
export const everything = async ({ rows }: Database): Promise<Readonly<Record<string, string>>> => {
  const all: Record<string, string> = {}
  for (const table of await tablesIn(rows)) {
    const { rows: count, hash } = await contentsOf(rows, table)
    all[table.name] = `${count} ${hash}`
  }
  return all
}
