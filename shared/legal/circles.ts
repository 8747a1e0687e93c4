/** Moves that would put units into each other: A into B and B into A. Neither would be part of the text any more. */
import type { Conflict } from './collisions.ts'
import type { Suggested } from './suggested.ts'
import type { VersionIndex } from './version-index.ts'

/** Every circle that these suggestions close, with those who moved a unit of it. */
export const circles = (index: VersionIndex, all: readonly Suggested[]): Conflict[] => {
  const holders = new Map<string, { parent: string | null; movers: Set<string> }>()
  const moved = new Set<string>()
  for (const { suggestion, changes } of all) {
    const own = (parent: string | null) =>
      parent === null || index.has(parent) ? parent : `${suggestion.id} ${parent}`
    for (const change of changes) {
      if (change.type === 'insert')
        holders.set(`${suggestion.id} ${change.key}`, { parent: own(change.at.parent), movers: new Set() })
      if (change.type !== 'move') continue
      moved.add(change.unit)
      const known = holders.get(change.unit)
      if (known) known.movers.add(suggestion.id)
      else holders.set(change.unit, { parent: own(change.at.parent), movers: new Set([suggestion.id]) })
    }
  }
  const found: Conflict[] = []
  const done = new Set<string>()
  for (const start of moved) {
    const trail: string[] = []
    let at: string | null = start
    while (at !== null && !done.has(at) && !trail.includes(at)) {
      trail.push(at)
      const holder: { parent: string | null } | undefined = holders.get(at) ?? index.get(at)
      at = holder?.parent ?? null
    }
    const circle = at !== null && trail.includes(at) ? trail.slice(trail.indexOf(at)) : []
    for (const eId of trail) done.add(eId)
    const sides = [...new Set(circle.flatMap((eId) => [...(holders.get(eId)?.movers ?? [])]))].map((id) => [
      id,
    ])
    if (sides.length > 0)
      found.push({ code: 'moved-in-circle', unit: circle.find((eId) => moved.has(eId))!, langs: [], sides })
  }
  return found
}
