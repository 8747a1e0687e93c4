/**
 * The agreed text: the base tree with every agreed suggestion applied.
 *
 * Pure, so that the page's preview and the exported file cannot differ. What counts as agreed at a level is the standing
 * decision (`decision.ts`): only `agreed` applies. *Partly* applies nothing itself: the suggestion that it names
 * `instead` is agreed by a decision of its own. Suggestions that cannot hold together are returned as collisions and none
 * of them is applied: choosing is people's work. A bundle holds as a whole or not at all.
 */

import { circles } from './circles.ts'
import { type Collision, type Conflict, collisionsOf, conflicts } from './collisions.ts'
import { type LegalDecision, type Level, type Outcome, standing } from './decision.ts'
import { arrange, type Draft } from './draft.ts'
import { byPlace, byRank } from './order.ts'
import { renumber } from './renumber.ts'
import { settle } from './settle.ts'
import { type Suggested, suggested } from './suggested.ts'
import type { LegalSuggestion } from './suggestion.ts'
import type { TextVersion, Unit } from './unit.ts'
import { type VersionIndex, versionIndex } from './version-index.ts'

/** Why a suggestion is no part of the agreed text. `instead` is what a *partly* names. */
export interface NotApplied {
  readonly suggestion: string
  readonly why: 'undecided' | Exclude<Outcome, 'agreed'> | 'not-open' | 'collision'
  readonly instead?: string
}

/** Insertions of several suggestions at one place, in the order in which they stand there. */
export interface Adjacent {
  /** eId of the base unit that they stand in (`null` at the top), or that they stand after (`null` at its start). */
  readonly parent: string | null
  readonly after: string | null
  readonly suggestions: readonly string[]
  /** eIds in the agreed text. */
  readonly units: readonly string[]
}

/** Where a suggestion shows: eIds of the agreed text that it changed, made or moved; eIds of the base that it removed. */
export interface Applied {
  readonly units: readonly string[]
  readonly removed: readonly string[]
}

export interface Consolidated {
  readonly units: readonly Unit[]
  readonly collisions: readonly Collision[]
  /** In the order of the units they amend. */
  readonly applied: readonly string[]
  readonly notApplied: readonly NotApplied[]
  readonly adjacent: readonly Adjacent[]
  readonly places: Readonly<Record<string, Applied>>
}

export const consolidate = (
  version: Pick<TextVersion, 'units' | 'numbering'>,
  suggestions: readonly LegalSuggestion[],
  decisions: readonly LegalDecision[],
  level: Level,
): Consolidated => {
  const { numbers: _, ...consolidated } = consolidateNumbered(version, suggestions, decisions, level)
  return consolidated
}

/** By suggestion, the numbers that its new units have in the agreed text, by the key of their insertion. */
export type NewNumbers = ReadonlyMap<string, ReadonlyMap<string, string>>

/** `consolidate`, with the numbers that new units were given. */
export const consolidateNumbered = (
  version: Pick<TextVersion, 'units' | 'numbering'>,
  suggestions: readonly LegalSuggestion[],
  decisions: readonly LegalDecision[],
  level: Level,
): Consolidated & { readonly numbers: NewNumbers } => {
  const index = versionIndex(version.units)
  const { agreed, notAgreed } = sorted(suggestions, standing(decisions, level))
  const all = agreed.map((suggestion) => suggested(index, suggestion))
  const collisions = whatCollides(index, all)
  const held = new Set(collisions.flatMap((collision) => collision.suggestions))
  const applied = all.filter(({ suggestion }) => !held.has(suggestion.id))
  const arranged = arrange(version.units, index, applied)
  renumber(arranged, version.units, version.numbering)
  const { drafts, filled } = arranged
  const { units, eIds } = settle(drafts, version.units)
  return {
    units,
    collisions,
    applied: applied
      .map(({ suggestion }) => suggestion)
      .sort(byPlace(index))
      .map(({ id }) => id),
    notApplied: [
      ...notAgreed,
      ...agreed
        .filter(({ id }) => held.has(id))
        .map(({ id }) => ({ suggestion: id, why: 'collision' }) as const),
    ],
    adjacent: filled
      .filter((spot) => spot.suggestions.length > 1)
      .map(({ parent, after, suggestions, units: here }) => ({
        parent: parent !== null && index.has(parent) ? parent : null,
        after,
        suggestions,
        units: here.map((draft) => eIds.get(draft)!),
      })),
    places: placesOf(applied, drafts, eIds),
    numbers: numbersOf(applied, drafts),
  }
}

/**
 * For open suggestions, whatever is decided about them: with which others each could not be agreed together. Both ways,
 * by id; suggestions that collide with none are not in it.
 */
