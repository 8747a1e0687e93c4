/**
 * The order of suggestions: that of the units they amend, then rank, then id. What is inserted after a unit comes after
 * all that amends something in the unit, and stands with what is inserted before the next one.
 */
import type { LegalSuggestion } from './suggestion.ts'
import { subtree, type VersionIndex } from './version-index.ts'

type Ranked = Pick<LegalSuggestion, 'id' | 'rank'>
type Placed = Ranked & Pick<LegalSuggestion, 'op' | 'unit'>

/** For `sort`: by rank, then id. */
export const byRank = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** For `sort`: by place in the text. Suggestions to unknown units come last. */
export const byPlace =
  (index: VersionIndex) =>
  (a: Placed, b: Placed): number =>
    placeOf(index, a) - placeOf(index, b) || byRank(a, b)

const placeOf = (index: VersionIndex, { op, unit }: Placed): number => {
  const standing = index.get(unit)
  if (!standing) return index.size
  if (op === 'insertBefore') return standing.order - 0.5
  return op === 'insertAfter' ? standing.order + subtree(standing.unit).length - 0.5 : standing.order
}
