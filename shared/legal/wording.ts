/**
 * The wording that a suggestion starts from: its units in one language, each remembering (`from`) the base unit it is.
 *
 * At article level and below a unit's wording is the whole subtree. Above it, it is the number and the heading alone:
 * whoever renames a chapter does not hold its articles.
 */
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import { containerKinds, type Lang, type Localized, type Unit } from './unit.ts'
import { rangeOf, type VersionIndex, versionIndex } from './version-index.ts'

/** Whether replacing this unit replaces what is below it as well. */
export const holdsSubtree = (index: VersionIndex, eId: string): boolean => {
  const standing = index.get(eId)
  if (!standing) return false
  if (!containerKinds.has(standing.unit.kind)) return true
  if (standing.unit.kind === 'annex') return !hasContainer(standing.unit)
  for (let up = standing.parent; up !== null; up = index.get(up)?.parent ?? null)
    if (index.get(up)?.unit.kind === 'article') return true
  return false
}

const hasContainer = (unit: Unit): boolean =>
  unit.children.some(
    (child) => child.kind === 'article' || containerKinds.has(child.kind) || hasContainer(child),
  )

/** The `before` of a suggestion in one language: nothing for an insertion, the whole subtree for a deletion. */
export const wordingOf = (
  units: readonly Unit[] | VersionIndex,
  place: Pick<LegalSuggestion, 'op' | 'unit' | 'unitEnd'>,
  lang: Lang,
): WordingUnit[] => {
  if (place.op === 'insertBefore' || place.op === 'insertAfter') return []
  const index = units instanceof Map ? (units as VersionIndex) : versionIndex(units as readonly Unit[])
  return rangeOf(index, place.unit, place.unitEnd).map((unit) =>
    wordingUnit(unit, lang, place.op === 'delete' || holdsSubtree(index, unit.eId)),
  )
}

/** A unit's wording in one language, with or without what is below it. What says nothing is absent, not empty. */
export const wordingUnit = (unit: Unit, lang: Lang, deep = true): WordingUnit => ({
  kind: unit.kind,
  num: unit.num,
  ...said('heading', unit.heading, lang),
  ...said('text', unit.text, lang),
  from: unit.eId,
  children: deep ? unit.children.map((child) => wordingUnit(child, lang)) : [],
})

const said = <Name extends 'heading' | 'text'>(name: Name, value: Localized | undefined, lang: Lang) =>
  !value?.[lang] ? {} : ({ [name]: value[lang] } as Record<Name, string>)
