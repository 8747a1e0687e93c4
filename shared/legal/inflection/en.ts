/** English: plural and possessive, of the last word of a term. */
import type { Inflection } from './inflected.ts'

const plural = (word: string): string => {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

export const englishInflection: Inflection = {
  forms: (word) => [
    { slot: 'one', form: word },
    { slot: 'many', form: plural(word) },
    { slot: 'one possessive', form: `${word}’s` },
    { slot: 'one possessive', form: `${word}'s` },
    { slot: 'many possessive', form: `${plural(word)}’` },
  ],
  changing: (words) => [words.length - 1],
  stem: (word) => (/[^aeiou]y$/.test(word) ? word.slice(0, -1) : word),
  longestTail: 3,
}
