/**
 * The comparison table as data: what stands in each cell, before any file format. The exporters render it.
 *
 * A row is one suggestion. Both wording cells hold the whole unit, with the change marked: `current` has `same` and
 * `deleted` segments, `proposed` has `same` and `inserted` ones.
 */
import type { Segment } from '../redline/redline.ts'
import type { Outcome } from './decision.ts'
import type { Kind } from './unit.ts'

/** One paragraph of a cell. `label` is the number as it is printed («2.», «1)», «Статья 9.»); '' where none is. */
export interface ComparisonBlock {
  readonly kind: Kind
  readonly part: 'heading' | 'text'
  readonly label: string
  /** Depth below the row's own unit, for indenting; the unit itself is 0. */
  readonly level: number
  readonly segments: readonly Segment[]
}

/** A cell: paragraphs, or a word that stands for none («Отсутствует», «Исключить»). */
export type ComparisonCell =
  | { readonly type: 'wording'; readonly blocks: readonly ComparisonBlock[] }
  | { readonly type: 'absent' | 'deleted' | 'moved'; readonly text: string }

/** A paragraph of a reason or a note, as people typed it. Links are http, https or mailto. */
export interface RichBlock {
  readonly list?: 'bullet' | 'number'
  readonly runs: readonly RichRun[]
}

export interface RichRun {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly link?: string
}

export interface ComparisonRow {
  /** From 1, in the order of the units. */
  readonly number: number
  readonly suggestion: string
  /** The citation of the unit: «пункт 2 статьи 9». */
  readonly element: string
  readonly current: ComparisonCell
  readonly proposed: ComparisonCell
  /** Group, and authors' names where the group shows them. */
  readonly author: string
  readonly reason: readonly RichBlock[]
  /** Absent while nothing is decided. `text` is the outcome in words («учтено»); `reason` is the decider's. */
  readonly outcome?: ComparisonOutcome
  /** The suggestion changes nothing in this language: its wording here is out of step. */
  readonly unchanged: boolean
}

export interface ComparisonOutcome {
  readonly outcome: Outcome
  readonly text: string
  readonly reason: string
}

/** What a column holds. Headings, order and which of them there are come from an editable template. */
export type ColumnContent =
  | 'number'
  | 'element'
  | 'current'
  | 'proposed'
  | 'authorAndReason'
  | 'author'
  | 'reason'
  | 'outcome'

export interface ComparisonColumn {
  readonly content: ColumnContent
  readonly heading: string
  /** Share of the table's width; the shares of a template need not add up to anything. */
  readonly width: number
}
