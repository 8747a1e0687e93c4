/** What people said of two trees of units: it comes before anything is matched. */
import { flatten, type TreeUnit } from './tree.ts'

export interface Settled<A, B> {
  /** What a person paired. */
  readonly pairs: ReadonlyMap<A, B>
  /** Those, and what a person said has no counterpart: nothing else is made of them. */
  readonly units: ReadonlySet<A | B>
}

/** Each saying is two eIds; where one is left out, the other has no counterpart. The last word on a unit holds. */
export const settledBy = <A extends TreeUnit, B extends TreeUnit>(
  ours: readonly A[],
  theirs: readonly B[],
  said: readonly (readonly [string | undefined, string | undefined])[],
): Settled<A, B> => {
  const ourUnits = new Map(flatten(ours).map((unit) => [unit.eId, unit]))
  const theirUnits = new Map(flatten(theirs).map((unit) => [unit.eId, unit]))
  const pairs = new Map<A, B>()
  const units = new Set<A | B>()
  for (const [ourId, theirId] of said) {
    const a = ourId === undefined ? undefined : ourUnits.get(ourId)
    const b = theirId === undefined ? undefined : theirUnits.get(theirId)
    for (const [one, other] of [...pairs]) if (one === a || other === b) pairs.delete(one)
    if (a && b) pairs.set(a, b)
    for (const unit of [a, b]) if (unit) units.add(unit)
  }
  return { pairs, units }
}
