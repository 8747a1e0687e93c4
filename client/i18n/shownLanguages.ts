/** Languages in the order in which every page names them, whichever was published first. */
import { interfaceLanguages } from './index.ts'

const order: readonly string[] = interfaceLanguages

const place = (lang: string): number => (order.includes(lang) ? order.indexOf(lang) : order.length)

export const shownLanguages = (languages: readonly string[]): readonly string[] =>
  [...languages].sort((a, b) => place(a) - place(b))
