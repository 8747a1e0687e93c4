/** Who has received which update, and when. */
import { eachMarker, markerOf } from './markers.ts'

const mostIds = 4_000_000

/** Counts deliveries of marked updates to listeners, and how long each took. */
export class Deliveries {
  readonly #sentAt = new Float64Array(mostIds)
  readonly #author = new Uint16Array(mostIds)
  readonly latencies: number[] = []
  #next = 1
  delivered = 0

  /** A fresh id, sent now by a listener's number. */
  send(author: number): number {
    const id = this.#next++
    if (id >= mostIds) throw new Error('The bench ran out of markers')
    this.#sentAt[id] = performance.now()
    this.#author[id] = author
    return id
  }

  get sent(): number {
    return this.#next - 1
  }

  /** Takes in a frame that a listener received; what it wrote itself does not count. */
  hear(listener: number, frame: Buffer): void {
    const now = performance.now()
    eachMarker(frame, (id) => {
      if (id === 0 || id >= this.#next || this.#author[id] === listener) return
      this.delivered += 1
      this.latencies.push(now - this.#sentAt[id]!)
    })
  }

  /** Updates that some bytes do not hold. */
  missingIn(bytes: Buffer): number {
    let missing = 0
    for (let id = 1; id < this.#next; id++) if (!bytes.includes(markerOf(id))) missing += 1
    return missing
  }
}
