/**
 * Grammatical cases, under one set of names for both languages. Russian's prepositional is `locative` here, and where
 * Kazakh has an ablative Russian has the genitive after «из». English knows none of them.
 */
export const cases = [
  'nominative',
  'genitive',
  'accusative',
  'dative',
  'locative',
  'ablative',
  'instrumental',
] as const

export type Case = (typeof cases)[number]

export type Forms = Readonly<Record<Case, string>>

/** Reads forms written in the order of `cases`, parted by spaces. */
export const forms = (row: string): Forms => {
  const words = row.split(' ')
  return Object.fromEntries(cases.map((name, index) => [name, words[index]!])) as Forms
}
