/** Counting on in the style of a number: Arabic, Roman or by letters, with what hangs on it (`9-1`, `IV-1`). */
import { romanValue, toRoman } from './numerals.ts'

/** Letters in the order in which Russian and English lists use them. */
const alphabets = ['абвгдежзиклмнопрстуфхцчшщэюя', 'abcdefghijklmnopqrstuvwxyz']

interface Counted {
  readonly value: number
  readonly tail: string
  readonly write: (value: number) => string | undefined
}

const counted = (num: string): Counted | undefined => {
  const [, main, tail] = /^(\d+|[IVXLCDM]+|\p{L})(-\d.*)?$/u.exec(num) ?? []
  if (main === undefined) return undefined
  if (/^\d/.test(main))
    return {
      value: Number(main),
      tail: tail ?? '',
      write: (value) => (value < 1 ? undefined : String(value)),
    }
  const roman = romanValue(main)
  if (roman !== undefined)
    return {
      value: roman,
      tail: tail ?? '',
      write: (value) => (value < 1 || value > 3999 ? undefined : toRoman(value)),
    }
  const alphabet = alphabets.find((letters) => letters.includes(main))
  if (alphabet === undefined) return undefined
  return { value: alphabet.indexOf(main), tail: tail ?? '', write: (value) => alphabet[value] }
}

/** Whether a number has a place of its own in the count: `9`, not `9-1`. */
export const isWhole = (num: string): boolean => counted(num)?.tail === ''

/** The number `by` places on, with what hangs on it; the same where it cannot be counted. */
export const shifted = (num: string, by: number): string => {
  const from = counted(num)
  const main = from?.write(from.value + by)
  return from && main !== undefined && by !== 0 ? main + from.tail : num
}

/** The next whole number: 3 → 4, 3-1 → 4. */
export const following = (num: string): string => {
  const from = counted(num)
  return from?.write(from.value + 1) ?? ''
}

/** The first free number between `num` and the next whole one: 2 → 2-1, 2-1 → 2-2. */
export const between = (num: string, taken: ReadonlySet<string>): string => {
  const [, stem, last] = /^(.*?)(?:-(\d+))?$/u.exec(num)!
  for (let n = Number(last ?? 0) + 1; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`
}
