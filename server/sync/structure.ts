/**
 * Where everything in a document sits, in the least that tells it: for each client runs of structs that sit alike, text being one
 * run however long. It knows no words, no order and nothing of what is deleted.
 */
import { goneLocation, type Location, type PlacedRun } from './placing.ts'

interface Runs {
  /** The clock after each run, ascending, and where the run sits. */
  readonly ends: number[]
  readonly locations: Location[]
}

export class Structure {
  readonly #clients = new Map<number, Runs>()

  clock(client: number): number {
    return this.#clients.get(client)?.ends.at(-1) ?? 0
  }

  /** Where a struct sits that is there. */
  at(client: number, clock: number): Location {
    const runs = this.#clients.get(client)
    if (!runs) return goneLocation
    const { ends, locations } = runs
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! > clock) high = middle
      else low = middle + 1
    }
    return locations[low]!
  }

  /** Adds what follows a client's last clock. */
  add({ client, end, location }: PlacedRun): void {
    const runs = this.#clients.get(client)
    if (!runs) {
      this.#clients.set(client, { ends: [end], locations: [location] })
      return
    }
    const last = runs.ends.length - 1
    if (end <= runs.ends[last]!) return
    if (runs.locations[last] === location) runs.ends[last] = end
    else {
      runs.ends.push(end)
      runs.locations.push(location)
    }
  }
}
