/** The units of a wording by the base unit that each continues; of several that continue one, the first is it. */
import type { WordingUnit } from './suggestion.ts'

export const byOrigin = (units: readonly WordingUnit[]): ReadonlyMap<string, WordingUnit> => {
  const found = new Map<string, WordingUnit>()
  const add = (siblings: readonly WordingUnit[]) => {
    for (const unit of siblings) {
      if (unit.from && !found.has(unit.from)) found.set(unit.from, unit)
      add(unit.children)
    }
  }
  add(units)
  return found
}
