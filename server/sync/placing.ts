/**
 * Finds out where each new struct of an update sits: by its neighbours, or by the parent that it names. Structs are placed each
 * after those that it refers to, as Yjs would integrate them.
 */
import type { Section, Struct } from './parseUpdate.ts'
import { allows, gone, inside, isKeyed, keyPlace, type Place, sorts } from './places.ts'

/** A document, as far as a struct that comes into it must know. */
export interface Surroundings {
  /** The first clock of a client that the document does not have. */
  clock(client: number): number
  /** Where an existing struct sits and what its children would sit in: see `locate`. */
  at(client: number, clock: number): Location
  /** The place that a root name stands for; undefined when the document has no such root. */
  root(name: string): Place | undefined
}

/** A section that holds something new, and the first clock of that. */
export interface FreshSection extends Section {
  readonly from: number
}

/** A place, and sixteen times the place inside: one number for both. */
export type Location = number

export const location = (place: Place, inner: Place): Location => place + 16 * inner
export const placeAt = (at: Location): Place => at & 15
export const innerAt = (at: Location): Place => at >> 4

export const goneLocation: Location = location(gone, gone)

/** A stretch of one client's new structs that sit alike. */
export interface PlacedRun {
  readonly client: number
  /** The clock after its last. */
  end: number
  readonly location: Location
}

interface Queue {
  readonly section: FreshSection
  /** The next struct to be placed. */
  next: number
  /** The first clock that is not placed. */
  clock: number
  readonly runs: PlacedRun[]
}

/**
 * Whether a struct may stand in a place. What Yjs sets as an attribute has nothing to its right: a forged neighbour there would
 * let the order in which copies integrate it decide which value holds.
 */
const mayStand = (place: Place, { sort, rightClient }: Struct): boolean =>
  allows(place, sort) && !(rightClient >= 0 && isKeyed(place))

const findRun = (runs: readonly PlacedRun[], clock: number): Location => {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.end > clock) high = middle
    else low = middle + 1
  }
  return runs[low]!.location
}

export class Placing {
  readonly #state: Surroundings
  readonly #queues = new Map<number, Queue>()
  /** Whether everything is taken for good, as what the log holds is; what does not fit then sits nowhere. */
  readonly #trusted: boolean

  constructor(state: Surroundings, sections: readonly FreshSection[], trusted = false) {
    this.#state = state
    this.#trusted = trusted
    for (const section of sections) {
      const next = section.structs.findIndex(({ clock, length }) => clock + length > section.from)
      this.#queues.set(section.client, { section, next, clock: section.from, runs: [] })
    }
  }

  /** The first clock of a client that the document will not have with what was placed so far. */
  clock(client: number): number {
    return this.#queues.get(client)?.clock ?? this.#state.clock(client)
  }

  /** Runs of what was placed, each client's in order. */
  get runs(): PlacedRun[] {
    return [...this.#queues.values()].flatMap(({ runs }) => runs)
  }

  /** Places everything; answers what is wrong with it: it builds on what is not there, or may not be there. */
  placeAll(): 'fits' | 'gap' | 'content' {
    for (const first of this.#queues.values()) {
      const waiting = [first]
      const clients = new Set([first.section.client])
      while (waiting.length > 0) {
        const queue = waiting.at(-1)!
        const struct = queue.section.structs[queue.next]
        if (!struct) {
          waiting.pop()
          clients.delete(queue.section.client)
          continue
        }
        const missing = this.#missing(queue, struct)
        if (missing !== undefined) {
          const needed = this.#queues.get(missing)
          if (!needed || clients.has(missing) || needed.next >= needed.section.structs.length) return 'gap'
          waiting.push(needed)
          clients.add(missing)
          continue
        }
        if (!this.#place(queue, struct)) return 'content'
        if (waiting.length > 1) {
          waiting.pop()
          clients.delete(queue.section.client)
        }
      }
    }
    return 'fits'
  }

  /** The client of the first thing that a struct refers to and that is not there; undefined when all is. */
  #missing(queue: Queue, struct: Struct): number | undefined {
    const { originClient, originClock, rightClient, rightClock, parentClient, parentClock } = struct
    // What is left of a struct of which the first part is known hangs on that part.
    const isCut = struct.clock < queue.clock
    if (!isCut && originClient >= 0 && originClock >= this.clock(originClient)) return originClient
    if (rightClient >= 0 && rightClock >= this.clock(rightClient)) return rightClient
    if (!isCut && parentClient >= 0 && parentClock >= this.clock(parentClient)) return parentClient
    return undefined
  }

  #place(queue: Queue, struct: Struct): boolean {
    let at = goneLocation
    if (struct.sort !== sorts.gc) {
      const place = this.#placeOf(queue, struct)
      if (!this.#trusted && (place === undefined || !mayStand(place, struct))) return false
      if (place !== undefined) at = location(place, inside(place, struct.sort))
    }
    const end = struct.clock + struct.length
    const last = queue.runs.at(-1)
    if (last && last.location === at) last.end = end
    else queue.runs.push({ client: queue.section.client, end, location: at })
    queue.clock = end
    queue.next += 1
    return true
  }

  #placeOf(queue: Queue, struct: Struct): Place | undefined {
    const isCut = struct.clock < queue.clock
    const left = isCut
      ? this.#at(queue.section.client, queue.clock - 1)
      : struct.originClient >= 0
        ? this.#at(struct.originClient, struct.originClock)
        : undefined
    const right = struct.rightClient >= 0 ? this.#at(struct.rightClient, struct.rightClock) : undefined
    if (left !== undefined || right !== undefined) {
      const isGone =
        (left !== undefined && placeAt(left) === gone) || (right !== undefined && placeAt(right) === gone)
      return isGone ? gone : placeAt((left ?? right)!)
    }
    const within =
      struct.root !== undefined
        ? this.#state.root(struct.root)
        : innerAt(this.#at(struct.parentClient, struct.parentClock))
    return struct.key === undefined || within === undefined ? within : keyPlace(within, struct.key)
  }

  #at(client: number, clock: number): Location {
    const queue = this.#queues.get(client)
    if (!queue || clock < queue.section.from) return this.#state.at(client, clock)
    return findRun(queue.runs, clock)
  }
}
