/**
 * What one suggestion changes in a version, over all its languages.
 *
 * Words belong to a language, structure to the text: what is inserted or moved in one language is inserted or moved, and
 * insertions at one place in two languages are one new unit. A unit goes when every language that has words in it deletes
 * it; deleted in some only, it stays with the words of the others.
 */
import { type Change, changes, type Spot } from './changes.ts'
import type { LegalSuggestion } from './suggestion.ts'
import type { Kind, Lang, Unit } from './unit.ts'
import { previousOf, rangeOf, type Standing, subtree, type VersionIndex } from './version-index.ts'
import { wordingOf } from './wording.ts'

export interface NewUnit {
  readonly type: 'insert'
  readonly key: string
  readonly kind: Kind
  readonly num: string
  readonly heading: Readonly<Record<Lang, string>>
  readonly text: Readonly<Record<Lang, string>>
  readonly at: Spot
}

/** A change of the version. `parent` of a spot is an eId, the key of a new unit, or `null` for the top of the text. */
export type UnitChange =
  | { readonly type: 'text' | 'heading'; readonly unit: string; readonly lang: Lang; readonly words: string }
  | { readonly type: 'number'; readonly unit: string; readonly kind: Kind; readonly num: string }
  | NewUnit
  | { readonly type: 'delete'; readonly unit: string }
  | { readonly type: 'move'; readonly unit: string; readonly at: Spot }

/** Why a suggestion cannot hold in this version at all. */
export type Impossible = 'no-such-unit' | 'moved-into-itself'

export interface Suggested {
  readonly suggestion: LegalSuggestion
  readonly changes: readonly UnitChange[]
  /** Every base unit that goes with a deleted one, by the eId of that one. */
  readonly removed: ReadonlyMap<string, string>
  readonly impossible?: Impossible
}

export const suggested = (index: VersionIndex, suggestion: LegalSuggestion): Suggested => {
  const standing = index.get(suggestion.unit)
  const range = rangeOf(index, suggestion.unit, suggestion.unitEnd)
  if (!standing) return impossible(suggestion, 'no-such-unit')
  switch (suggestion.op) {
    case 'delete':
      return done(
        index,
        suggestion,
        range.map(({ eId }) => ({ type: 'delete', unit: eId })),
      )
    case 'move':
      return moved(index, suggestion, range)
    case 'insertBefore':
      return worded(index, suggestion, standing, previousOf(standing))
    case 'insertAfter':
      return worded(index, suggestion, standing, standing.unit.eId)
    case 'replace':
      return worded(index, suggestion, standing, previousOf(index.get(range[0]!.eId)!))
  }
}

const impossible = (suggestion: LegalSuggestion, reason: Impossible): Suggested => ({
  suggestion,
  changes: [],
  removed: new Map(),
  impossible: reason,
})

const done = (index: VersionIndex, suggestion: LegalSuggestion, all: readonly UnitChange[]): Suggested => {
  const away = new Set(all.flatMap((change) => (change.type === 'move' ? [change.unit] : [])))
  const removed = new Map<string, string>()
  for (const change of all) {
    const unit = change.type === 'delete' ? index.get(change.unit)?.unit : undefined
    if (unit) for (const eId of subtree(unit, away)) removed.set(eId, unit.eId)
  }
  return { suggestion, changes: all, removed }
}

const moved = (index: VersionIndex, suggestion: LegalSuggestion, range: readonly Unit[]): Suggested => {
  const { destination } = suggestion
  if (!destination) return impossible(suggestion, 'no-such-unit')
  const goal = Object.values(destination)[0] as string
  const standing = index.get(goal)
  if (!standing) return impossible(suggestion, 'no-such-unit')
  if (range.some((unit) => subtree(unit).includes(goal))) return impossible(suggestion, 'moved-into-itself')
  const at =
    'firstIn' in destination
      ? { parent: goal, after: null }
      : { parent: standing.parent, after: 'after' in destination ? goal : previousOf(standing) }
  const moves = range.map(
    ({ eId }, position) => ({ type: 'move', unit: eId, at: { ...at, index: position } }) as const,
  )
  return done(index, suggestion, moves)
}

