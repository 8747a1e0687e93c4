/**
 * Who may use the one connection now. Log commits go before waiting row transactions, and never into the middle of a
 * running one: what people typed waits for nobody's report.
 */

export type Release = () => void

export class PriorityMutex {
  #held = false
  readonly #urgent: (() => void)[] = []
  readonly #waiting: (() => void)[] = []

  /** Resolves when the connection is the caller's; the caller must call what it gets, once. */
  acquire(urgent = false): Promise<Release> {
    return new Promise((resolve) => {
      const enter = () => resolve(this.#releaseOnce())
      if (this.#held) (urgent ? this.#urgent : this.#waiting).push(enter)
      else {
        this.#held = true
        enter()
      }
    })
  }

  #releaseOnce(): Release {
    let released = false
    return () => {
      if (released) return
      released = true
      const next = this.#urgent.shift() ?? this.#waiting.shift()
      if (next) next()
      else this.#held = false
    }
  }
}
