/**
 * What became of every unit from one version of a text to another, given which units are the same.
 *
 * An article and what is in it count as changed with anything inside them; what holds articles only with its own heading.
 * `moved` and `renumbered` say where and under which number, besides.
 */
import { longestIncreasing } from './increasing.ts'
import { normaliseNum, numKey } from './numerals.ts'
import { comparable, likeness, wordCounts } from './similarity.ts'
import { flatten } from './tree.ts'
import { containerKinds, type Kind, type Lang, type Unit } from './unit.ts'

/** A unit in both versions. */
export interface Carried {
  readonly wId: string
  readonly kind: Kind
  /** Its eId before and now. */
  readonly from: string
  readonly to: string
}

/** Two units of one kind that a person should look at: paired although little alike, or alone although somewhat alike. */
export interface Doubtful {
  readonly kind: Kind
  readonly from: string
  readonly to: string
  readonly paired: boolean
  /** Of their words, from 0 to 1. */
  readonly likeness: number
}

export interface VersionReport {
  readonly unchanged: readonly Carried[]
  readonly changed: readonly Carried[]
  readonly added: readonly { readonly wId: string; readonly kind: Kind; readonly to: string }[]
  readonly removed: readonly { readonly wId: string; readonly kind: Kind; readonly from: string }[]
  readonly moved: readonly Carried[]
  readonly renumbered: readonly Carried[]
  readonly doubtful: readonly Doubtful[]
}

/** By each unit of the later version that the earlier one had, the earlier one. */
export type Pairs = ReadonlyMap<Unit, Unit>

/** How wording is read: in the languages that both versions have. */
export type Reading = (wording: Unit['text']) => string

export const readingIn =
  (langs: readonly Lang[]): Reading =>
  (wording) =>
    langs.map((lang) => comparable(wording?.[lang] ?? '')).join('\n')

export const own = (unit: Unit, read: Reading): string => `${read(unit.heading)}\n${read(unit.text)}`.trim()

export const whole = (unit: Unit, read: Reading): string =>
  flatten([unit])
    .map((part) => own(part, read))
    .filter(Boolean)
    .join('\n')

export const numberOf = (unit: Unit): string => numKey(unit.num).join('-') || normaliseNum(unit.num)

/** Numbers and wording of a subtree: what a reader would call its text. */
const printed = (unit: Unit, read: Reading): string =>
  containerKinds.has(unit.kind)
    ? own(unit, read)
    : [own(unit, read), ...unit.children.map((child) => `${numberOf(child)} ${printed(child, read)}`)].join(
        '\n',
      )

const parents = (units: readonly Unit[]): ReadonlyMap<Unit, Unit> => {
  const found = new Map<Unit, Unit>()
  for (const unit of flatten(units)) for (const child of unit.children) found.set(child, unit)
  return found
}

/** Units that stand in another parent, or in another order among those that stayed. */
const movedUnits = (previous: readonly Unit[], next: readonly Unit[], pairs: Pairs): ReadonlySet<Unit> => {
  const [up, upBefore] = [parents(next), parents(previous)]
  const order = new Map(flatten(previous).map((unit, i) => [unit, i]))
  const moved = new Set<Unit>()
  const visit = (siblings: readonly Unit[], parent: Unit | undefined): void => {
    const carried = siblings.filter((unit) => pairs.has(unit))
    const stayed = carried.filter((unit) => {
      const holder = upBefore.get(pairs.get(unit)!)
      return parent === undefined
        ? holder === undefined
        : holder !== undefined && pairs.get(parent) === holder
    })
    for (const unit of carried) if (!stayed.includes(unit) && pairs.has(up.get(unit) ?? unit)) moved.add(unit)
    const kept = longestIncreasing(stayed.map((unit) => order.get(pairs.get(unit)!)!))
    for (const [i, unit] of stayed.entries()) if (!kept.has(i)) moved.add(unit)
    for (const unit of siblings) visit(unit.children, unit)
  }
  visit(next, undefined)
  return moved
}

/** Below this a pair has little in common; from here on two lonely units may be one. */
const littleAlike = 0.5
const somewhatAlike = 0.3
/** Comparing every lonely unit with every other would take too long where a text was replaced. */
const mostCompared = 40_000

const rounded = (likeness: number): number => Math.round(likeness * 100) / 100

const doubtfulAmong = (
  previous: readonly Unit[],
  next: readonly Unit[],
  pairs: Pairs,
  read: Reading,
): Doubtful[] => {
  const paired = [...pairs].flatMap(([now, old]) => {
    const [before, after] = containerKinds.has(now.kind)
      ? [own(old, read), own(now, read)]
      : [whole(old, read), whole(now, read)]
    if (before === after || before === '' || after === '') return []
    const alike = likeness(wordCounts(before), wordCounts(after))
    return [{ kind: now.kind, from: old.eId, to: now.eId, paired: true, likeness: alike }]
  })
  const carried = new Set(pairs.values())
  const lonely = (units: readonly Unit[], taken: (unit: Unit) => boolean) =>
    flatten(units).flatMap((unit) => {
      const words = taken(unit) ? '' : whole(unit, read)
      return words === '' ? [] : [{ unit, words: wordCounts(words) }]
    })
  const [gone, come] = [
    lonely(previous, (unit) => carried.has(unit)),
    lonely(next, (unit) => pairs.has(unit)),
  ]
  const maybe =
    gone.length * come.length > mostCompared
      ? []
      : gone.flatMap((old) =>
          come
            .filter(({ unit }) => unit.kind === old.unit.kind)
            .map((now) => ({
              kind: now.unit.kind,
              from: old.unit.eId,
              to: now.unit.eId,
              paired: false,
              likeness: likeness(old.words, now.words),
            })),
        )
  return [
    ...paired.filter(({ likeness }) => likeness < littleAlike),
    ...maybe.filter(({ likeness }) => likeness >= somewhatAlike),
  ].map((each) => ({ ...each, likeness: rounded(each.likeness) }))
}

/** `wIdOf` names units of the later version, which need not carry their wIds yet. */
export const versionReport = (
  previous: readonly Unit[],
  next: readonly Unit[],
  pairs: Pairs,
  read: Reading,
  wIdOf: (unit: Unit) => string = ({ wId }) => wId,
): VersionReport => {
  const moved = movedUnits(previous, next, pairs)
  const carriedBack = new Set(pairs.values())
  const all = flatten(next)
  const entryOf = (unit: Unit, old: Unit): Carried => ({
    wId: old.wId,
    kind: unit.kind,
    from: old.eId,
    to: unit.eId,
  })
  const both = all.flatMap((unit) => {
    const old = pairs.get(unit)
    return old
      ? [{ unit, old, entry: entryOf(unit, old), same: printed(old, read) === printed(unit, read) }]
      : []
  })
  return {
    unchanged: both.filter(({ same }) => same).map(({ entry }) => entry),
    changed: both.filter(({ same }) => !same).map(({ entry }) => entry),
    added: all
      .filter((unit) => !pairs.has(unit))
      .map((unit) => ({ wId: wIdOf(unit), kind: unit.kind, to: unit.eId })),
    removed: flatten(previous)
      .filter((unit) => !carriedBack.has(unit))
      .map((unit) => ({ wId: unit.wId, kind: unit.kind, from: unit.eId })),
    moved: both.filter(({ unit }) => moved.has(unit)).map(({ entry }) => entry),
    renumbered: both.filter(({ unit, old }) => numberOf(old) !== numberOf(unit)).map(({ entry }) => entry),
    doubtful: doubtfulAmong(previous, next, pairs, read),
  }
}
