/** Which of the three languages a text is written in, by its letters. A guess that a person can overrule. */
import type { Lang } from '#shared/legal/unit.ts'

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0

/**
 * `undefined` where there are no letters to go by. Every fifth letter of Kazakh is one of its own; a Russian text that quotes
 * Kazakh names stays far below one in thirty. І is also typed for the Roman numeral, so it does not count.
 */
export const languageOf = (text: string): Lang | undefined => {
  const beginning = text.slice(0, 20_000)
  const cyrillic = count(beginning, /\p{Script=Cyrillic}/gu)
  const latin = count(beginning, /\p{Script=Latin}/gu)
  if (cyrillic + latin === 0) return undefined
  if (latin > cyrillic) return 'en'
  return count(beginning, /[әғқңөұүһ]/giu) * 30 > cyrillic ? 'kk' : 'ru'
}
