/**
 * The forms that a term of a law can stand in, and the same form of another term.
 *
 * Rules of regular inflection, not a dictionary: what they find is offered to a person, never replaced in silence. A form
 * can be several at once («статьи»: genitive singular, nominative plural); then the replacement has several wordings.
 */
import type { Lang } from '../unit.ts'
import { englishInflection } from './en.ts'
import type { Inflection } from './inflected.ts'
import { kazakhInflection } from './kk.ts'
import { russianInflection } from './ru.ts'

const other: Inflection = {
  forms: (word) => [{ slot: 'one', form: word }],
  changing: (words) => [words.length - 1],
  stem: (word) => word,
  longestTail: 3,
}

const inflections: Readonly<Record<Lang, Inflection>> = {
  ru: russianInflection,
  kk: kazakhInflection,
  en: englishInflection,
}

export const inflectionOf = (lang: Lang): Inflection => inflections[lang] ?? other
