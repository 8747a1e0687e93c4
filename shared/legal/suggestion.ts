/** What consolidation, citations and amending formulas know of a suggestion: its operation, its place, its wording. */
import type { Lang, PlainUnit } from './unit.ts'

export const operations = ['replace', 'insertBefore', 'insertAfter', 'delete', 'move'] as const
export type Operation = (typeof operations)[number]

/** `draft` is private to its authors; only what is `open` takes part in agreed text and collisions. */
export const suggestionStates = ['open', 'draft', 'withdrawn', 'superseded'] as const
export type SuggestionState = (typeof suggestionStates)[number]

/** Where a moved unit goes: beside a sibling, or as the first child of a parent. */
export type Destination =
  | { readonly before: string }
  | { readonly after: string }
  | { readonly firstIn: string }

/** A unit of a proposed wording. `from` is the eId of the base unit that it continues; units without one are new. */
export interface WordingUnit {
  readonly kind: PlainUnit['kind']
  readonly num: string
  readonly heading?: string
  readonly text?: string
  readonly from?: string
  readonly children: readonly WordingUnit[]
}

/** Whether a wording has words: numbers alone say nothing. */
export const saysSomething = (units: readonly WordingUnit[]): boolean =>
  units.some(({ heading, text, children }) => Boolean(heading || text) || saysSomething(children))

/**
 * A suggestion as law sees it. `after` is empty for `delete` and `move`; `unitEnd` closes a range of siblings. Suggestions
 * of one `bundle` are agreed text together or not at all. Without a `state` it counts as open.
 */
export interface LegalSuggestion {
  readonly id: string
  readonly op: Operation
  readonly unit: string
  readonly unitEnd?: string | null
  readonly destination?: Destination | null
  readonly rank: number
  /** Bundles are a proposal's own: another's suggestion under the same name is in none of them. */
  readonly proposal?: string
  readonly bundle?: string | null
  readonly state?: SuggestionState
  readonly before: Readonly<Record<Lang, readonly WordingUnit[]>>
  readonly after: Readonly<Record<Lang, readonly WordingUnit[]>>
}
