/**
 * A term found in a text: as it is written, in another form of its words, or by its stem alone.
 *
 * Words are whole words. A form gets the same form of the new term as its proposed replacement; where a form can be
 * several («статьи»), the other wordings stand beside it. Which of them is right a person says.
 */
import { inflectionOf } from './inflection/inflection.ts'
import { type TermWord, termWords } from './term-words.ts'
import type { Lang } from './unit.ts'

export interface Term {
  readonly from: string
  readonly to: string
}

/** `exact` is letter by letter; a `form` is one that the language's rules know; a `stem` only begins alike. */
export type MatchType = 'exact' | 'form' | 'stem'

export interface TermMatch {
  readonly type: MatchType
  /** UTF-16 units of the text. */
  readonly start: number
  readonly end: number
  readonly found: string
  /** The proposed replacement, and what else it could be. */
  readonly by: string
  readonly others: readonly string[]
}

/** The shortest stem that says anything. */
const shortestStem = 3

interface Sought {
  readonly word: TermWord
  readonly low: string
  /** Slots by form; of a word that does not change, only itself with none. */
  readonly slots: ReadonlyMap<string, ReadonlySet<string>>
  readonly changes: boolean
  readonly stem: string
}

const isUpper = (text: string): boolean =>
  text.length > 1 && text === text.toUpperCase() && /\p{L}/u.test(text)
const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text)
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** A form spelled with the capitals of the word that it is a form of. */
const spelled = (form: string, like: string): string => {
  if (isUpper(like)) return form.toUpperCase()
  return isCapital(like) ? capital(form) : form
}

const sought = (from: string, lang: Lang): Sought[] => {
  const words = termWords(from, lang)
  const inflection = inflectionOf(lang)
  const lows = words.map(({ text }) => text.toLowerCase())
  const changing = new Set(inflection.changing(lows))
  return words.map((word, at) => {
    const low = lows[at]!
    const slots = new Map<string, Set<string>>()
    if (changing.has(at))
      for (const { slot, form } of inflection.forms(low))
        slots.set(form, (slots.get(form) ?? new Set<string>()).add(slot))
    return { word, low, slots, changes: changing.has(at), stem: inflection.stem(low) }
  })
}

/** What stands between two words, white space being all alike. */
const between = (text: string, a: TermWord, b: TermWord): string =>
  text
    .slice(a.end, b.start)
    .replace(/\s+/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')

type Fit = { readonly type: 'form' | 'stem'; readonly slots?: ReadonlySet<string> }

const fitOf = (wanted: Sought, text: string, longestTail: number): Fit | undefined => {
  const low = text.toLowerCase()
  const slots = wanted.slots.get(low)
  if (slots) return { type: 'form', slots }
  if (low === wanted.low) return { type: 'form' }
  const tail = low.length - wanted.stem.length
  const begins = wanted.changes && wanted.stem.length >= shortestStem && low.startsWith(wanted.stem)
  return begins && tail <= longestTail ? { type: 'stem' } : undefined
}

/** The slots that all words that change can be in at once. */
const common = (fits: readonly Fit[]): string[] => {
  const [first, ...rest] = fits.flatMap(({ slots }) => (slots ? [slots] : []))
  return first ? [...first].filter((slot) => rest.every((slots) => slots.has(slot))) : []
}

/** The new term in a slot: its own words that change are put into it. */
const inSlot = (to: string, slot: string, lang: Lang): string[] => {
  const inflection = inflectionOf(lang)
  const words = termWords(to, lang)
  const changing = inflection.changing(words.map(({ text }) => text.toLowerCase()))
  let results = [to]
  // From the last word, so that the places of those before it hold.
  for (const at of [...changing].reverse()) {
    const word = words[at]
    if (!word) continue
    const forms = inflection
      .forms(word.text.toLowerCase())
      .filter((each) => each.slot === slot)
      .map(({ form }) => spelled(form, word.text))
    if (forms.length === 0) continue
    results = results.flatMap((text) =>
      forms.map((form) => text.slice(0, word.start) + form + text.slice(word.end)),
    )
  }
  return results
}

/** Capitals where the text has them and the sought term has not: at the start of a sentence, in a heading in capitals. */
const asFound = (by: string, found: string, from: string): string => {
  if (isUpper(found) && !isUpper(from)) return by.toUpperCase()
  return isCapital(found) && !isCapital(from) ? capital(by) : by
}

export const termMatches = (text: string, { from, to }: Term, lang: Lang): TermMatch[] => {
  const wanted = sought(from, lang)
  if (wanted.length === 0) return []
  const { longestTail } = inflectionOf(lang)
  const words = termWords(text, lang)
  const gaps = wanted.slice(1).map(({ word }, at) => between(from, wanted[at]!.word, word))
  const matches: TermMatch[] = []
  for (let at = 0; at + wanted.length <= words.length; at++) {
    const run = words.slice(at, at + wanted.length)
    const fits: Fit[] = []
    for (const [nth, word] of run.entries()) {
      if (nth > 0 && between(text, run[nth - 1]!, word) !== gaps[nth - 1]) break
      const one = fitOf(wanted[nth]!, word.text, longestTail)
      if (!one) break
      fits.push(one)
    }
    if (fits.length < wanted.length) continue
    matches.push(matchOf(text, run, fits, wanted, { from, to }, lang))
    at += wanted.length - 1
  }
  return matches
}

const matchOf = (
  text: string,
  run: readonly TermWord[],
  fits: readonly Fit[],
  wanted: readonly Sought[],
  { from, to }: Term,
  lang: Lang,
): TermMatch => {
  const [start, end] = [run[0]!.start, run.at(-1)!.end]
  const found = text.slice(start, end)
  const slots = common(fits)
  const whole = !run[0]!.joinedBefore && !run.at(-1)!.joinedAfter
  const known = fits.every(({ type }) => type === 'form') && (slots.length > 0 || fits.every(isFixed))
  const same = run.every((word, at) => word.text === wanted[at]!.word.text)
  const type: MatchType = !whole || !known ? 'stem' : same ? 'exact' : 'form'
  const forms = slots.flatMap((slot) => inSlot(to, slot, lang)).map((by) => asFound(by, found, from))
  const given = asFound(to, found, from)
  const all = [...new Set(same ? [given, ...forms] : [...forms, given])]
  return { type, start, end, found, by: all[0]!, others: all.slice(1) }
}

const isFixed = ({ type, slots }: Fit): boolean => type === 'form' && slots === undefined
