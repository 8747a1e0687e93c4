/**
 * Where a term stands in a text, over all its languages, and the wordings with the chosen ones replaced.
 *
 * A hit is known by its language, unit, part and start: the base text does not change, so that names it for good.
 */
import { inLanguage } from './languages.ts'
import { type MatchType, type Term, termMatches } from './term-match.ts'
import { flatten } from './tree.ts'
import type { Lang, Unit } from './unit.ts'

export interface TermHit {
  readonly lang: Lang
  readonly unit: string
  readonly part: 'heading' | 'text'
  readonly start: number
  readonly end: number
  readonly type: MatchType
  readonly found: string
  readonly by: string
  readonly others: readonly string[]
  /** The words around it, cut at a word. */
  readonly before: string
  readonly after: string
}

/** A hit to be replaced, and by what. */
export interface ChosenHit extends Pick<TermHit, 'lang' | 'unit' | 'part' | 'start' | 'end'> {
  readonly by: string
}

const around = 90

const headOf = (text: string, start: number): string => {
  const from = start - around
  if (from <= 0) return text.slice(0, start)
  const space = text.indexOf(' ', from)
  return `…${text.slice(space >= 0 && space < start ? space : from, start)}`
}

const tailOf = (text: string, end: number): string => {
  const to = end + around
  if (to >= text.length) return text.slice(end)
  const space = text.lastIndexOf(' ', to)
  return `${text.slice(end, space > end ? space : to)}…`
}

/** In the order of the text, language by language within a unit. */
export const termHits = (units: readonly Unit[], terms: Readonly<Record<Lang, Term>>): TermHit[] => {
  const langs = Object.keys(terms)
  const byLang = langs.map((lang) => flatten(inLanguage(units, lang)))
  return flatten(units).flatMap(({ eId }, at) =>
    langs.flatMap((lang, nth) => {
      const unit = byLang[nth]![at]!
      return (['heading', 'text'] as const).flatMap((part) => {
        const text = unit[part]
        if (text === undefined) return []
        return termMatches(text, terms[lang]!, lang).map((match) => ({
          lang,
          unit: eId,
          part,
          ...match,
          before: headOf(text, match.start),
          after: tailOf(text, match.end),
        }))
      })
    }),
  )
}

/** A wording with the hits in it replaced. */
export const withHits = (text: string, hits: readonly Pick<ChosenHit, 'start' | 'end' | 'by'>[]): string =>
  [...hits]
    .sort((a, b) => b.start - a.start)
    .reduce((words, { start, end, by }) => words.slice(0, start) + by + words.slice(end), text)
