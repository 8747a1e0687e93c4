/**
 * One timer for all connections. A timer each would wake the process hundreds of times a second where thousands of people
 * read, and waking costs more than what is done then.
 */

/** Looks after itself when the time has come; times are in ms of `performance.now()`. */
export interface Beating {
  beat(now: number): void
}

export class Pulse {
  readonly #all = new Set<Beating>()
  readonly #everyMs: number
  #timer: NodeJS.Timeout | undefined

  constructor(everyMs: number) {
    this.#everyMs = everyMs
  }

  add(one: Beating): void {
    this.#all.add(one)
    this.#timer ??= setInterval(() => this.#beat(), this.#everyMs).unref()
  }

  delete(one: Beating): void {
    this.#all.delete(one)
    if (this.#all.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #beat(): void {
    const now = performance.now()
    for (const one of this.#all) one.beat(now)
  }
}
