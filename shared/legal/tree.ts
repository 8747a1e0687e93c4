/** Walking a tree of units: finding, going up, going sideways. Works on units of one language and of many. */
import type { Kind } from './unit.ts'

/** What walking needs of a unit. */
export interface TreeUnit {
  readonly eId: string
  readonly kind: Kind
  readonly children: readonly TreeUnit[]
}

/** Every unit in document order, with those that hold it, uppermost first. */
export function* walk<T extends TreeUnit>(
  units: readonly T[],
  above: readonly T[] = [],
): Generator<{ unit: T; path: readonly T[] }> {
  for (const unit of units) {
    yield { unit, path: above }
    yield* walk(unit.children as readonly T[], [...above, unit])
  }
}

/** Every unit in document order. */
export const flatten = <T extends TreeUnit>(units: readonly T[]): T[] => {
  const all: T[] = []
  const visit = (unit: T): void => {
    all.push(unit)
    for (const child of unit.children as readonly T[]) visit(child)
  }
  units.forEach(visit)
  return all
}

/** The units from the uppermost down to `eId` itself; empty where there is none. */
export const pathTo = <T extends TreeUnit>(units: readonly T[], eId: string): readonly T[] => {
  for (const unit of units) {
    if (unit.eId === eId) return [unit]
    const below = pathTo(unit.children as readonly T[], eId)
    if (below.length > 0) return [unit, ...below]
  }
  return []
}

/** The unit with this eId. */
export const findUnit = <T extends TreeUnit>(units: readonly T[], eId: string): T | undefined =>
  pathTo(units, eId).at(-1)

/** The unit that holds `eId`; `undefined` for an uppermost one. */
export const parentOf = <T extends TreeUnit>(units: readonly T[], eId: string): T | undefined =>
  pathTo(units, eId).at(-2)

/** The article that is `eId` or is around it. */
export const articleOf = <T extends TreeUnit>(units: readonly T[], eId: string): T | undefined =>
  pathTo(units, eId).findLast((unit) => unit.kind === 'article')

/** The units beside `eId`, itself included, in order; empty where there is no such unit. */
export const siblingsOf = <T extends TreeUnit>(units: readonly T[], eId: string): readonly T[] => {
  const path = pathTo(units, eId)
  if (path.length === 0) return []
  return path.length === 1 ? units : (path.at(-2)!.children as readonly T[])
}

const beside = <T extends TreeUnit>(units: readonly T[], eId: string, step: 1 | -1): T | undefined => {
  const siblings = siblingsOf(units, eId)
  return siblings[siblings.findIndex((unit) => unit.eId === eId) + step]
}

export const nextSibling = <T extends TreeUnit>(units: readonly T[], eId: string): T | undefined =>
  beside(units, eId, 1)

export const previousSibling = <T extends TreeUnit>(units: readonly T[], eId: string): T | undefined =>
  beside(units, eId, -1)

/** The units with wording of their own, in document order: what a person can click and amend. */
export const clauses = <T extends TreeUnit & { readonly text?: unknown }>(units: readonly T[]): T[] =>
  flatten(units).filter((unit) => unit.text !== undefined)

/** Whether `eId` is `ancestor` or lies under it. */
export const isWithin = (units: readonly TreeUnit[], eId: string, ancestor: string): boolean =>
  pathTo(units, eId).some((unit) => unit.eId === ancestor)
