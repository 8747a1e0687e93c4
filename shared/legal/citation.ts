/**
 * Citations: the name of a place in a text, as a lawyer of the language writes it.
 *
 * Russian goes from small to large («подпункт 2) пункта 1 статьи 5»), Kazakh from large to small («5-баптың 1-тармағының
 * 2) тармақшасы»), English like Russian. Every other language is cited in English. A place that is not in the text is
 * cited by its eId, so that a stale reference still shows.
 */
import { englishCitations } from './citation-en.ts'
import { kazakhCitations } from './citation-kk.ts'
import { russianCitations } from './citation-ru.ts'
import type { Case } from './grammar/case.ts'
import { termOf } from './grammar/terms.ts'
import { type Citable, type Step, stepsOf } from './place.ts'
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import { pathTo } from './tree.ts'
import type { Lang, NamingProfile } from './unit.ts'
import type { CitationWriter } from './writer.ts'

export const citationsIn = (lang: Lang): CitationWriter =>
  lang === 'ru' ? russianCitations : lang === 'kk' ? kazakhCitations : englishCitations

/** Cites one unit: «пункт 2 статьи 9». */
export const cite = (
  units: readonly Citable[],
  eId: string,
  lang: Lang,
  naming: NamingProfile,
  name: Case = 'nominative',
): string => {
  const path = pathTo(units, eId)
  return path.length === 0 ? eId : citationsIn(lang).unit(stepsOf(path, lang, naming), name)
}

/** Cites a unit's heading: «заголовок статьи 9». */
export const citeHeading = (
  units: readonly Citable[],
  eId: string,
  lang: Lang,
  naming: NamingProfile,
  name: Case = 'nominative',
): string => {
  const path = pathTo(units, eId)
  return path.length === 0 ? eId : citationsIn(lang).heading(stepsOf(path, lang, naming, true), name)
}

/** Cites siblings from one to another: «пункты 2–4 статьи 9». Where they are no siblings of one kind, both are named. */
export const citeRange = (
  units: readonly Citable[],
  first: string,
  last: string,
  lang: Lang,
  naming: NamingProfile,
  name: Case = 'nominative',
): string => {
  if (first === last) return cite(units, first, lang, naming, name)
  const path = pathTo(units, first)
  const end = pathTo(units, last)
  const siblings = path.at(-2)?.children ?? units
  const from = siblings.findIndex(({ eId }) => eId === first)
  const to = siblings.findIndex(({ eId }) => eId === last)
  const steps = stepsOf(path, lang, naming, true)
  const mark = stepsOf(end, lang, naming, true).at(-1)?.mark
  const alike = path.at(-1)?.kind === end.at(-1)?.kind && mark?.type === steps.at(-1)?.mark.type
  if (from < 0 || to < 0 || !alike || !mark || mark.type === 'none')
    return `${cite(units, first, lang, naming, name)} – ${cite(units, last, lang, naming, name)}`
  return citationsIn(lang).range(steps, mark, Math.abs(to - from) === 1, name)
}

/** Cites siblings of one kind, some of which may stand apart: «пункты 2, 4–6 и 8 статьи 9». */
export const citeList = (
  units: readonly Citable[],
  eIds: readonly string[],
  lang: Lang,
  naming: NamingProfile,
  name: Case = 'nominative',
): string =>
  listOf(units, eIds, lang, (eId) => stepsOf(pathTo(units, eId), lang, naming, true), name) ??
  eIds.map((eId) => cite(units, eId, lang, naming, name)).join(', ')

/** The list, where all are told apart by marks of one type; `stepsTo` names a place as the citation needs it. */
export const listOf = (
  units: readonly Citable[],
  eIds: readonly string[],
  lang: Lang,
  stepsTo: (eId: string) => readonly Step[],
  name: Case,
): string | undefined => {
  const siblings = pathTo(units, eIds[0]!).at(-2)?.children ?? units
  const at = (eId: string) => siblings.findIndex((sibling) => sibling.eId === eId)
  const groups: string[][] = []
  for (const eId of eIds) {
    const last = groups.at(-1)
    if (last && at(eId) === at(last.at(-1)!) + 1) last.push(eId)
    else groups.push([eId])
  }
  const markOf = (eId: string) => stepsTo(eId).at(-1)!.mark
  const runs = groups.map((group) => ({
    first: markOf(group[0]!),
    last: markOf(group.at(-1)!),
    count: group.length,
  }))
  const { type } = runs[0]!.first
  if (type === 'none' || runs.some(({ first, last }) => first.type !== type || last.type !== type))
    return undefined
  return citationsIn(lang).list(stepsTo(eIds[0]!), runs, name)
}

/** Cites the place of a suggestion: the unit or range that it amends, or «новая статья после статьи 9». */
export const citeSuggestion = (
  units: readonly Citable[],
  suggestion: Pick<LegalSuggestion, 'op' | 'unit' | 'unitEnd' | 'after'>,
  lang: Lang,
  naming: NamingProfile,
  name: Case = 'nominative',
): string => {
  const { op, unit, unitEnd } = suggestion
  if (op !== 'insertBefore' && op !== 'insertAfter') {
    return unitEnd && unitEnd !== unit
      ? citeRange(units, unit, unitEnd, lang, naming, name)
      : cite(units, unit, lang, naming, name)
  }
  const path = pathTo(units, unit)
  if (path.length === 0) return unit
  const added = addedTo(suggestion.after, lang)
  const kind = added[0]?.kind ?? path.at(-1)!.kind
  const step = { kind, term: termOf(kind, path.at(-2)?.kind, naming), mark: { type: 'none' } } as const
  const side = op === 'insertBefore' ? 'before' : 'after'
  return citationsIn(lang).added(step, added.length > 1, side, stepsOf(path, lang, naming, true), name)
}

/** What an insertion inserts: its wording in the language asked for, else in any that has one. */
const addedTo = (after: LegalSuggestion['after'], lang: Lang): readonly WordingUnit[] =>
  after[lang]?.length ? after[lang] : (Object.values(after).find((wording) => wording.length > 0) ?? [])
