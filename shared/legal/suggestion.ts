/** What consolidation, citations and amending formulas know of a suggestion: its operation, its place, its wording. */
import type { Lang, PlainUnit } from './unit.ts'

export const operations = ['replace', 'insertBefore', 'insertAfter', 'delete', 'move'] as const
export type Operation = (typeof operations)[number]

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

/** A suggestion as law sees it. `after` is empty for `delete` and `move`; `unitEnd` closes a range of siblings. */
export interface LegalSuggestion {
  readonly id: string
  readonly op: Operation
  readonly unit: string
  readonly unitEnd?: string
  readonly destination?: Destination
  readonly rank: number
  readonly before: Readonly<Record<Lang, readonly WordingUnit[]>>
  readonly after: Readonly<Record<Lang, readonly WordingUnit[]>>
}
