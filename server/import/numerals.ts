/** Numbers of lists in the forms that documents ask for. What has no such form appears in digits. */

const latin = 'abcdefghijklmnopqrstuvwxyz'
/** Lists in Russian documents leave out ё, й, ъ, ы, ь, as Word does. */
const russian = 'абвгдежзиклмнопрстуфхцчшщэюя'

const inLetters = (alphabet: string, number: number): string => {
  if (number < 1 || number > alphabet.length * 20) return String(number)
  const letter = alphabet[(number - 1) % alphabet.length]!
  return letter.repeat(Math.ceil(number / alphabet.length))
}

/** 1 → a, 26 → z, 27 → aa, 28 → bb, as word processors count. */
export const lettered = (number: number): string => inLetters(latin, number)

export const letteredRu = (number: number): string => inLetters(russian, number)

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

export const romanSmall = (number: number): string => {
  if (number < 1 || number > 3999) return String(number)
  let rest = number
  let roman = ''
  for (const [value, letters] of romans)
    while (rest >= value) {
      roman += letters
      rest -= value
    }
  return roman
}
