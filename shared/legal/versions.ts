/**
 * The next version of a text: which of its units are units that the version before had.
 *
 * A unit keeps its wId while it stays itself: through amended wording, a new number, a new place. Articles are matched
 * over the whole text and what is in them within each pair, by number and likeness of wording together, since an
 * inserted article shifts all numbers after it. What a person corrects comes first.
 */
import { languagesOf } from './languages.ts'
import { type Settled, settledBy } from './settled.ts'
import { type Candidate, matchUp } from './similarity.ts'
import { flatten } from './tree.ts'
import { containerKinds, type Kind, type Unit } from './unit.ts'
import {
  numberOf,
  own,
  type Pairs,
  type Reading,
  readingIn,
  type VersionReport,
  versionReport,
  whole,
} from './version-report.ts'

export type { Carried, Doubtful, VersionReport } from './version-report.ts'

/** What a person says of two units, by eId: they are one; or, where one is left out, the other has no counterpart. */
export interface Correction {
  readonly from?: string
  readonly to?: string
}

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
const matchInside = (
  before: Unit,
  after: Unit,
  pairs: Map<Unit, Unit>,
  settled: ReadonlySet<Unit>,
  read: Reading,
): void => {
  const inside = (a: Unit, b: Unit): void => {
    const byKind = (kind: Kind, unit: Unit) =>
      unit.children.filter((child) => child.kind === kind && !settled.has(child))
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
  const left = flatten(before.children).filter(
    (unit) => !used.has(unit) && !settled.has(unit) && own(unit, read) !== '',
  )
  const right = flatten(after.children).filter(
    (unit) => !pairs.has(unit) && !settled.has(unit) && own(unit, read) !== '',
  )
  for (const now of right) {
    const at = left.findIndex((old) => own(old, read) === own(now, read) && own(now, read).length > 12)
    if (at >= 0) pairs.set(now, left.splice(at, 1)[0]!)
  }
}

const pairUnits = (
  previous: readonly Unit[],
  next: readonly Unit[],
  read: Reading,
  settled: Settled<Unit, Unit>,
): Map<Unit, Unit> => {
  const free = (unit: Unit): boolean => !settled.units.has(unit)
  const [before, after] = [articlesAndAbove(previous), articlesAndAbove(next)]
  const pairs = matchUp(
    before.articles.filter(free).map((unit) => candidate(unit, whole(unit, read))),
    after.articles.filter(free).map((unit) => candidate(unit, whole(unit, read))),
  )
  const found = [...settled.pairs, ...pairs]
  for (const [now, old] of settled.pairs) pairs.set(now, old)
  for (const [now, old] of found)
    if (!containerKinds.has(now.kind)) matchInside(old, now, pairs, settled.units, read)
  const above = matchUp(
    before.above.filter(free).map((unit) => candidate(unit, own(unit, read))),
    after.above.filter(free).map((unit) => candidate(unit, own(unit, read))),
  )
  for (const [now, old] of above) if (now.kind === old.kind) pairs.set(now, old)
  return pairs
}

const readingOf = (previous: readonly Unit[], next: readonly Unit[]): Reading => {
  const langs = languagesOf(next)
  return readingIn(languagesOf(previous).filter((lang) => langs.includes(lang)))
}

/**
 * The next version's units with the wIds of the version before, and what became of each unit. No new unit gets a wId of
 * `earlier`: those that other versions of the text have.
 */
export const alignVersions = (
  previous: readonly Unit[],
  next: readonly Unit[],
  corrections: readonly Correction[] = [],
  earlier: Iterable<string> = [],
): { units: Unit[]; report: VersionReport } => {
  const read = readingOf(previous, next)
  const said = corrections.map(({ from, to }) => [to, from] as const)
  const pairs = pairUnits(previous, next, read, settledBy(next, previous, said))
  const taken = new Set([...earlier, ...flatten(previous).map((unit) => unit.wId)])
  const fresh = (eId: string): string => {
    let wId = eId
    for (let n = 2; taken.has(wId); n++) wId = `${eId}-${n}`
    taken.add(wId)
    return wId
  }
  const wIds = new Map(flatten(next).map((unit) => [unit, pairs.get(unit)?.wId ?? fresh(unit.eId)]))
  const carry = (unit: Unit): Unit => ({ ...unit, wId: wIds.get(unit)!, children: unit.children.map(carry) })
  return {
    units: next.map(carry),
    report: versionReport(previous, next, pairs, read, (unit) => wIds.get(unit)!),
  }
}

/** The units of two versions of one text, whichever, that are the same by their wIds. */
export const pairsByWId = (before: readonly Unit[], after: readonly Unit[]): Pairs => {
  const known = new Map(flatten(before).map((unit) => [unit.wId, unit]))
  return new Map(
    flatten(after).flatMap((unit) => {
      const old = known.get(unit.wId)
      return old ? [[unit, old] as const] : []
    }),
  )
}

/** What became of every unit between two versions that carry their wIds. */
export const reportBetween = (before: readonly Unit[], after: readonly Unit[]): VersionReport =>
  versionReport(before, after, pairsByWId(before, after), readingOf(before, after))
