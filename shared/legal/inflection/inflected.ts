/** What a language must know of its words for the forms of a term to be found. */

/** A word's form and what it is, as the name of a slot: alike for alike forms of all words of a language. */
export interface Inflected {
  readonly slot: string
  readonly form: string
}

export interface Inflection {
  /** All forms of one word in small letters, itself among them, the likeliest reading first; none for what does not inflect. */
  forms(word: string): readonly Inflected[]
  /** Of the words of a term, those that change with it; the others stay as they are. */
  changing(words: readonly string[]): readonly number[]
  /** The beginning that all forms of a word, and its near relatives, share. */
  stem(word: string): string
  /** How many letters may follow the stem. */
  readonly longestTail: number
}
