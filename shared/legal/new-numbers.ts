/**
 * The numbers of units that a suggestion adds, as the text with it would show them: in the agreed text where it holds
 * there, else in the text that it alone would make. Who adds a paragraph rarely types its number.
 */
import { compared } from './changes.ts'
import { consolidateNumbered, type NewNumbers } from './consolidate.ts'
import type { LegalDecision, Level } from './decision.ts'
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import type { TextVersion } from './unit.ts'

type Version = Pick<TextVersion, 'units' | 'numbering'>

/** Puts the numbers into one wording of a suggestion: `after`, as it came from `before`. */
export type Numbered = (
  suggestion: LegalSuggestion,
  before: readonly WordingUnit[],
  after: readonly WordingUnit[],
) => readonly WordingUnit[]

export const newNumbers = (
  version: Version,
  suggestions: readonly LegalSuggestion[],
  decisions: readonly LegalDecision[],
  level: Level,
): Numbered => {
  const agreed = consolidateNumbered(version, suggestions, decisions, level).numbers
  return (suggestion, before, after) => {
    const { added } = compared(before, after)
    if (added.size === 0) return after
    const numbers = agreed.get(suggestion.id) ?? alone(version, suggestion).get(suggestion.id)
    const number = (unit: WordingUnit): WordingUnit => {
      const num = numbers?.get(added.get(unit) ?? '')
      return { ...unit, num: num || unit.num, children: unit.children.map(number) }
    }
    return after.map(number)
  }
}

const alone = (version: Version, suggestion: LegalSuggestion): NewNumbers =>
  consolidateNumbered(
    version,
    [{ ...suggestion, bundle: null, state: 'open' }],
    [{ suggestion: suggestion.id, level: 'group', outcome: 'agreed' }],
    'group',
  ).numbers
