/**
 * Rows that the server pushes to an open page go straight into the cache: no page fetches because somebody typed. Where
 * pushes were missed, the page fetches once.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { ThreadRow } from '#shared/api/discussion.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { TextSummary } from '#shared/api/texts.ts'
import type { Changed } from '#shared/protocol/frames.ts'

interface Row {
  readonly id: string
}

/** The list with this row in it, in place or at its end; without it when it is gone. */
const placed = <T extends Row>(rows: readonly T[], id: string, row: T | null): readonly T[] => {
  if (row === null) return rows.filter((other) => other.id !== id)
  return rows.some((other) => other.id === id)
    ? rows.map((other) => (other.id === id ? row : other))
    : [...rows, row]
}

/** Collisions are mutual: when one row's change, the rows it names follow. */
const mutual = (rows: readonly SuggestionRow[], changed: SuggestionRow): readonly SuggestionRow[] =>
  rows.map((row) => {
    if (row.id === changed.id) return row
    const named = changed.collidesWith.includes(row.id)
    if (named === row.collidesWith.includes(changed.id)) return row
    const others = row.collidesWith.filter((id) => id !== changed.id)
    return { ...row, collidesWith: named ? [...others, changed.id] : others }
  })

const older = (row: SuggestionRow, known: SuggestionRow | undefined): boolean =>
  known !== undefined && row.updatedAt < known.updatedAt

/** Puts a suggestion's row into the cached list, unless a newer one is there. */
export const placeSuggestion = (
  queries: QueryClient,
  proposal: string,
  id: string,
  row: SuggestionRow | null,
) =>
  queries.setQueryData<readonly SuggestionRow[]>(['proposal', proposal, 'suggestions'], (rows) => {
    if (!rows) return rows
    if (
      row &&
      older(
        row,
        rows.find((known) => known.id === id),
      )
    )
      return rows
    const next = placed(rows, id, row)
    return row ? mutual(next, row) : next
  })

export const placeThread = (queries: QueryClient, proposal: string, id: string, row: ThreadRow | null) =>
  queries.setQueryData<readonly ThreadRow[]>(
    ['proposal', proposal, 'threads'],
    (rows) => rows && placed(rows, id, row),
  )

export const placeProposal = (queries: QueryClient, row: ProposalRow) =>
  queries.setQueryData(['proposal', row.id], row)

/** A text has a new version, or its newest one a further language. */
const placeText = (queries: QueryClient, row: TextSummary) => {
  queries.setQueryData<readonly TextSummary[]>(['texts'], (rows) => rows && placed(rows, row.id, row))
  for (const what of ['newest', 'versions'])
    void queries.invalidateQueries({ queryKey: ['text', row.id, what] })
}

/** What a push to the proposal's room does to the cache. */
export const takePush = (queries: QueryClient, proposal: string, pushed: Changed | 'gap'): void => {
  if (pushed === 'gap') {
    void queries.invalidateQueries({ queryKey: ['proposal', proposal] })
    void queries.invalidateQueries({ queryKey: ['texts'] })
    return
  }
  for (const { type, id, row } of pushed.rows) {
    if (type === 'suggestion') placeSuggestion(queries, proposal, id, row as SuggestionRow | null)
    else if (type === 'thread') placeThread(queries, proposal, id, row as ThreadRow | null)
    else if (type === 'proposal' && row) placeProposal(queries, row as ProposalRow)
    else if (type === 'text' && row) placeText(queries, row as TextSummary)
  }
}

/**
 * What a push to a text's room does to the cache of the page over all groups. Counts by article come from the server: the
 * caller fetches them again, not for every letter.
 */
export const takeTextPush = (queries: QueryClient, text: string, pushed: Changed | 'gap'): void => {
  if (pushed === 'gap') {
    void queries.invalidateQueries({ queryKey: ['text', text, 'suggestions'] })
    return
  }
  for (const { type, id, row } of pushed.rows)
    if (type === 'text' && row) placeText(queries, row as TextSummary)
    else if (type === 'suggestion')
      queries.setQueryData<readonly SuggestionRow[]>(['text', text, 'suggestions', null], (rows) => {
        if (!rows) return rows
        const next = placed(rows, id, row as SuggestionRow | null)
        return row ? mutual(next, row as SuggestionRow) : next
      })
}
