/** Rows that the server pushes on one room's line, told in order; where some were missed, those who listen hear of a gap. */
import type { Changed } from '#shared/protocol/frames.ts'

type Listener = (pushed: Changed | 'gap') => void

export class Pushes {
  readonly #listeners = new Set<Listener>()
  /** Number of the last push on this line; unset while there is none. */
  #seq: number | undefined
  #joinedBefore = false

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The room told where its pushes stand. Whatever it pushed while the line was down is missing. */
  joined(seq: number): void {
    if (this.#seq === undefined && this.#joinedBefore) this.#tell('gap')
    this.#joinedBefore = true
    this.#seq = Math.max(seq, this.#seq ?? 0)
  }

  take(changed: Changed): void {
    if (this.#seq !== undefined && changed.seq > this.#seq + 1) this.#tell('gap')
    this.#seq = changed.seq
    this.#tell(changed)
  }

  interrupted(): void {
    this.#seq = undefined
  }

  #tell(pushed: Changed | 'gap'): void {
    for (const listener of this.#listeners) listener(pushed)
  }
}
