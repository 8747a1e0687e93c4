/**
 * The rows of the comparison table: one for each suggestion, in the order of the units they amend.
 *
 * The caller chooses which suggestions the table holds. The order is the same in every language, so that tables in two
 * languages can stand side by side. New units are named by the number that they get.
 */
import { changes } from './changes.ts'
import { citeSuggestion } from './citation.ts'
import type { ComparisonCell, ComparisonOutcome, ComparisonRow, RichBlock } from './comparison.ts'
import { cells } from './comparison-cells.ts'
import { comparisonWords, destinationWords } from './comparison-words.ts'
import { type LegalDecision, type Level, standing } from './decision.ts'
import { type Numbered, newNumbers } from './new-numbers.ts'
import { byPlace } from './order.ts'
import type { LegalSuggestion } from './suggestion.ts'
import type { Lang, TextVersion } from './unit.ts'
import { type VersionIndex, versionIndex } from './version-index.ts'
import { wordingOf } from './wording.ts'

/** A suggestion with what its row says of it in the table's language. */
export interface ComparedSuggestion extends LegalSuggestion {
  readonly author: string
  readonly reason: readonly RichBlock[]
}

export interface Comparison {
  readonly version: Pick<TextVersion, 'units' | 'naming' | 'numbering'>
  readonly suggestions: readonly ComparedSuggestion[]
  /** In order of time. */
  readonly decisions: readonly LegalDecision[]
  readonly level: Level
  readonly lang: Lang
}

export const comparisonRows = ({
  version,
  suggestions,
  decisions,
  level,
  lang,
}: Comparison): ComparisonRow[] => {
  const index = versionIndex(version.units)
  const decided = standing(decisions, level)
  const numbered = newNumbers(version, suggestions, decisions, level)
  return [...suggestions].sort(byPlace(index)).map((suggestion, position) => {
    const decision = decided.get(suggestion.id)
    return {
      number: position + 1,
      suggestion: suggestion.id,
      element: citeSuggestion(version.units, suggestion, lang, version.naming),
      ...wordings(version, index, suggestion, lang, numbered),
      author: suggestion.author,
      reason: suggestion.reason,
      ...(decision ? { outcome: outcomeOf(decision, lang) } : {}),
    }
  })
}

const outcomeOf = ({ outcome, reason }: LegalDecision, lang: Lang): ComparisonOutcome => ({
  outcome,
  text: comparisonWords(lang).outcomes[outcome],
  reason: reason ?? '',
})

const wordings = (
  { units, naming }: Comparison['version'],
  index: VersionIndex,
  suggestion: LegalSuggestion,
  lang: Lang,
  numbered: Numbered,
): Pick<ComparisonRow, 'current' | 'proposed' | 'unchanged'> => {
  const words = comparisonWords(lang)
  const before = suggestion.before[lang] ?? wordingOf(index, suggestion, lang)
  const absent: ComparisonCell = { type: 'absent', text: words.absent }
  const wording = (blocks: ReturnType<typeof cells>['current']): ComparisonCell => ({
    type: 'wording',
    blocks,
  })
  switch (suggestion.op) {
    case 'insertBefore':
    case 'insertAfter': {
      const after = numbered(suggestion, [], suggestion.after[lang] ?? [])
      return {
        current: absent,
        proposed: wording(cells([], after, lang, naming).proposed),
        unchanged: after.length === 0,
      }
    }
    case 'delete':
      return {
        current: wording(cells(before, [], lang, naming).current),
        proposed: { type: 'deleted', text: words.deleted },
        unchanged: false,
      }
    case 'move': {
      const { destination } = suggestion
      const text = destination ? destinationWords(units, destination, lang, naming) : ''
      return {
        current: wording(cells(before, before, lang, naming).current),
        proposed: { type: 'moved', text },
        unchanged: false,
      }
    }
    case 'replace': {
      const after = numbered(suggestion, before, suggestion.after[lang] ?? before)
      const { current, proposed } = cells(before, after, lang, naming)
      const gone = after.length === 0 && before.length > 0
      return {
        current: wording(current),
        proposed: gone ? { type: 'deleted', text: words.deleted } : wording(proposed),
        unchanged: changes(before, after).length === 0,
      }
    }
  }
}
