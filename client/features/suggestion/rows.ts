/** What the rows of a proposal's suggestions say, read for the page. */
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { RichBlock } from '#shared/document/richText.ts'

/** Decided by the group: nobody writes in it any more. */
export const isDecided = (row: SuggestionRow): boolean =>
  row.decisions.some((decision) => decision.level === 'group' && !decision.reopened)

/** Neither withdrawn nor superseded. */
export const isStanding = (row: SuggestionRow): boolean => row.state === 'open' || row.state === 'draft'

/** One's own suggestion that a click in the clause goes on with. */
export const ownToResume = (
  rows: readonly SuggestionRow[],
  me: string,
  unit: string,
): SuggestionRow | undefined =>
  rows.find(
    (row) =>
      row.author.id === me && row.unit === unit && row.op === 'replace' && isStanding(row) && !isDecided(row),
  )

/** Others' before one's own words: open ones by support, then decided ones, then what was withdrawn. */
export const inOrder = (rows: readonly SuggestionRow[]): SuggestionRow[] => {
  const place = (row: SuggestionRow): number => (isStanding(row) ? (isDecided(row) ? 1 : 0) : 2)
  const support = (row: SuggestionRow): number => (row.positions?.support ?? 0) - (row.positions?.oppose ?? 0)
  return [...rows].sort(
    (a, b) => place(a) - place(b) || support(b) - support(a) || a.createdAt.localeCompare(b.createdAt),
  )
}

/**
 * Suggestions by number: the proposal's own where the reader is of its group. Others are not told how many there are, so
 * that to them the shown ones are numbered in the order of their making.
 */
export const numbered = (rows: readonly SuggestionRow[]): ReadonlyMap<string, number> => {
  const made = [...rows].sort((a, b) => a.createdAt.localeCompare(b.createdAt) || (a.id < b.id ? -1 : 1))
  return new Map(made.map(({ id, number }, index) => [id, number ?? index + 1]))
}

export const byUnit = (rows: readonly SuggestionRow[]): ReadonlyMap<string, readonly SuggestionRow[]> => {
  const units = new Map<string, SuggestionRow[]>()
  for (const row of rows) units.set(row.unit, [...(units.get(row.unit) ?? []), row])
  return units
}

/** A reason as blocks: what JSON calls a boolean is true wherever it is there. */
export const reasonOf = (row: SuggestionRow | undefined, lang: string): readonly RichBlock[] =>
  (row?.reasonRich[lang] ?? []) as readonly RichBlock[]
