/** What one node leaves undone another takes over; what a living node is about to do it leaves alone. */

/** Of what is looked at now and then, that which stood alike at the last look: nobody is at it any more. */
export const untouched = <T>(standing: (one: T) => string) => {
  let last: ReadonlySet<string> = new Set()
  return (now: readonly T[]): readonly T[] => {
    const left = now.filter((one) => last.has(standing(one)))
    last = new Set(now.map(standing))
    return left
  }
}
