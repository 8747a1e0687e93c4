/** Units of a version that got other wIds, and the suggestions that name them. */
import type { Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import type { Change } from './desk.ts'

/** Units whose wIds another version's correction renamed. */
export const renamed = (units: readonly Unit[], names: ReadonlyMap<string, string>): Unit[] =>
  units.map((unit) => ({
    ...unit,
    wId: names.get(unit.wId) ?? unit.wId,
    children: renamed(unit.children, names),
  }))

/** Suggestions name the unit that they amend by its wId as well. */
export const followUnits = async (tx: Change, textId: string, version: number, units: readonly Unit[]) => {
  const index = versionIndex(units)
  for (const { id, unit, wId } of await tx.suggestions.ofText(textId, version)) {
    const now = index.get(unit)?.unit.wId
    if (now !== undefined && now !== wId) await tx.suggestions.change(id, { wId: now })
  }
}
