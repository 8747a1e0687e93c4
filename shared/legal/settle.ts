/**
 * From drafts to units of the agreed text. A base unit that nothing changed is the very same object, so that a text with
 * nothing agreed is its base, byte for byte. eIds are kept wherever number and place are; new ones follow `eid.ts`.
 */
import type { Draft } from './draft.ts'
import { assignEIds } from './eid.ts'
import type { Unit } from './unit.ts'

/** The units, and where each draft ended up. No new unit takes the wId of one of `base`, though it be deleted. */
export const settle = (
  drafts: readonly Draft[],
  base: readonly Unit[],
): { units: Unit[]; eIds: ReadonlyMap<Draft, string> } => {
  const wanted = assignEIds(drafts)
  const eIds = keptEIds(drafts)
  const taken = new Set(eIds.values())
  const name = (siblings: readonly Draft[]) => {
    for (const draft of siblings) {
      if (!eIds.has(draft)) {
        const eId = free(wanted.get(draft)!, taken)
        taken.add(eId)
        eIds.set(draft, eId)
      }
      name(draft.children)
    }
  }
  name(drafts)
  const wIds = new Set(wIdsOf(base))
  const wIdOf = (draft: Draft): string => {
    if (draft.base) return draft.base.wId
    const wId = free(eIds.get(draft)!, wIds)
    wIds.add(wId)
    return wId
  }
  const build = (draft: Draft): Unit => {
    const eId = eIds.get(draft)!
    const wId = wIdOf(draft)
    const children = draft.children.map(build)
    const { base: was, kind, num, heading, text } = draft
    const same =
      was?.eId === eId &&
      was.kind === kind &&
      was.num === num &&
      was.heading === heading &&
      was.text === text &&
      was.children.length === children.length &&
      was.children.every((child, position) => child === children[position])
    if (same) return was
    return { eId, wId, kind, num, ...(heading && { heading }), ...(text && { text }), children }
  }
  return { units: drafts.map(build), eIds }
}

/** Units at their place, under the number they had, below nothing that was renamed. */
const keptEIds = (drafts: readonly Draft[]): Map<Draft, string> => {
  const kept = new Map<Draft, string>()
  const keep = (siblings: readonly Draft[], rearranged: boolean) => {
    for (const draft of siblings) {
      const { base, kind, num, moved } = draft
      // An unnumbered unit's eId counts it among its siblings.
      const counted = num === '' && rearranged
      if (!base || moved || base.kind !== kind || base.num !== num || counted) {
        for (const child of draft.children) keepStandingAlone(child)
        continue
      }
      kept.set(draft, base.eId)
      keep(draft.children, draft.rearranged)
    }
  }
  /** An article keeps its eId in a container that got another, since it does not carry the container's. */
  const keepStandingAlone = (draft: Draft) => {
    const { base, kind, num, moved } = draft
    const own = base && !moved && base.kind === kind && base.num === num && !base.eId.includes('__')
    if (own) keep([draft], false)
    else for (const child of draft.children) keepStandingAlone(child)
  }
  keep(drafts, false)
  return kept
}

const free = (wanted: string, taken: ReadonlySet<string>): string => {
  let eId = wanted
  for (let n = 2; taken.has(eId); n++) eId = `${wanted}-${n}`
  return eId
}

const wIdsOf = (units: readonly Unit[]): string[] =>
  units.flatMap((unit) => [unit.wId, ...wIdsOf(unit.children)])
