/**
 * Collisions: suggestions that cannot hold together, found on their atomic changes.
 *
 * Two changes of one unit's text or heading (in one language), number or place collide unless they come to the same.
 * A deletion collides with every change inside what it deletes. Two insertions that typed the same number under one
 * parent collide. Words and places are apart: a move collides with no text.
 */
import { normaliseNum } from './numerals.ts'
import type { Suggested, UnitChange } from './suggested.ts'
import type { Lang } from './unit.ts'
import type { VersionIndex } from './version-index.ts'

export const collisionCodes = [
  'different-text',
  'different-heading',
  'different-number',
  'different-place',
  'change-in-deleted',
  'same-number',
  'moved-in-circle',
  'moved-into-itself',
  'no-such-unit',
  'bundle-held',
] as const

export type CollisionCode = (typeof collisionCodes)[number]

/**
 * `unit` is where they meet: the eId of the unit changed or deleted, for `same-number` of the parent (`null` at the top).
 * `langs` are the languages in which they differ, empty where it is not a matter of words.
 */
export interface Collision {
  readonly code: CollisionCode
  readonly unit: string | null
  readonly langs: readonly Lang[]
  readonly suggestions: readonly string[]
  /** For `same-number`, the number that both typed. */
  readonly number?: string
}

/** A collision with its sides: those within one side agree with each other. */
export interface Conflict extends Omit<Collision, 'suggestions'> {
  readonly sides: readonly (readonly string[])[]
}

export const conflicts = (index: VersionIndex, all: readonly Suggested[]): Conflict[] => [
  ...impossible(all),
  ...different(all),
  ...inDeleted(all),
  ...sameNumber(index, all),
]

/** What people are told: the same suggestions meeting at the same unit in two languages are one collision. */
export const collisionsOf = (found: readonly Conflict[]): Collision[] => {
  const told = new Map<string, Collision>()
  for (const { sides, ...rest } of found) {
    const suggestions = [...new Set(sides.flat())].sort()
    const key = JSON.stringify([rest.code, rest.unit, rest.number, suggestions])
    const langs = new Set([...(told.get(key)?.langs ?? []), ...rest.langs])
    told.set(key, { ...rest, langs: [...langs].sort(), suggestions })
  }
  return [...told.values()]
}

const impossible = (all: readonly Suggested[]): Conflict[] =>
  all.flatMap(({ suggestion, impossible: code }) =>
    code ? [{ code, unit: suggestion.unit, langs: [], sides: [[suggestion.id]] }] : [],
  )

type Valued = { key: string; code: CollisionCode; unit: string; langs: Lang[]; value: string }

const valued = (change: UnitChange): Valued | undefined => {
  switch (change.type) {
    case 'text':
    case 'heading': {
      const { type, unit, lang, words } = change
      return {
        key: `${type} ${lang} ${unit}`,
        code: `different-${type}`,
        unit,
        langs: [lang],
        value: words.normalize('NFC'),
      }
    }
    case 'number':
      return {
        key: `number ${change.unit}`,
        code: 'different-number',
        unit: change.unit,
        langs: [],
        value: `${change.kind} ${change.num}`,
      }
    case 'move': {
      const { parent, after } = change.at
      return {
        key: `move ${change.unit}`,
        code: 'different-place',
        unit: change.unit,
        langs: [],
        value: JSON.stringify([parent, after]),
      }
    }
    default:
      return undefined
  }
}

/** Changes of one thing, grouped by what they come to; several groups are a conflict. Languages are told together. */
const different = (all: readonly Suggested[]): Conflict[] => {
  const things = new Map<string, Valued & { values: Map<string, Set<string>> }>()
  for (const { suggestion, changes } of all) {
    for (const change of changes) {
      const thing = valued(change)
      if (!thing) continue
      const known = things.get(thing.key) ?? { ...thing, values: new Map() }
      things.set(thing.key, known)
      known.values.set(thing.value, (known.values.get(thing.value) ?? new Set()).add(suggestion.id))
    }
  }
  return [...things.values()]
    .filter(({ values }) => values.size > 1)
    .map(({ code, unit, langs, values }) => ({
      code,
      unit,
      langs,
      sides: [...values.values()].map((ids) => [...ids]),
    }))
}

/** Whoever deletes a unit meets everyone who changes something in it; deleting the same unit is no conflict. */
const inDeleted = (all: readonly Suggested[]): Conflict[] => {
  const found = new Map<string, { deleters: Set<string>; inside: Set<string>; langs: Set<Lang> }>()
  for (const { suggestion: deleter, removed } of all) {
    if (removed.size === 0) continue
    const tops = new Set(removed.values())
    for (const { suggestion, changes } of all) {
      if (suggestion.id === deleter.id) continue
      for (const change of changes) {
        if (change.type === 'delete' && tops.has(change.unit)) continue
        const top = touches(change)
          .map((eId) => removed.get(eId))
          .find((eId) => eId !== undefined)
        if (top === undefined) continue
        const known = found.get(top) ?? { deleters: new Set(), inside: new Set(), langs: new Set() }
        found.set(top, known)
        known.deleters.add(deleter.id)
        known.inside.add(suggestion.id)
        if (change.type === 'text' || change.type === 'heading') known.langs.add(change.lang)
      }
    }
  }
  return [...found].map(([unit, { deleters, inside, langs }]) => ({
    code: 'change-in-deleted',
    unit,
    langs: [...langs].sort(),
    sides: [[...deleters], [...inside]],
  }))
}

/** The units that a change is a change of, or in. */
const touches = (change: UnitChange): string[] => {
  if (change.type === 'insert') return change.at.parent === null ? [] : [change.at.parent]
  if (change.type === 'move') return [change.unit, ...(change.at.parent === null ? [] : [change.at.parent])]
  return [change.unit]
}

/** Articles count through the whole text, unless an eId says that a container starts their numbers over. */
const sameNumber = (index: VersionIndex, all: readonly Suggested[]): Conflict[] => {
  const through = ![...index.values()].some(({ unit }) => unit.kind === 'article' && unit.eId.includes('__'))
  const typed = new Map<
    string,
    { unit: string | null; number: string; ids: Set<string>; inserted: boolean }
  >()
  for (const { suggestion, changes } of all) {
    for (const change of changes) {
      if ((change.type !== 'insert' && change.type !== 'number') || change.num === '') continue
      const unit = change.type === 'insert' ? change.at.parent : (index.get(change.unit)?.parent ?? null)
      if (unit !== null && !index.has(unit)) continue
      const number = normaliseNum(change.num)
      const key = JSON.stringify([change.kind === 'article' && through ? null : unit, change.kind, number])
      const known = typed.get(key) ?? { unit, number, ids: new Set(), inserted: false }
      typed.set(key, known)
      known.ids.add(suggestion.id)
      known.inserted ||= change.type === 'insert'
    }
  }
  return [...typed.values()]
    .filter(({ ids, inserted }) => ids.size > 1 && inserted)
    .map(({ unit, number, ids }) => ({
      code: 'same-number',
      unit,
      langs: [],
      number,
      sides: [...ids].map((id) => [id]),
    }))
}
