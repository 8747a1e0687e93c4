/** What the parts of a formula's making share: what is worked on, and how new wording is set out in lines. */
import { cells } from './comparison-cells.ts'
import type { FormulaWriter } from './formula-writer.ts'
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import type { Lang, TextVersion } from './unit.ts'
import type { VersionIndex } from './version-index.ts'

/** A line of new wording: its printed number («3.», «2)»), its words, its depth below the first. */
export interface FormulaLine {
  readonly label: string
  readonly text: string
  readonly level: number
}

/** One instruction; `wording` is what follows its colon, in quotation marks of the language, and else empty. */
export interface Formula {
  readonly text: string
  readonly wording: readonly FormulaLine[]
}

export interface Work {
  readonly version: Pick<TextVersion, 'units' | 'naming' | 'numbering'>
  readonly index: VersionIndex
  readonly suggestion: LegalSuggestion
  readonly lang: Lang
  readonly write: FormulaWriter
}

export const lines = ({ lang, version }: Work, units: readonly WordingUnit[]): FormulaLine[] =>
  cells([], units, lang, version.naming).proposed.map(({ label, level, segments }) => ({
    label,
    level,
    text: segments.map(({ text }) => text).join(''),
  }))
