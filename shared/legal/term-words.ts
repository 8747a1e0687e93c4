/** The words of a text as Unicode parts them for a language, each with where it stands. */
import type { Lang } from './unit.ts'

export interface TermWord {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether a hyphen joins it to what stands before or behind it («бизнес-план»): it is then no word by itself. */
  readonly joinedBefore: boolean
  readonly joinedAfter: boolean
}

const segmenters = new Map<Lang, Intl.Segmenter>()

const segmenterOf = (lang: Lang): Intl.Segmenter => {
  const kept = segmenters.get(lang)
  if (kept) return kept
  const made = new Intl.Segmenter(lang, { granularity: 'word' })
  segmenters.set(lang, made)
  return made
}

const letter = /[\p{L}\p{N}]/u
const hyphen = /[-\u2010\u2011]/

/** Whether a hyphen with a letter behind it stands next to this side of a word. */
const isJoined = (text: string, at: number, step: 1 | -1): boolean =>
  hyphen.test(text[at] ?? '') && letter.test(text[at + step] ?? '')

export const termWords = (text: string, lang: Lang): TermWord[] =>
  [...segmenterOf(lang).segment(text)].flatMap(({ segment, index, isWordLike }) => {
    if (!isWordLike) return []
    const end = index + segment.length
    return [
      {
        text: segment,
        start: index,
        end,
        joinedBefore: isJoined(text, index - 1, -1),
        joinedAfter: isJoined(text, end, 1),
      },
    ]
  })
