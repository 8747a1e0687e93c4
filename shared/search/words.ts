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

/** Letters whose small form is longer, or hangs on the word around them: they are folded one by one. */
const unruly = /[İΣ]/

const plain = (small: string): string => small.replaceAll('ё', 'е').replace(/[əǝ]/g, 'ә')

const foldEach = (letter: string): string => {
  const small = plain(letter.toLowerCase())
  return small.length === letter.length ? small : letter
}

const inSmall = (word: string): string =>
  unruly.test(word) ? Array.from(word, foldEach).join('') : plain(word.toLowerCase())

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

const twin = /[acehikmoptxy]/g
const cyrillic = /\p{Script=Cyrillic}/u

/** A word beyond this is no word; its beginning is enough to find it by. */
const longest = 64

/** One word as it is compared; as long as it was. */
export const folded = (word: string): string => {
  const small = inSmall(word)
  return cyrillic.test(small) ? small.replace(twin, (letter) => twins[letter]!) : small
}

const stretches = /[\p{L}\p{N}]+/gu

/** The words of a text in their order: stretches of letters and digits. */
export const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(stretches), ({ 0: found, index }) => ({
    word: folded(found).slice(0, longest),
    start: index,
    end: index + found.length,
  }))

/** A text as it is kept to be searched: composed letters, so that one letter is one character. */
export const searchable = (text: string): string => text.normalize('NFC')

/** Each word of a text once, for an index. A word is folded once, however often it is written. */
export const vocabulary = (text: string): readonly string[] => [
  ...new Set(Array.from(new Set(text.match(stretches)), (word) => folded(word).slice(0, longest))),
]
