/**
 * The numbers of units: Roman and Arabic numerals, ordinal words, letters, and inserted numbers.
 *
 * Typed numbers differ where lawyers see none: a Roman numeral may hold Cyrillic letters, a hyphen may be U+2010, an
 * inserted number may be `61-1`, `61.1` or `61¹`. Everything that compares numbers goes through here.
 */
import { ordinalValue } from './ordinals.ts'

const lookalikes: Readonly<Record<string, string>> = {
  І: 'I',
  Ӏ: 'I',
  Ⅰ: 'I',
  Х: 'X',
  С: 'C',
  М: 'M',
}
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const romanDigits: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]

/** Letters in the order in which Kazakh, and hence Russian, lists use them. */
const cyrillic = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'
const latin = 'abcdefghijklmnopqrstuvwxyz'
/** Letters that lists leave out: Russian ones those that Kazakh adds, German and English ones `j`. */
const oftenSkipped = 'әғёйқңөұүһъыіьj'

/** The Roman numeral of a whole number from 1 to 3999. */
export const toRoman = (value: number): string => {
  let rest = value
  let roman = ''
  for (const [digit, worth] of romanDigits)
    while (rest >= worth) {
      roman += digit
      rest -= worth
    }
  return roman
}

/** A capital Roman numeral in Latin letters, whatever script it was typed in; `undefined` where it is none. */
export const latinRoman = (typed: string): string | undefined => {
  const roman = [...typed].map((letter) => lookalikes[letter] ?? letter).join('')
  return /^(?=[MDCLXVI])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(roman)
    ? roman
    : undefined
}

/** The value of a Roman numeral in Latin, Cyrillic or mixed letters; `undefined` where it is none. */
export const romanValue = (typed: string): number | undefined => {
  let rest = latinRoman(typed)
  if (rest === undefined) return undefined
  let value = 0
  for (const [digit, worth] of romanDigits)
    while (rest.startsWith(digit)) {
      value += worth
      rest = rest.slice(digit.length)
    }
  return value
}

const splitRoman = (num: string): { roman: string; tail: string } | undefined => {
  const match = /^([\p{Lu}Ⅰ]+)\s?([a-z]?)((?:-\d+)*)$/u.exec(num)
  const roman = match && latinRoman(match[1]!)
  return roman ? { roman, tail: `${match[2]}${match[3]}` } : undefined
}

/**
 * A number as units carry it: bare, hyphens plain, superscripts as `-1`, Roman numerals in Latin letters. Ordinal
 * words stay as typed, since a heading shows them.
 */
export const normaliseNum = (typed: string): string => {
  const bare = typed
    .normalize('NFC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(
      /(?<=[\p{L}\d])[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu,
      (raised) => `-${[...raised].map((c) => superscripts.indexOf(c)).join('')}`,
    )
    .replace(/^[\s(]+|[\s.):;ªº°]+$/gu, '')
    .replace(/\s*-\s*/g, '-')
  const parts = splitRoman(bare)
  if (!parts) return bare
  const spaced = /\s[a-z]/.test(bare) ? ' ' : ''
  return `${parts.roman}${spaced}${parts.tail}`
}

const letterRank = (letter: string): number => {
  const small = letter.toLowerCase()
  return (latin.includes(small) ? latin.indexOf(small) : cyrillic.indexOf(small)) + 1
}

/**
 * What orders a number among its siblings: `61` → [61], `61-1` → [61, 1], `12a` → [12, 1], `IV` → [4], `б` → its place
 * in the alphabet, «второй» → [2]. Empty for what is no number.
 */
export const numKey = (num: string): readonly number[] => {
  const bare = normaliseNum(num)
  const arabic = /^(\d+)\s?(\p{L}?)((?:[-.]\d+)*)$/u.exec(bare)
  if (arabic)
    return [Number(arabic[1]), ...(arabic[2] ? [letterRank(arabic[2])] : []), ...subNumbers(arabic[3]!)]
  const parts = splitRoman(bare)
  if (parts) {
    const letter = /^[a-z]/.exec(parts.tail)?.[0]
    return [
      romanValue(parts.roman)!,
      ...(letter ? [letterRank(letter)] : []),
      ...subNumbers(parts.tail.replace(/^[a-z]/, '')),
    ]
  }
  const letter = /^(\p{L})((?:-?\d+)*)$/u.exec(bare)
  if (letter) return [letterRank(letter[1]!), ...subNumbers(letter[2]!)]
  const ordinal = ordinalValue(bare)
  return ordinal === undefined ? [] : [ordinal]
}

const subNumbers = (tail: string): number[] => (tail.match(/\d+/g) ?? []).map(Number)

/** Negative, zero or positive as for `sort`: 61 < 61-1 < 62. What is no number comes last, in text order. */
export const compareNums = (a: string, b: string): number => {
  const [left, right] = [numKey(a), numKey(b)]
  if (left.length === 0 || right.length === 0)
    return left.length - right.length === 0 ? a.localeCompare(b) : right.length - left.length
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Whether two numbers mean the same, in whichever script or style they were typed. */
export const sameNum = (a: string, b: string): boolean =>
  a === b || (numKey(a).length > 0 && compareNums(a, b) === 0) || normaliseNum(a) === normaliseNum(b)

const isLetter = (num: string): boolean => /^\p{L}(-?\d+)*$/u.test(num) && !/^[IVXLCDM]/.test(num)

/** Whether `next` may come right after `previous` in an unbroken list: 3 → 4, 3 → 3-1, 3-1 → 4, б → в, IV → V. */
export const follows = (previous: string, next: string): boolean => {
  const [a, b] = [numKey(previous), numKey(next)]
  if (a.length === 0 || b.length === 0) return true
  if (isLetter(previous) && isLetter(next) && b[0]! > a[0]!) {
    const alphabet = latin.includes(previous[0]!.toLowerCase()) ? latin : cyrillic
    return (
      b.length === 1 && [...alphabet.slice(a[0], b[0]! - 1)].every((letter) => oftenSkipped.includes(letter))
    )
  }
  if (b.length === 1) return b[0] === a[0]! + 1
  const stem = b.slice(0, -1)
  const last = b.at(-1)!
  const sharesStem = stem.every((part, i) => part === a[i])
  if (!sharesStem) return last === 1 && stem.length === 1 && stem[0] === a[0]! + 1
  return last === (a[stem.length] ?? 0) + 1 || (last === 1 && a.length < b.length)
}
