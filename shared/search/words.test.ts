/** Folding words quickly is folding them letter by letter. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folded, vocabulary, wordsOf } from './words.ts'

const twins = new Map(Array.from('acehikmoptxy', (letter, at) => [letter, 'асеһікмортху'[at]!]))

/** The rule, told letter by letter. */
const byLetters = (word: string): string => {
  const small = Array.from(word, (letter) => {
    const lower = letter.toLowerCase()
    const plain = lower === 'ё' ? 'е' : lower === 'ə' || lower === 'ǝ' ? 'ә' : lower
    return plain.length === letter.length ? plain : letter
  })
  const isMixed = /\p{Script=Cyrillic}/u.test(small.join('')) && /\p{Script=Latin}/u.test(small.join(''))
  return isMixed ? small.map((letter) => twins.get(letter) ?? letter).join('') : small.join('')
}

const letters = fc.constantFrom(...'аеёЁжІіҚқӘәƏəƎǝҺһaceHIKmoPTxyzZİıΣσς0967ß𐐀ǅ')
const word = fc.oneof(
  fc.string({ unit: letters, maxLength: 12 }),
  fc.string({ unit: 'binary-ascii', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

test('[SEARCH-2] a word folds as its letters do, and keeps its length', () => {
  fc.assert(
    fc.property(word, (given) => {
      expect(folded(given)).toBe(byLetters(given))
      expect(folded(given)).toHaveLength(given.length)
    }),
    { numRuns: 3000 },
  )
})

test('[SEARCH-2] the vocabulary holds each folded word of a text once, in the order of the text', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (some) => {
      const text = some.join(' ')
      expect(vocabulary(text)).toEqual([...new Set(wordsOf(text).map((each) => each.word))])
    }),
    { numRuns: 500 },
  )
})
