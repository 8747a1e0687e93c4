/**
 * The words of a text as searching compares them: in small letters, ё as е, and a Kazakh or Russian word in Cyrillic letters
 * even where some of them were typed as their Latin twins. Letters of Kazakh stay themselves: қ is not к.
 *
 * Every letter keeps its place, so that what is found in a folded text is marked in the text itself.
 */

/** A word and where it stands, in UTF-16 units. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

const fold = (letter: string): string => {
  const small = letter.toLowerCase()
  const plain = small === 'ё' ? 'е' : small === 'ə' || small === 'ǝ' ? 'ә' : small
  return plain.length === letter.length ? plain : letter
}

/** Latin letters that look like Cyrillic ones, in a word that holds Cyrillic letters besides. */
const twins: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  h: 'һ',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
}

const isMixed = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word)

/** A word beyond this is no word; its beginning is enough to find it by. */
const longest = 64

/** One word as it is compared; as long as it was. */
export const folded = (word: string): string => {
  const small = Array.from(word, fold).join('')
  return isMixed(small) ? Array.from(small, (letter) => twins[letter] ?? letter).join('') : small
}

/** The words of a text in their order: stretches of letters and digits. */
export const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: found, index }) => ({
    word: folded(found).slice(0, longest),
    start: index,
    end: index + found.length,
  }))

/** A text as it is kept to be searched: composed letters, so that one letter is one character. */
export const searchable = (text: string): string => text.normalize('NFC')

/** Each word of a text once, for an index. */
export const vocabulary = (text: string): readonly string[] => [
  ...new Set(wordsOf(text).map(({ word }) => word)),
]
