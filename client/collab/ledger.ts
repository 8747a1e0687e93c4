/**
 * What this browser wrote and what the server has on disk.
 *
 * An edit is owed until a frame that carries it is acknowledged on the connection that carried it: edits typed
 * offline travel in the next connection's sync step 2, later ones in an update frame each. A lost connection takes
 * its numbers with it; what was not acknowledged is owed again.
 */
import type { CountedFrame } from './countingSocket.ts'

/** ClientID → clock. */
export type Clocks = ReadonlyMap<number, number>

const raise = (clocks: Map<number, number>, to: Clocks): void => {
  for (const [client, clock] of to) clocks.set(client, Math.max(clock, clocks.get(client) ?? 0))
}

interface Edit {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Our clocks after this edit: everything of ours below them is durable once it and all edits before it are. */
  readonly clocks: Clocks
  /** Number of the frame that carries it on this connection; unset while it waits for one. */
  frame?: number
}

export class Ledger {
  #edits: Edit[] = []
  #sent = 0
  #saved = 0
  #step2: number | undefined
  /** Our own clocks up to which everything is durable. */
  readonly #durable = new Map<number, number>()
  /** Clocks of edits that are durable while some before them are not: a deletion overtakes what was typed offline. */
  readonly #ahead = new Map<number, number>()

  /** A local change; its frame follows at once when a connection is open. */
  edit(at: number, clocks: Clocks): void {
    this.#edits.push({ at, clocks })
  }

  get durable(): Clocks {
    return this.#durable
  }

  sent(frame: CountedFrame): void {
    this.#sent += 1
    if (frame === 'step2') {
      this.#step2 = this.#sent
      for (const edit of this.#edits) edit.frame ??= this.#sent
      return
    }
    const last = this.#edits.at(-1)
    if (last && last.frame === undefined) last.frame = this.#sent
  }

  /** The server has `n` counted frames of this connection on disk. */
  saved(n: number): void {
    // A number beyond what this connection sent speaks of another.
    if (n > this.#sent) return
    this.#saved = Math.max(this.#saved, n)
    const owed: Edit[] = []
    for (const edit of this.#edits) {
      if (edit.frame === undefined || edit.frame > n) owed.push(edit)
      else raise(owed.length === 0 ? this.#durable : this.#ahead, edit.clocks)
    }
    this.#edits = owed
    if (owed.length > 0) return
    raise(this.#durable, this.#ahead)
    this.#ahead.clear()
  }

  /** The connection is gone, and its numbers with it. */
  closed(): void {
    this.#sent = 0
    this.#saved = 0
    this.#step2 = undefined
    for (const edit of this.#edits) delete edit.frame
  }

  /** Everything ever written here is durable, said by this connection: its step 2 and all that it sent. */
  get settled(): boolean {
    return this.#step2 !== undefined && this.#saved === this.#sent && this.#edits.length === 0
  }

  /** This connection has handed over our whole state. */
  get joined(): boolean {
    return this.#step2 !== undefined
  }

  /** Edits that the server has not said to have on disk. */
  get owed(): number {
    return this.#edits.length
  }

  /** When the longest-waiting edit was made. */
  get oldest(): number | undefined {
    return this.#edits[0]?.at
  }
}
