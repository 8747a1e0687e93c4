/**
 * Whose a clientID is in a room. [SYNC-10] The log binds it to the user who first wrote under it, for good; until then the
 * first live session that names it claims it, so that nobody can write under a colleague's id before they do.
 */
export class Owners {
  #bound: Map<number, string>
  readonly #claimed = new Map<number, string>()
  readonly #mostClaims: number

  constructor(bound: ReadonlyMap<number, string>, mostClaims = 10_000) {
    this.#bound = new Map(bound)
    this.#mostClaims = mostClaims
  }

  readonly of = (client: number): string | undefined => this.#bound.get(client) ?? this.#claimed.get(client)

  /** Those of some clientIDs that no update has bound yet. */
  unbound(clients: readonly number[]): number[] {
    return clients.filter((client) => !this.#bound.has(client))
  }

  bind(clients: readonly number[], userId: string): void {
    for (const client of clients) {
      this.#bound.set(client, userId)
      this.#claimed.delete(client)
    }
  }

  /** Takes over what the log says; claims stay. */
  reset(bound: ReadonlyMap<number, string>): void {
    this.#bound = new Map(bound)
    for (const client of this.#claimed.keys()) if (bound.has(client)) this.#claimed.delete(client)
  }

  /** Claims an id that is nobody's; answers whether it is this user's now. The oldest claims make room for new ones. */
  claim(client: number, userId: string): boolean {
    const owner = this.of(client)
    if (owner !== undefined) return owner === userId
    if (this.#claimed.size >= this.#mostClaims) this.#claimed.delete(this.#claimed.keys().next().value!)
    this.#claimed.set(client, userId)
    return true
  }
}
