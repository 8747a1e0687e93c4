/** English for citations: numbers in words for unnumbered parts ("part two"), and plurals. English has no cases here. */

const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A number in words, from 1 to 199; beyond that in digits. */
export const englishNumber = (n: number): string => {
  if (!Number.isInteger(n) || n < 1 || n > 199) return String(n)
  if (n >= 100) return n === 100 ? 'one hundred' : `one hundred and ${englishNumber(n - 100)}`
  if (n < 20) return small[n - 1]!
  const ten = tens[Math.floor(n / 10) - 2]!
  return n % 10 === 0 ? ten : `${ten}-${small[(n % 10) - 1]}`
}

/** Of a regular noun. */
export const englishPlural = (noun: string): string => {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}
