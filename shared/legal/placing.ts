/**
 * Where a new unit goes that was written behind another: the rule of a wording's blocks (`document/blocks.ts`), for the
 * units of a version. It goes into the nearest unit that ranks higher, behind the child that it was written after.
 */
import { goesInto } from './ranks.ts'
import type { Kind } from './unit.ts'
import type { VersionIndex } from './version-index.ts'

/** `parent` null is the top of the text, `after` null its or the parent's beginning. */
export interface NewPlace {
  readonly parent: string | null
  readonly after: string | null
}

/** The place of a new unit of this kind behind the last words of `behind`; at the text's start where that is null. */
export const placeBehind = (index: VersionIndex, behind: string | null, kind: Kind): NewPlace => {
  let after: string | null = null
  for (let at = behind; at !== null; ) {
    const { unit, parent } = index.get(at)!
    if (goesInto(kind, unit.kind)) return { parent: at, after }
    after = at
    at = parent
  }
  return { parent: null, after }
}
