/** Whether units that somebody names are there. */
import { flatten } from '#shared/legal/tree.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { Refusal } from './errors.ts'

/** Refuses eIds that none of the units has; what is not named is not looked for. */
export const checkUnits = (named: readonly (string | undefined)[], units: readonly Unit[]): void => {
  const known = new Set(flatten(units).map(({ eId }) => eId))
  const unknown = named.find((eId) => eId !== undefined && !known.has(eId))
  if (unknown !== undefined) throw new Refusal('unknown-unit', { unit: unknown })
}
