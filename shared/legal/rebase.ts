/**
 * Suggestions on one version of a text, brought to another version of it.
 *
 * Each comes out in one of four ways. `carried`: its clause reads as it did, whatever its number and place are now.
 * `already`: the new version says what was proposed. `changed`: the clause has changed under it. `gone`: the clause, or
 * the place, is no more. The last two wait for a person; `after` then holds the proposed wording as it would stand, with
 * the new version's words wherever the suggestion had changed nothing.
 */
import { isSame, type Merged, mergeWording, readsAlike } from './merge-wording.ts'
import { numKey, sameNum } from './numerals.ts'
import {
  type Destination,
  type LegalSuggestion,
  type Operation,
  saysSomething,
  type WordingUnit,
} from './suggestion.ts'
import type { Lang, Unit } from './unit.ts'
import { rangeOf, type VersionIndex } from './version-index.ts'
import { wordingOf, wordingUnit } from './wording.ts'

export const rebaseOutcomes = ['carried', 'already', 'changed', 'gone'] as const
export type RebaseOutcome = (typeof rebaseOutcomes)[number]

/** Why a person has to look. */
export const rebaseCauses = [
  /** The words of the clause are others. */
  'words',
  /** Units of the range went, or stand apart. */
  'range',
  /** The number that the new unit was given stands in the new version. */
  'number',
  /** The new version lacks a language that the suggestion words. */
  'language',
  /** The unit is no more. */
  'unit',
  /** Where a unit was to be moved to is no more. */
  'destination',
] as const
export type RebaseCause = (typeof rebaseCauses)[number]

type Wording = Readonly<Record<Lang, readonly WordingUnit[]>>

export interface RebasedPlace {
  readonly op: Operation
  readonly unit: string
  readonly unitEnd?: string
  readonly destination?: Destination
}

export interface Rebased {
  readonly id: string
  readonly outcome: RebaseOutcome
  readonly causes: readonly RebaseCause[]
  /** Where it stands in the new version; for what is gone, the nearest place for its words; absent where there is none. */
  readonly place?: RebasedPlace
  /** The clause in the new version, and the suggestion's wording brought there. */
  readonly before: Wording
  readonly after: Wording
  /** eIds of units that both the suggestion and the new version changed, by language. */
  readonly conflicts: Readonly<Record<Lang, readonly string[]>>
  /** Languages in which the clause reads as it did. */
  readonly unmoved: readonly Lang[]
}

export interface RebaseGround {
  readonly from: VersionIndex
  readonly to: VersionIndex
  /** Of the new version. */
  readonly languages: readonly Lang[]
}

const isInsertion = (op: Operation): boolean => op === 'insertBefore' || op === 'insertAfter'

const byLang = <T>(langs: readonly Lang[], of: (lang: Lang) => T): Record<Lang, T> =>
  Object.fromEntries(langs.map((lang) => [lang, of(lang)]))