/** A suggestion with a wording; its own level starts after the sibling `start` of the unit it stands at. */
const worded = (
  index: VersionIndex,
  suggestion: LegalSuggestion,
  standing: Standing,
  start: string | null,
): Suggested => {
  const langs = Object.keys(suggestion.after).sort()
  const byLang = langs.map((lang) => {
    const before = suggestion.before[lang] ?? wordingOf(index, suggestion, lang)
    return { lang, list: changes(before, suggestion.after[lang]!) }
  })
  const all = byLang.flatMap(({ list }) => list)
  if (all.some((change) => change.type !== 'insert' && !index.has(change.unit)))
    return impossible(suggestion, 'no-such-unit')
  const place = (at: Spot): Spot =>
    at.parent !== null ? at : { ...at, parent: standing.parent, after: at.after ?? start }
  return done(index, suggestion, [
    ...words(byLang),
    ...firstOf(all, 'number'),
    ...insertions(byLang, place),
    ...firstOf(all, 'move').map((move) => ({ ...move, at: place(move.at) })),
    ...deletions(index, byLang, place),
  ])
}

interface InLang {
  readonly lang: Lang
  readonly list: readonly Change[]
}

const words = (byLang: readonly InLang[]): UnitChange[] =>
  byLang.flatMap(({ lang, list }) =>
    list.flatMap((change): UnitChange[] => {
      if (change.type === 'text') return [{ type: 'text', unit: change.unit, lang, words: change.text }]
      if (change.type === 'heading')
        return [{ type: 'heading', unit: change.unit, lang, words: change.heading }]
      return []
    }),
  )

/** Numbers and places are not of a language: where two languages differ, the first by its code counts. */
const firstOf = <Type extends 'number' | 'move'>(all: readonly Change[], type: Type) => {
  const found = new Map<string, Extract<Change, { type: Type }>>()
  for (const change of all)
    if (change.type === type && !found.has(change.unit))
      found.set(change.unit, change as Extract<Change, { type: Type }>)
  return [...found.values()]
}

const insertions = (byLang: readonly InLang[], place: (at: Spot) => Spot): NewUnit[] => {
  const found = new Map<string, NewUnit>()
  for (const { lang, list } of byLang) {
    for (const change of list) {
      if (change.type !== 'insert') continue
      const known = found.get(change.key)
      found.set(change.key, {
        type: 'insert',
        key: change.key,
        kind: change.kind,
        num: known?.num || change.num,
        heading: { ...known?.heading, ...(change.heading ? { [lang]: change.heading } : {}) },
        text: { ...known?.text, ...(change.text ? { [lang]: change.text } : {}) },
        at: known?.at ?? place(change.at),
      })
    }
  }
  return [...found.values()]
}

const deletions = (
  index: VersionIndex,
  byLang: readonly InLang[],
  place: (at: Spot) => Spot,
): UnitChange[] => {
  const by = new Map<string, Lang[]>()
  for (const { lang, list } of byLang)
    for (const change of list)
      if (change.type === 'delete') by.set(change.unit, [...(by.get(change.unit) ?? []), lang])
  const needed = neededBy(index, byLang, place)
  const gone = new Set(
    [...by].flatMap(([eId, deleting]) => {
      const worded = byLang.map(({ lang }) => lang).filter((lang) => hasWords(index.get(eId)!.unit, lang))
      return !needed.has(eId) && worded.every((lang) => deleting.includes(lang)) ? [eId] : []
    }),
  )
  return [...by].flatMap(([eId, deleting]): UnitChange[] => {
    const { unit, parent } = index.get(eId)!
    if (gone.has(eId)) return parent !== null && gone.has(parent) ? [] : [{ type: 'delete', unit: eId }]
    return deleting.flatMap((lang) =>
      (['heading', 'text'] as const).flatMap((type): UnitChange[] =>
        unit[type]?.[lang] ? [{ type, unit: eId, lang, words: '' }] : [],
      ),
    )
  })
}

const hasWords = (unit: Unit, lang: Lang): boolean =>
  Boolean(unit.text?.[lang]) ||
  Boolean(unit.heading?.[lang]) ||
  unit.children.some((child) => hasWords(child, lang))

/**
 * Base units that something new or moved stands in, or that a language gives new words, with those above them: they stay,
 * whatever another language deletes.
 */
const neededBy = (index: VersionIndex, byLang: readonly InLang[], place: (at: Spot) => Spot): Set<string> => {
  const needed = new Set<string>()
  for (const change of byLang.flatMap(({ list }) => list)) {
    if (change.type === 'delete' || change.type === 'number') continue
    let up = change.type === 'insert' || change.type === 'move' ? place(change.at).parent : change.unit
    for (; up !== null && !needed.has(up); up = index.get(up)?.parent ?? null) needed.add(up)
  }
  return needed
}
