/** Randomness that can be played again: every run prints its seed, and a failing one is given back by it. */
export interface Random {
  readonly seed: number
  /** A number in [0, 1). */
  next(): number
  /** An integer in [0, below). */
  below(below: number): number
  pick<T>(from: readonly T[]): T
}

/** Mulberry32: small, fast, good enough for tests. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { seed, next, below, pick: (from) => from[below(from.length)]! }
}

/** The seed of this run: `SEED` from the environment, or the one given. Printed, so that a failure can be replayed. */
export const seedOfRun = (usual: number): number => {
  const seed = Number(process.env.SEED ?? usual)
  console.log(`seed ${seed}`)
  return seed
}
