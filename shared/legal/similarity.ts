/** How alike two wordings are, and which of many belong together. */

/** Wording as comparison sees it: spaces, dashes, quotation marks and ё do not count. */
export const comparable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[«»„“”"]/g, '"')
    .replace(/ё/g, 'е')
    .replace(/Ё/g, 'Е')
    .replace(/\s*-\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

/** How often each word stands in a wording. */
export type WordCounts = ReadonlyMap<string, number>

export const wordCounts = (text: string): WordCounts => {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const total = (counts: WordCounts): number => {
  let sum = 0
  for (const count of counts.values()) sum += count
  return sum
}

/** Dice's coefficient over words: 1 for the same words, 0 for none in common; two empty wordings are alike. */
export const likeness = (a: WordCounts, b: WordCounts): number => {
  const size = total(a) + total(b)
  if (size === 0) return 1
  let shared = 0
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0)
  return (2 * shared) / size
}

/** What matching knows of one candidate. */
export interface Candidate<T> {
  readonly unit: T
  /** Kind and number: candidates with the same one are each other's first choice. */
  readonly key: string
  readonly wording: string
}

interface Known<T> extends Candidate<T> {
  readonly words: WordCounts
}

/**
 * Pairs candidates one to one: equal wording first (with the same key, then with another), then the same key with
 * wording that is mostly alike, then the most alike, then the same key whatever the wording, unless it has none.
 */
export const matchUp = <T>(before: readonly Candidate<T>[], after: readonly Candidate<T>[]): Map<T, T> => {
  const known = (candidate: Candidate<T>): Known<T> => ({
    ...candidate,
    words: wordCounts(candidate.wording),
  })
  const left = new Set(before.map(known))
  const right = new Set(after.map(known))
  const pairs = new Map<T, T>()
  const pair = (old: Known<T>, now: Known<T>): void => {
    pairs.set(now.unit, old.unit)
    left.delete(old)
    right.delete(now)
  }
  const pass = (fits: (old: Known<T>, now: Known<T>) => boolean): void => {
    for (const now of [...right]) {
      const old = [...left].find((candidate) => fits(candidate, now))
      if (old) pair(old, now)
    }
  }
  pass((old, now) => old.key === now.key && old.wording === now.wording)
  pass((old, now) => old.wording === now.wording && now.words.size > 2)
  pass((old, now) => old.key === now.key && likeness(old.words, now.words) >= 0.4)
  // Beyond this a text has been replaced, and comparing everything with everything would take minutes.
  const near = left.size * right.size <= 250_000 ? [...right] : []
  const scored = near.flatMap((now) =>
    [...left].map((old) => ({ old, now, score: likeness(old.words, now.words) })),
  )
  for (const { old, now } of scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score))
    if (left.has(old) && right.has(now)) pair(old, now)
  pass((old, now) => old.key === now.key && old.words.size > 0 === now.words.size > 0)
  return pairs
}
