/**
 * The longest increasing run of a sequence of distinct numbers, as positions in it (patience sorting, O(n log n)). What
 * is in it kept its order; the fewest possible others count as moved.
 */
export const longestIncreasing = (values: readonly number[]): ReadonlySet<number> => {
  const ends: number[] = []
  const before: number[] = []
  for (const [position, value] of values.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[ends[middle]!]! < value) low = middle + 1
      else high = middle
    }
    before[position] = low === 0 ? -1 : ends[low - 1]!
    ends[low] = position
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) kept.add(at)
  return kept
}
