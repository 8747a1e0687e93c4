/**
 * How alike two wordings are, from 0 (no word in common) to 1 (the same words): Dice's coefficient over their words,
 * counted, without regard to case, order and punctuation. Two wordings without a word are alike when they are equal.
 */
import { isWord, tokens } from './tokens.ts'

export const similarity = (a: string, b: string): number => {
  if (a === b) return 1
  const first = wordsOf(a)
  const second = wordsOf(b)
  const total = first.length + second.length
  if (total === 0) return 0
  const counts = new Map<string, number>()
  for (const word of first) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of second) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    common++
  }
  return (2 * common) / total
}

const wordsOf = (text: string): string[] => tokens(text.normalize('NFC').toLowerCase()).filter(isWord)
