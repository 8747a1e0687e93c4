/** English: plural and possessive, of the last word of a term. */
import { englishPlural } from '../grammar/en.ts'
import type { Inflection } from './inflected.ts'

export const englishInflection: Inflection = {
  forms: (word) => [
    { slot: 'one', form: word },
    { slot: 'many', form: englishPlural(word) },
    { slot: 'one possessive', form: `${word}’s` },
    { slot: 'one possessive', form: `${word}'s` },
    { slot: 'many possessive', form: `${englishPlural(word)}’` },
  ],
  changing: (words) => [words.length - 1],
  stem: (word) => (/[^aeiou]y$/.test(word) ? word.slice(0, -1) : word),
  longestTail: 3,
}
