/** A version's units by eId, with their parents and siblings. Of units with one eId the first in the text counts. */
import type { Unit } from './unit.ts'

export interface Standing {
  readonly unit: Unit
  /** eId of the parent; `null` at the top. */
  readonly parent: string | null
  readonly siblings: readonly Unit[]
  /** Position among the siblings. */
  readonly position: number
  /** Position in the whole text, counted from the top. */
  readonly order: number
}

export type VersionIndex = ReadonlyMap<string, Standing>

export const versionIndex = (units: readonly Unit[]): VersionIndex => {
  const index = new Map<string, Standing>()
  let order = 0
  const add = (siblings: readonly Unit[], parent: string | null) => {
    for (const [position, unit] of siblings.entries()) {
      if (!index.has(unit.eId)) index.set(unit.eId, { unit, parent, siblings, position, order })
      order++
      add(unit.children, unit.eId)
    }
  }
  add(units, null)
  return index
}

/** The sibling before a unit; `null` for the first. */
export const previousOf = ({ siblings, position }: Standing): string | null =>
  siblings[position - 1]?.eId ?? null

/** The siblings from one unit to another, in the text's order; the first alone where the second is no sibling. */
export const rangeOf = (index: VersionIndex, unit: string, unitEnd?: string | null): readonly Unit[] => {
  const first = index.get(unit)
  if (!first) return []
  const end = unitEnd ? first.siblings.findIndex(({ eId }) => eId === unitEnd) : -1
  if (end < 0) return [first.unit]
  return first.siblings.slice(Math.min(first.position, end), Math.max(first.position, end) + 1)
}

/** A unit and all below it, by eId. Whatever `stop` holds is left out, with all below it. */
export const subtree = (unit: Unit, stop?: ReadonlySet<string>): string[] => [
  unit.eId,
  ...unit.children.filter(({ eId }) => !stop?.has(eId)).flatMap((child) => subtree(child, stop)),
]
