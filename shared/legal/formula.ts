/**
 * Amending formulas: what an amending act says to bring a suggestion about, in the words of its language.
 *
 * A few words changed are named as words; a unit changed more than that is put in its new wording, as is a whole wording
 * in which numbers or places changed. Formulas are shown for editing before export: they are a draft for a lawyer.
 */
import { type Change, changes } from './changes.ts'
import { citationsIn, cite, citeRange } from './citation.ts'
import { englishFormulas } from './formula-en.ts'
import { insertions } from './formula-insertions.ts'
import { kazakhFormulas } from './formula-kk.ts'
import { russianFormulas } from './formula-ru.ts'
import { type Formula, lines, type Work } from './formula-work.ts'

export type { Formula, FormulaLine } from './formula-work.ts'

import type { Cited, FormulaWriter } from './formula-writer.ts'
import { termOf } from './grammar/terms.ts'
import { pathTo, type Step, stepsOf } from './place.ts'
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import type { Lang, TextVersion } from './unit.ts'
import { versionIndex } from './version-index.ts'
import { wordEdits } from './word-edits.ts'
import { wordingOf } from './wording.ts'

export const formulasIn = (lang: Lang): FormulaWriter =>
  lang === 'ru' ? russianFormulas : lang === 'kk' ? kazakhFormulas : englishFormulas

/** The instructions of one suggestion in one language, in the order of the text; none where it changes nothing in it. */
export const formulas = (
  version: Pick<TextVersion, 'units' | 'naming' | 'numbering'>,
  suggestion: LegalSuggestion,
  lang: Lang,
): Formula[] => {
  const index = versionIndex(version.units)
  if (!index.has(suggestion.unit)) return []
  const write = formulasIn(lang)
  const { units, naming } = version
  const range: Cited = (name) =>
    citeRange(units, suggestion.unit, suggestion.unitEnd || suggestion.unit, lang, naming, name)
  switch (suggestion.op) {
    case 'delete':
      return [{ text: write.delete(range), wording: [] }]
    case 'move': {
      if (!suggestion.destination) return []
      const [side, goal] = Object.entries(suggestion.destination)[0] as [
        'before' | 'after' | 'firstIn',
        string,
      ]
      const where: Cited = (name) => cite(units, goal, lang, naming, name)
      return [{ text: write.move(range, side === 'firstIn' ? 'first' : side, where), wording: [] }]
    }
    case 'insertBefore':
    case 'insertAfter':
    case 'replace':
      return worded({ version, index, suggestion, lang, write }, range)
  }
}

const worded = (work: Work, range: Cited): Formula[] => {
  const { suggestion, lang, index, write } = work
  const before = suggestion.before[lang] ?? wordingOf(index, suggestion, lang)
  const after = suggestion.after[lang] ?? before
  const list = changes(before, after)
  if (before.length > 0 && after.length === 0) return [{ text: write.delete(range), wording: [] }]
  // What names a unit of another version cannot be told by its place in this one.
  const stale = list.some((change) => change.type !== 'insert' && !index.has(change.unit))
  if (stale || list.some(({ type }) => type === 'number' || type === 'move'))
    return [{ text: write.replace(range), wording: lines(work, after) }]
  const units = new Map<string, WordingUnit>()
  const remember = (siblings: readonly WordingUnit[]) => {
    for (const unit of siblings) {
      if (unit.from && !units.has(unit.from)) units.set(unit.from, unit)
      remember(unit.children)
    }
  }
  remember(before)
  return [
    ...list.flatMap((change): Formula[] => {
      if (change.type === 'text') return ofText(work, change.unit, units.get(change.unit)!, change.text)
      return change.type === 'heading'
        ? ofHeading(work, change.unit, units.get(change.unit)!, change.heading)
        : []
    }),
    ...insertions(work, list, after, units.keys()),
    ...deletions(work, list),
  ]
}

const stepsTo = ({ version, lang }: Work, eId: string, exact = false): readonly Step[] =>
  stepsOf(pathTo(version.units, eId), lang, version.naming, exact)

const ofText = (work: Work, eId: string, before: WordingUnit, text: string): Formula[] => {
  const { write, lang, version } = work
  // A unit's own wording above its points is its first part.
  const opens = before.children.length > 0 && before.text
  const first: Step = {
    kind: 'alinea',
    term: termOf('alinea', before.kind, version.naming),
    mark: { type: 'ordinal', ordinal: 1 },
  }
  const whole: Cited = (name) =>
    citationsIn(lang).unit([...stepsTo(work, eId), ...(opens ? [first] : [])], name)
  const where: Cited = (name) => cite(version.units, eId, lang, version.naming, name)
  const edits = text === '' ? undefined : wordEdits(before.text ?? '', text)
  if (edits) return edits.map((edit) => ({ text: write.words(where, edit), wording: [] }))
  const { from: _, ...unit } = before
  const wording = lines(work, [{ ...unit, heading: undefined, text, children: [] }])
  return [
    { text: text === '' ? write.delete(whole) : write.replace(whole), wording: text === '' ? [] : wording },
  ]
}

const ofHeading = (work: Work, eId: string, before: WordingUnit, heading: string): Formula[] => {
  const { write, lang } = work
  const where: Cited = (name) => citationsIn(lang).heading(stepsTo(work, eId, true), name)
  if (heading === '') return [{ text: write.delete(where), wording: [] }]
  const edits = wordEdits(before.heading ?? '', heading)
  if (edits) return edits.map((edit) => ({ text: write.words(where, edit), wording: [] }))
  return [{ text: write.replace(where), wording: [{ label: '', text: heading, level: 0 }] }]
}

/** Deleted units, the outermost only; neighbours of one kind together. */
const deletions = ({ version, index, lang, write }: Work, list: readonly Change[]): Formula[] => {
  const gone = new Set(
    list.flatMap((change) => (change.type === 'delete' && index.has(change.unit) ? [change.unit] : [])),
  )
  const runs: { first: string; last: string }[] = []
  for (const eId of gone) {
    const { unit, parent, siblings, position } = index.get(eId)!
    if (parent !== null && gone.has(parent)) continue
    const previous = siblings[position - 1]
    const run = runs.find(({ last }) => last === previous?.eId)
    if (run && previous?.kind === unit.kind) run.last = eId
    else runs.push({ first: eId, last: eId })
  }
  return runs.map(({ first, last }) => ({
    text: write.delete((name) => citeRange(version.units, first, last, lang, version.naming, name)),
    wording: [],
  }))
}
