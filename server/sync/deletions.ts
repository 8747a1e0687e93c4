/** What is deleted in a document: for each client ranges of clocks, none touching the next. */

interface Ranges {
  readonly starts: number[]
  readonly ends: number[]
}

/** The index of the first range that ends at `clock` or after it. */
const firstReaching = (ends: readonly number[], clock: number): number => {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! >= clock) high = middle
    else low = middle + 1
  }
  return low
}

export class Deletions {
  readonly #clients = new Map<number, Ranges>()

  add(client: number, clock: number, length: number): void {
    const ranges = this.#clients.get(client)
    if (!ranges) {
      this.#clients.set(client, { starts: [clock], ends: [clock + length] })
      return
    }
    const { starts, ends } = ranges
    const from = firstReaching(ends, clock)
    let to = from
    let start = clock
    let end = clock + length
    while (to < starts.length && starts[to]! <= end) {
      start = Math.min(start, starts[to]!)
      end = Math.max(end, ends[to]!)
      to += 1
    }
    starts.splice(from, to - from, start)
    ends.splice(from, to - from, end)
  }

  /** Whether all of a range is deleted. */
  covers(client: number, clock: number, length: number): boolean {
    const ranges = this.#clients.get(client)
    if (!ranges) return false
    const at = firstReaching(ranges.ends, clock + 1)
    return at < ranges.starts.length && ranges.starts[at]! <= clock && ranges.ends[at]! >= clock + length
  }
}
