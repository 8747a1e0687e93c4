/** How each engine finds the entries that hold words with certain beginnings. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** A condition on `searchEntries`. Beginnings hold letters and digits only. */
export type Matching = (beginnings: readonly string[]) => RawBuilder<SqlBool>

const checked = (beginnings: readonly string[]): readonly string[] => {
  const odd = beginnings.find((beginning) => !/^[\p{L}\p{N}]+$/u.test(beginning))
  if (odd !== undefined) throw new Error('a beginning of a word holds letters and digits only')
  return beginnings
}

export const fts5: Matching = (beginnings) => {
  const query = checked(beginnings)
    .map((beginning) => `"${beginning}"*`)
    .join(' AND ')
  return sql`"id" in (select "rowid" from "searchWords" where "searchWords" match ${query})`
}

export const tsvector: Matching = (beginnings) => {
  const query = checked(beginnings)
    .map((beginning) => `'${beginning}':*`)
    .join(' & ')
  return sql`"vector" @@ ${query}::tsquery`
}
