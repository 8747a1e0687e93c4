/**
 * A wording made on one version of a clause, brought to the clause as another version has it.
 *
 * Unit by unit: what the wording left alone follows the new version, what it changed stays as it was written. Where both
 * changed the same unit, the written words stay and the unit is told as a conflict: words are never merged within a unit.
 */
import { comparable } from './similarity.ts'
import type { WordingUnit } from './suggestion.ts'

export interface Merged {
  readonly units: readonly WordingUnit[]
  /** eIds, in the new version, of the units that both changed; of the old version where the new one has it no more. */
  readonly conflicts: readonly string[]
}

/** Units by the eId that they continue. */
const known = (units: readonly WordingUnit[], into = new Map<string, WordingUnit>()) => {
  for (const unit of units) {
    if (unit.from !== undefined && !into.has(unit.from)) into.set(unit.from, unit)
    known(unit.children, into)
  }
  return into
}

const exact = (a: string | undefined, b: string | undefined): boolean =>
  (a ?? '').normalize('NFC') === (b ?? '').normalize('NFC')

const same = (a: string | undefined, b: string | undefined): boolean =>
  comparable(a ?? '') === comparable(b ?? '')

/** Whether two wordings are the same, letter by letter. */
export const isSame = (a: readonly WordingUnit[], b: readonly WordingUnit[]): boolean =>
  a.length === b.length &&
  a.every((unit, at) => {
    const other = b[at]!
    return (
      unit.kind === other.kind &&
      unit.num === other.num &&
      exact(unit.heading, other.heading) &&
      exact(unit.text, other.text) &&
      isSame(unit.children, other.children)
    )
  })

const sameOwn = (a: WordingUnit, b: WordingUnit): boolean =>
  a.kind === b.kind && a.num === b.num && same(a.heading, b.heading) && same(a.text, b.text)

/** Whether two wordings say the same to a reader: dashes, quotation marks and spaces do not count. */
export const readsAlike = (
  a: readonly WordingUnit[],
  b: readonly WordingUnit[],
  numbers: 'with-numbers' | 'without-numbers' = 'with-numbers',
): boolean =>
  a.length === b.length &&
  a.every((unit, at) => {
    const other = b[at]!
    return (
      sameOwn(numbers === 'with-numbers' ? unit : { ...unit, num: other.num }, other) &&
      readsAlike(unit.children, other.children, numbers)
    )
  })

/** `mapped` leads from an eId of the old version to the same unit's eId in the new one. */
export const mergeWording = (
  old: readonly WordingUnit[],
  now: readonly WordingUnit[],
  mine: readonly WordingUnit[],
  mapped: (eId: string) => string | undefined,
): Merged => {
  const [before, after, written] = [known(old), known(now), known(mine)]
  const images = new Set([...before.keys()].map(mapped))
  const conflicts: string[] = []
  const placed = new Set<string>()

  const counterpart = (eId: string): WordingUnit | undefined => {
    const goal = mapped(eId)
    return goal === undefined ? undefined : after.get(goal)
  }

  /** One word of a unit: mine where I changed it, else the new version's. */
  const pick = (
    name: 'heading' | 'text' | 'num' | 'kind',
    unit: WordingUnit,
    was: WordingUnit,
    is: WordingUnit,
  ): { readonly value: string | undefined; readonly clash: boolean } => {
    const alike = name === 'kind' || name === 'num' ? exact : same
    if (exact(unit[name], was[name])) return { value: is[name], clash: false }
    // A mended dash is a change of mine where the base kept the old one.
    if (alike(was[name], is[name])) return { value: unit[name], clash: false }
    return alike(unit[name], is[name])
      ? { value: is[name], clash: false }
      : { value: unit[name], clash: true }
  }

  const withNew = (list: WordingUnit[], is: readonly WordingUnit[]): WordingUnit[] => {
    for (const [at, child] of is.entries()) {
      if (child.from === undefined || images.has(child.from) || placed.has(child.from)) continue
      const behind = is.slice(0, at).findLast(({ from }) => list.some((each) => each.from === from))
      placed.add(child.from)
      list.splice(behind ? list.findIndex(({ from }) => from === behind.from) + 1 : 0, 0, child)
    }
    return list
  }

  const merged = (unit: WordingUnit): WordingUnit[] => {
    const { from } = unit
    const was = from === undefined ? undefined : before.get(from)
    if (from === undefined || !was) return [{ ...withoutFrom(unit), children: unit.children.flatMap(merged) }]
    const is = counterpart(from)
    const children = unit.children.flatMap(merged)
    if (!is) {
      const untouched = isSame([{ ...unit, children: [] }], [{ ...was, children: [] }])
      if (untouched && children.length === 0) return []
      if (!untouched) conflicts.push(from)
      return [{ ...withoutFrom(unit), children }]
    }
    if (is.from !== undefined && placed.has(is.from)) return [{ ...withoutFrom(unit), children }]
    placed.add(is.from!)
    const [kind, num, heading, text] = (['kind', 'num', 'heading', 'text'] as const).map((name) =>
      pick(name, unit, was, is),
    )
    if (kind!.clash || heading!.clash || text!.clash || num!.clash) conflicts.push(is.from!)
    return [
      {
        kind: kind!.value as WordingUnit['kind'],
        num: num!.value ?? '',
        ...(heading!.value !== undefined && { heading: heading!.value }),
        ...(text!.value !== undefined && { text: text!.value }),
        from: is.from!,
        children: withNew(children, is.children),
      },
    ]
  }

  const units = withNew(mine.flatMap(merged), now)
  for (const [eId, was] of before) {
    const is = counterpart(eId)
    if (is && !written.has(eId) && !sameOwn({ ...was, num: is.num }, is)) conflicts.push(is.from!)
  }
  return { units, conflicts: [...new Set(conflicts)] }
}

const withoutFrom = ({ from: _, ...unit }: WordingUnit): WordingUnit => unit
