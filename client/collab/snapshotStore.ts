/** What the page sees of a connection, told when it has changed and when time alone changes it. */
import type { Snapshot } from './state.ts'
import { patience } from './state.ts'

export class SnapshotStore {
  readonly #look: () => Snapshot
  readonly #oldest: () => number | undefined
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #current: Snapshot
  #told: string

  /** `oldest` is when the longest-waiting edit was made. */
  constructor(look: () => Snapshot, oldest: () => number | undefined) {
    this.#look = look
    this.#oldest = oldest
    this.#current = look()
    this.#told = JSON.stringify(this.#current)
  }

  readonly get = (): Snapshot => this.#current

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  refresh(): void {
    this.#wakeLater()
    const next = this.#look()
    const telling = JSON.stringify(next)
    if (telling === this.#told) return
    this.#current = next
    this.#told = telling
    for (const listener of this.#listeners) listener()
  }

  end(): void {
    clearTimeout(this.#timer)
  }

  /** Wakes when the oldest edit's age crosses the next line that the page shows. */
  #wakeLater(): void {
    clearTimeout(this.#timer)
    const oldest = this.#oldest()
    if (oldest === undefined) return
    const age = Date.now() - oldest
    this.#timer = setTimeout(() => this.refresh(), age < patience ? patience - age : 1_000 - (age % 1_000))
  }
}
