/** Checks the trail of who did what: its chain, and that its end is where the database counts it. */
import type { Database as Sqlite } from 'better-sqlite3'
import { type AuditFields, auditHash, noHash } from '../audit.ts'
import { auditChain } from '../checkpoints.ts'
import type { Finding } from './finding.ts'

/** How many rows the trail had, as the database counts them; one from before it counted has only what SQLite counted. */
const countedIn = (sqlite: Sqlite): number => {
  const ended = sqlite.prepare(`select 1 from sqlite_master where "name" = 'auditEnd'`).get()
  const count = ended
    ? 'select "seq" from "auditEnd"'
    : `select "seq" from sqlite_sequence where "name" = 'audit'`
  return sqlite.prepare<[], number>(count).pluck().get() ?? 0
}

export const checkTrail = (sqlite: Sqlite): { readonly rows: number; readonly finding?: Finding } => {
  const all = sqlite.prepare<[], AuditFields & { seq: number; hash: Buffer }>(
    'select * from "audit" order by "seq"',
  )
  let before: Uint8Array = noHash
  let rows = 0
  for (const row of all.iterate()) {
    if (row.seq !== rows + 1)
      return { rows, finding: { where: auditChain, seq: rows + 1, what: 'the row is missing' } }
    const expected = auditHash(before, row)
    if (!expected.equals(row.hash))
      return { rows, finding: { where: auditChain, seq: row.seq, what: 'the row does not match its hash' } }
    before = expected
    rows += 1
  }
  const counted = countedIn(sqlite)
  if (counted !== rows)
    return { rows, finding: { where: auditChain, seq: rows + 1, what: 'the row is missing from the end' } }
  return { rows }
}
