/** So many at once and so many a second, for each name apart: a key, a person, an address. */
import { Refusal } from '#server/domain/errors.ts'

interface Bucket {
  tokens: number
  at: number
}

/** Names remembered; beyond, those seen longest ago start with a full bucket again. */
const mostNames = 10_000

export class Rate {
  readonly #burst: number
  readonly #perSecond: number
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()

  /** `now` answers ms. */
  constructor(burst: number, perSecond: number, now: () => number = () => performance.now()) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#now = now
  }

  /** Whether `name` may once more; if so, that is counted. */
  take(name: string): boolean {
    const bucket = this.#filled(name)
    if (bucket.tokens < 1) return false
    bucket.tokens -= 1
    return true
  }

  /** Whether `name` has nothing left, without counting. */
  isSpent(name: string): boolean {
    return this.#buckets.has(name) && this.#filled(name).tokens < 1
  }

  /** As `take`; throws `too-many-requests`, which says after how many seconds there is one more. */
  demand(name: string): void {
    if (!this.take(name)) throw this.refusal(name)
  }

  refusal(name: string): Refusal {
    const missing = 1 - this.#filled(name).tokens
    return new Refusal('too-many-requests', { retryAfter: Math.max(1, Math.ceil(missing / this.#perSecond)) })
  }

  #filled(name: string): Bucket {
    const now = this.#now()
    const { tokens, at } = this.#buckets.get(name) ?? { tokens: this.#burst, at: now }
    const bucket = { tokens: Math.min(this.#burst, tokens + ((now - at) / 1000) * this.#perSecond), at: now }
    this.#buckets.delete(name)
    this.#buckets.set(name, bucket)
    if (this.#buckets.size > mostNames) this.#buckets.delete(this.#buckets.keys().next().value!)
    return bucket
  }
}
