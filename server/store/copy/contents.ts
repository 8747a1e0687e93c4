/**
 * A hash of what a table holds, the same on both engines: the sum of its rows' hashes, since the engines sort differently.
 */
import { createHash } from 'node:crypto'
import type { Rows } from '../database.ts'
import { hashOfFields } from '../lengthPrefixed.ts'
import { type Row, rowsOf, type Value } from './reading.ts'
import type { Table } from './tables.ts'

export interface Contents {
  readonly rows: number
  /** Hexadecimal. */
  readonly hash: string
}

/** A value as both engines agree on it, with a letter for what it is. */
const canonical = (value: Value): string | Uint8Array => {
  if (value === null) return 'n'
  if (value instanceof Date) return `t${value.toISOString()}`
  if (value instanceof Uint8Array) return Buffer.concat([Buffer.from('b'), value])
  if (typeof value === 'boolean') return `t${value ? 1 : 0}`
  return `t${value}`
}

export interface Tally {
  add(row: Row): void
  contents(): Contents
}

/** Counts and hashes rows of a table with these columns. */
export const tally = (columns: readonly string[]): Tally => {
  const size = 1n << 256n
  let sum = 0n
  let rows = 0
  return {
    add(row) {
      const fields = columns.flatMap((column) => [column, canonical(row[column]!)])
      sum = (sum + BigInt(`0x${hashOfFields(fields).toString('hex')}`)) % size
      rows += 1
    },
    contents: () => ({
      rows,
      hash: createHash('sha256').update(sum.toString(16).padStart(64, '0')).digest('hex'),
    }),
  }
}

/** What a table holds now. */
export const contentsOf = async (rows: Rows, table: Table): Promise<Contents> => {
  const all = tally(table.columns)
  for await (const some of rowsOf(rows, table)) for (const row of some) all.add(row)
  return all.contents()
}