/** Rebases suggestions one by one; they do not know of each other. */
export const rebaser = ({ from, to, languages }: RebaseGround) => {
  const newByWId = new Map([...to.values()].map(({ unit }) => [unit.wId, unit.eId]))
  const oldWIds = new Set([...from.values()].map(({ unit }) => unit.wId))

  const mapped = (eId: string): string | undefined => {
    const wId = from.get(eId)?.unit.wId
    return wId === undefined ? undefined : newByWId.get(wId)
  }

  /** Units of a range that are left, in the order of the new version, and whether nothing went or came between. */
  const leftOf = ({ unit, unitEnd }: LegalSuggestion) => {
    const range = rangeOf(from, unit, unitEnd)
    const left = range.flatMap(({ eId }) => mapped(eId) ?? [])
    const standings = left.map((eId) => to.get(eId)!)
    const whole =
      left.length === range.length &&
      standings.every(
        ({ parent, position }, at) =>
          parent === standings[0]?.parent && position === standings[0].position + at,
      )
    return { left, whole, gone: left.length === 0 }
  }

  const nearestPlace = (eId: string): RebasedPlace | undefined => {
    const standing = from.get(eId)
    if (!standing) return undefined
    const { siblings, position } = standing
    const behind = siblings.slice(0, position).findLast((each) => mapped(each.eId) !== undefined)
    if (behind) return { op: 'insertAfter', unit: mapped(behind.eId)! }
    const ahead = siblings.slice(position + 1).find((each) => mapped(each.eId) !== undefined)
    return ahead && { op: 'insertBefore', unit: mapped(ahead.eId)! }
  }

  const changedLanguages = ({ before, after, op }: LegalSuggestion): Lang[] =>
    Object.keys(after).filter((lang) => {
      const words = after[lang] ?? []
      return isInsertion(op) ? saysSomething(words) : !isSame(before[lang] ?? [], words)
    })

  const result = (
    suggestion: LegalSuggestion,
    outcome: RebaseOutcome,
    rest: Partial<Omit<Rebased, 'id' | 'outcome'>> = {},
  ): Rebased => ({
    id: suggestion.id,
    outcome,
    causes: [],
    before: {},
    after: {},
    conflicts: {},
    unmoved: [],
    ...rest,
  })

  const lacking = (suggestion: LegalSuggestion): RebaseCause[] =>
    changedLanguages(suggestion).every((lang) => languages.includes(lang)) ? [] : ['language']

  /** Whether the old wording of a clause and the new one are the same units that say the same, whatever their numbers. */
  const reads = (old: readonly WordingUnit[], now: readonly WordingUnit[]): boolean =>
    readsAlike(old, now, 'without-numbers') && sameUnits(old, now)

  const sameUnits = (old: readonly WordingUnit[], now: readonly WordingUnit[]): boolean =>
    old.every(
      (unit, at) =>
        (unit.from === undefined || mapped(unit.from) === now[at]?.from) &&
        sameUnits(unit.children, now[at]?.children ?? []),
    )

  /** As new units: what a clause that is gone, or never was, would say. */
  const asNew = (units: readonly WordingUnit[]): readonly WordingUnit[] =>
    mergeWording([], [], units, () => undefined).units

  const goneUnit = (suggestion: LegalSuggestion): Rebased => {
    const place = nearestPlace(suggestion.unit)
    const worded = suggestion.op === 'replace' || isInsertion(suggestion.op)
    return result(suggestion, 'gone', {
      causes: ['unit', ...lacking(suggestion)],
      ...(worded && place && { place }),
      ...(worded && {
        before: byLang(languages, () => []),
        after: byLang(languages, (lang) => asNew(suggestion.after[lang] ?? [])),
      }),
    })
  }

  const replaced = (suggestion: LegalSuggestion): Rebased => {
    const { left, whole, gone } = leftOf(suggestion)
    if (gone) return goneUnit(suggestion)
    const place: RebasedPlace = {
      op: 'replace',
      unit: left[0]!,
      ...(whole && left.length > 1 && { unitEnd: left.at(-1)! }),
    }
    const before = byLang(languages, (lang) => wordingOf(to, place, lang))
    const merged = byLang(languages, (lang): Merged => {
      const old = suggestion.before[lang]
      const mine = suggestion.after[lang]
      if (!old || !mine) return { units: before[lang]!, conflicts: [] }
      return mergeWording(old, before[lang]!, mine, mapped)
    })
    const touched = changedLanguages(suggestion).filter((lang) => languages.includes(lang))
    const unmoved = languages.filter((lang) => {
      const old = suggestion.before[lang]
      return whole && old !== undefined && reads(old, before[lang]!)
    })
    const isThere = (lang: Lang): boolean => isSame(merged[lang]!.units, before[lang]!)
    const causes: RebaseCause[] = [
      ...(touched.every((lang) => unmoved.includes(lang) || isThere(lang)) ? [] : (['words'] as const)),
      ...(whole ? [] : (['range'] as const)),
      ...lacking(suggestion),
    ]
    const rest = {
      place,
      before,
      after: byLang(languages, (lang) => merged[lang]!.units),
      conflicts: Object.fromEntries(
        touched.map((lang) => [lang, merged[lang]!.conflicts] as const).filter(([, some]) => some.length > 0),
      ),
      unmoved,
    }
    if (causes.length > 0) return result(suggestion, 'changed', { causes, ...rest })
    const already = touched.length > 0 && touched.every(isThere)
    return result(suggestion, already ? 'already' : 'carried', rest)
  }

  const deleted = (suggestion: LegalSuggestion): Rebased => {
    const { left, whole, gone } = leftOf(suggestion)
    if (gone) return result(suggestion, 'already')
    const place: RebasedPlace = {
      op: 'delete',
      unit: left[0]!,
      ...(whole && left.length > 1 && { unitEnd: left.at(-1)! }),
    }
    const before = byLang(languages, (lang) => wordingOf(to, place, lang))
    const unmoved = languages.filter((lang) => {
      const old = suggestion.before[lang]
      return old === undefined || reads(old, before[lang]!)
    })
    const causes: RebaseCause[] = [
      ...(unmoved.length === languages.length ? [] : (['words'] as const)),
      ...(whole ? [] : (['range'] as const)),
    ]
    return result(suggestion, causes.length > 0 ? 'changed' : 'carried', {
      causes,
      place,
      before,
      after: byLang(languages, () => []),
      unmoved,
    })
  }

  const destinationNow = (destination: Destination): Destination | undefined => {
    const [[name, eId]] = Object.entries(destination) as [[string, string]]
    const goal = mapped(eId)
    return goal === undefined ? undefined : ({ [name]: goal } as unknown as Destination)
  }

  const standsThere = (eId: string, destination: Destination): boolean => {
    const { siblings, position, parent } = to.get(eId)!
    if ('after' in destination) return siblings[position - 1]?.eId === destination.after
    if ('before' in destination) return siblings[position + 1]?.eId === destination.before
    return parent === destination.firstIn && position === 0
  }

  const moved = (suggestion: LegalSuggestion): Rebased => {
    const { left, whole, gone } = leftOf(suggestion)
    if (gone) return result(suggestion, 'gone', { causes: ['unit'] })
    const destination = suggestion.destination && destinationNow(suggestion.destination)
    if (!destination) return result(suggestion, 'gone', { causes: ['destination'] })
    if (whole && standsThere('before' in destination ? left.at(-1)! : left[0]!, destination))
      return result(suggestion, 'already')
    const place: RebasedPlace = {
      op: 'move',
      unit: left[0]!,
      ...(whole && left.length > 1 && { unitEnd: left.at(-1)! }),
      destination,
    }
    return result(suggestion, whole ? 'carried' : 'changed', {
      causes: whole ? [] : ['range'],
      place,
      before: byLang(languages, (lang) => wordingOf(to, place, lang)),
      after: byLang(languages, () => []),
      unmoved: languages,
    })
  }

  /** Whether units that only the new version has say what was to be inserted. */
  const isInserted = (suggestion: LegalSuggestion, siblings: readonly Unit[]): boolean => {
    const touched = changedLanguages(suggestion).filter((lang) => languages.includes(lang))
    const count = suggestion.after[touched[0] ?? '']?.length ?? 0
    if (count === 0) return false
    return siblings.some((_, at) => {
      const some = siblings.slice(at, at + count)
      return (
        some.length === count &&
        some.every(({ wId }) => !oldWIds.has(wId)) &&
        touched.every((lang) =>
          readsAlike(
            asNew(suggestion.after[lang] ?? []),
            some.map((unit) => wordingUnit(unit, lang)),
            'without-numbers',
          ),
        )
      )
    })
  }

  const inserted = (suggestion: LegalSuggestion): Rebased => {
    const anchor = mapped(suggestion.unit)
    const siblings = anchor === undefined ? [] : to.get(anchor)!.siblings
    const levels =
      anchor === undefined ? [...new Set([...to.values()].map((standing) => standing.siblings))] : [siblings]
    if (levels.some((level) => isInserted(suggestion, level))) return result(suggestion, 'already')
    if (anchor === undefined) return goneUnit(suggestion)
    const oldNumbers = from.get(suggestion.unit)?.siblings ?? []
    const numbers = Object.values(suggestion.after).flatMap((units) =>
      units.map(({ kind, num }) => ({ kind, num })),
    )
    const taken = numbers.some(
      ({ kind, num }) =>
        numKey(num).length > 0 &&
        siblings.some((each) => each.kind === kind && sameNum(each.num, num)) &&
        !oldNumbers.some((each) => each.kind === kind && sameNum(each.num, num)),
    )
    const causes: RebaseCause[] = [...(taken ? (['number'] as const) : []), ...lacking(suggestion)]
    return result(suggestion, causes.length > 0 ? 'changed' : 'carried', {
      causes,
      place: { op: suggestion.op, unit: anchor },
      before: byLang(languages, () => []),
      after: Object.fromEntries(
        languages.flatMap((lang) => {
          const mine = suggestion.after[lang]
          return mine ? [[lang, asNew(mine)] as const] : []
        }),
      ),
      unmoved: languages,
    })
  }

  return (suggestion: LegalSuggestion): Rebased => {
    switch (suggestion.op) {
      case 'replace':
        return replaced(suggestion)
      case 'delete':
        return deleted(suggestion)
      case 'move':
        return moved(suggestion)
      case 'insertBefore':
      case 'insertAfter':
        return inserted(suggestion)
    }
  }
}
