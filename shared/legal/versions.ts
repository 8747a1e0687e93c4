/**
 * The next version of a text: which of its units are units that the version before had.
 *
 * A unit keeps its wId while it stays itself: through amended wording, a new number, a new place. Articles are matched
 * over the whole text and what is in them within each pair, by number and likeness of wording together, since an
 * inserted article shifts all numbers after it. A person can correct the result.
 */
import { longestIncreasing } from './increasing.ts'
import { languagesOf } from './languages.ts'
import { normaliseNum, numKey } from './numerals.ts'
import { type Candidate, comparable, matchUp } from './similarity.ts'
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

/**
 * What became of every unit. An article and what is in it count as changed with anything inside them; what holds
 * articles only with its own heading. `moved` and `renumbered` say where and under which number, besides.
 */
export interface VersionReport {
  readonly unchanged: readonly Carried[]
  readonly changed: readonly Carried[]
  readonly added: readonly { readonly wId: string; readonly kind: Kind; readonly to: string }[]
  readonly removed: readonly { readonly wId: string; readonly kind: Kind; readonly from: string }[]
  readonly moved: readonly Carried[]
  readonly renumbered: readonly Carried[]
}

/** How wording is read: in the languages that both versions have. */
type Reading = (wording: Unit['text']) => string

const readingIn =
  (langs: readonly Lang[]): Reading =>
  (wording) =>
    langs.map((lang) => comparable(wording?.[lang] ?? '')).join('\n')

const own = (unit: Unit, read: Reading): string => `${read(unit.heading)}\n${read(unit.text)}`.trim()

const whole = (unit: Unit, read: Reading): string =>
  flatten([unit])
    .map((part) => own(part, read))
    .filter(Boolean)
    .join('\n')

const numberOf = (unit: Unit): string => numKey(unit.num).join('-') || normaliseNum(unit.num)

/** Numbers and wording of a subtree: what a reader would call its text. */
const printed = (unit: Unit, read: Reading): string =>
  containerKinds.has(unit.kind)
    ? own(unit, read)
    : [own(unit, read), ...unit.children.map((child) => `${numberOf(child)} ${printed(child, read)}`)].join(
        '\n',
      )

const candidate = (unit: Unit, wording: string): Candidate<Unit> => ({
  unit,
  key: `${unit.kind} ${numberOf(unit)}`,
  wording,
})

const articlesAndAbove = (units: readonly Unit[]): { articles: Unit[]; above: Unit[] } => {
  const articles: Unit[] = []
  const above: Unit[] = []
  const visit = (unit: Unit): void => {
    if (!containerKinds.has(unit.kind)) return void articles.push(unit)
    above.push(unit)
    unit.children.forEach(visit)
  }
  units.forEach(visit)
  return { articles, above }
}

/** Pairs what lies inside two paired units: children with children first, then whatever was left over anywhere inside. */
const matchInside = (before: Unit, after: Unit, pairs: Map<Unit, Unit>, read: Reading): void => {
  const inside = (a: Unit, b: Unit): void => {
    const byKind = (kind: Kind, unit: Unit) => unit.children.filter((child) => child.kind === kind)
    for (const kind of new Set(b.children.map((child) => child.kind))) {
      const found = matchUp(
        byKind(kind, a).map((unit) => candidate(unit, whole(unit, read))),
        byKind(kind, b).map((unit) => candidate(unit, whole(unit, read))),
      )
      for (const [now, old] of found) {
        pairs.set(now, old)
        inside(old, now)
      }
    }
  }
  inside(before, after)
  const used = new Set(pairs.values())
  const left = flatten(before.children).filter((unit) => !used.has(unit) && own(unit, read) !== '')
  const right = flatten(after.children).filter((unit) => !pairs.has(unit) && own(unit, read) !== '')
  for (const now of right) {
    const at = left.findIndex((old) => own(old, read) === own(now, read) && own(now, read).length > 12)
    if (at >= 0) pairs.set(now, left.splice(at, 1)[0]!)
  }
}

const pairUnits = (previous: readonly Unit[], next: readonly Unit[], read: Reading): Map<Unit, Unit> => {
  const [before, after] = [articlesAndAbove(previous), articlesAndAbove(next)]
  const pairs = matchUp(
    before.articles.map((unit) => candidate(unit, whole(unit, read))),
    after.articles.map((unit) => candidate(unit, whole(unit, read))),
  )
  for (const [now, old] of [...pairs]) matchInside(old, now, pairs, read)
  const above = matchUp(
    before.above.map((unit) => candidate(unit, own(unit, read))),
    after.above.map((unit) => candidate(unit, own(unit, read))),
  )
  for (const [now, old] of above) if (now.kind === old.kind) pairs.set(now, old)
  return pairs
}

const parents = (units: readonly Unit[]): ReadonlyMap<Unit, Unit> => {
  const found = new Map<Unit, Unit>()
  for (const unit of flatten(units)) for (const child of unit.children) found.set(child, unit)
  return found
}

/** Units that stand in another parent, or in another order among those that stayed. */
const movedUnits = (
  previous: readonly Unit[],
  next: readonly Unit[],
  pairs: ReadonlyMap<Unit, Unit>,
): ReadonlySet<Unit> => {
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

/** The next version's units with the wIds of the version before, and what became of each unit. */
export const alignVersions = (
  previous: readonly Unit[],
  next: readonly Unit[],
): { units: Unit[]; report: VersionReport } => {
  const langs = languagesOf(next)
  const read = readingIn(languagesOf(previous).filter((lang) => langs.includes(lang)))
  const pairs = pairUnits(previous, next, read)
  const moved = movedUnits(previous, next, pairs)
  const taken = new Set(flatten(previous).map((unit) => unit.wId))
  const fresh = (eId: string): string => {
    let wId = eId
    for (let n = 2; taken.has(wId); n++) wId = `${eId}-${n}`
    taken.add(wId)
    return wId
  }
  const carriedBack = new Set(pairs.values())
  const report = {
    unchanged: [] as Carried[],
    changed: [] as Carried[],
    added: [] as VersionReport['added'][number][],
    removed: flatten(previous)
      .filter((unit) => !carriedBack.has(unit))
      .map((unit) => ({ wId: unit.wId, kind: unit.kind, from: unit.eId })),
    moved: [] as Carried[],
    renumbered: [] as Carried[],
  }
  const carry = (unit: Unit): Unit => {
    const old = pairs.get(unit)
    const wId = old?.wId ?? fresh(unit.eId)
    if (old) {
      const entry = { wId, kind: unit.kind, from: old.eId, to: unit.eId }
      report[printed(old, read) === printed(unit, read) ? 'unchanged' : 'changed'].push(entry)
      if (moved.has(unit)) report.moved.push(entry)
      if (numberOf(old) !== numberOf(unit)) report.renumbered.push(entry)
    } else report.added.push({ wId, kind: unit.kind, to: unit.eId })
    return { ...unit, wId, children: unit.children.map(carry) }
  }
  return { units: next.map(carry), report }
}
