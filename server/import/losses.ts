/** What a file holds that a text of law cannot carry, counted while it is read. */
import { type Loss, type LossCode, lossCodes } from '#shared/api/imports.ts'

export class Losses {
  readonly #counts = new Map<LossCode, number>()

  add(code: LossCode, count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count)
  }

  /** In the order of `lossCodes`, those that occurred. */
  list(): Loss[] {
    return lossCodes.flatMap((code) => {
      const count = this.#counts.get(code)
      return count === undefined ? [] : [{ code, count }]
    })
  }
}
