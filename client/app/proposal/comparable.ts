/** Which wordings of a clause can be laid beside a given one. */
import { isStanding } from '#client/features/suggestion/rows.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'

/** Others that replace or delete the same unit, those that collide with it first. */
export const comparable = (rows: readonly SuggestionRow[], row: SuggestionRow): SuggestionRow[] => {
  const rewrites = ({ op }: SuggestionRow) => op === 'replace' || op === 'delete'
  if (!rewrites(row)) return []
  const collides = (other: SuggestionRow) => Number(row.collidesWith.includes(other.id))
  return rows
    .filter((other) => other.id !== row.id && other.unit === row.unit && rewrites(other) && isStanding(other))
    .sort((a, b) => collides(b) - collides(a))
}