export const collidesWith = (
  version: Pick<TextVersion, 'units'>,
  suggestions: readonly LegalSuggestion[],
): ReadonlyMap<string, readonly string[]> => {
  const index = versionIndex(version.units)
  const all = [...unique(suggestions.filter(isOpen))]
    .sort(byRank)
    .map((suggestion) => suggested(index, suggestion))
  const found = new Map<string, Set<string>>()
  const note = (a: string, b: string) => {
    if (a !== b) found.set(a, (found.get(a) ?? new Set()).add(b))
  }
  for (const { sides } of [...conflicts(index, all), ...circles(index, all)])
    for (const [at, side] of sides.entries())
      for (const other of sides.slice(at + 1))
        for (const a of side)
          for (const b of other) {
            note(a, b)
            note(b, a)
          }
  return new Map([...found].map(([id, others]) => [id, [...others].sort()]))
}

const isOpen = ({ state }: LegalSuggestion): boolean => state === undefined || state === 'open'

const unique = (suggestions: readonly LegalSuggestion[]): Iterable<LegalSuggestion> =>
  new Map(suggestions.map((suggestion) => [suggestion.id, suggestion])).values()

const sorted = (suggestions: readonly LegalSuggestion[], decided: ReadonlyMap<string, LegalDecision>) => {
  const agreed: LegalSuggestion[] = []
  const notAgreed: NotApplied[] = []
  for (const suggestion of [...unique(suggestions)].sort(byRank)) {
    const decision = decided.get(suggestion.id)
    if (!isOpen(suggestion)) notAgreed.push({ suggestion: suggestion.id, why: 'not-open' })
    else if (!decision) notAgreed.push({ suggestion: suggestion.id, why: 'undecided' })
    else if (decision.outcome === 'agreed') agreed.push(suggestion)
    else
      notAgreed.push({
        suggestion: suggestion.id,
        why: decision.outcome,
        ...(decision.instead ? { instead: decision.instead } : {}),
      })
  }
  return { agreed, notAgreed }
}

/** All that cannot hold together; what is left holds: circles are looked for until there is none. */
const whatCollides = (index: VersionIndex, all: readonly Suggested[]): Collision[] => {
  const found: Conflict[] = conflicts(index, all)
  for (;;) {
    const held = new Set(found.flatMap(({ sides }) => sides.flat()))
    const round = circles(
      index,
      all.filter(({ suggestion }) => !held.has(suggestion.id)),
    )
    if (round.length === 0) break
    found.push(...round)
  }
  return [...collisionsOf(found), ...heldBack(all, new Set(found.flatMap(({ sides }) => sides.flat())))]
}

/** Members of a bundle of which another member collides. */
const heldBack = (all: readonly Suggested[], held: ReadonlySet<string>): Collision[] => {
  const bundles = new Map<string, LegalSuggestion[]>()
  for (const { suggestion } of all)
    if (suggestion.bundle) {
      const key = JSON.stringify([suggestion.proposal, suggestion.bundle])
      bundles.set(key, [...(bundles.get(key) ?? []), suggestion])
    }
  return [...bundles.values()].flatMap((members) => {
    const waiting = members.filter(({ id }) => !held.has(id))
    if (waiting.length === 0 || waiting.length === members.length) return []
    return waiting.map(
      ({ id, unit }) => ({ code: 'bundle-held', unit, langs: [], suggestions: [id] }) as const,
    )
  })
}

const numbersOf = (applied: readonly Suggested[], drafts: readonly Draft[]): NewNumbers => {
  const numbers = new Map(applied.map(({ suggestion }) => [suggestion.id, new Map<string, string>()]))
  const collect = (siblings: readonly Draft[]) => {
    for (const { key, by, num, children } of siblings) {
      if (key !== undefined) for (const id of by) numbers.get(id)?.set(key, num)
      collect(children)
    }
  }
  collect(drafts)
  return numbers
}

const placesOf = (
  applied: readonly Suggested[],
  drafts: readonly Draft[],
  eIds: ReadonlyMap<Draft, string>,
): Record<string, Applied> => {
  const units = new Map(applied.map(({ suggestion }) => [suggestion.id, [] as string[]]))
  const collect = (siblings: readonly Draft[]) => {
    for (const draft of siblings) {
      for (const id of draft.by) units.get(id)?.push(eIds.get(draft)!)
      collect(draft.children)
    }
  }
  collect(drafts)
  return Object.fromEntries(
    applied.map(({ suggestion: { id }, changes }) => [
      id,
      {
        units: units.get(id)!,
        removed: changes.flatMap((change) => (change.type === 'delete' ? [change.unit] : [])),
      },
    ]),
  )
}
