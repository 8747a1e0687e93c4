/**
 * What somebody searches for, and how well a text answers it.
 *
 * Words are found by their beginnings, and long ones without their last letters too, for Kazakh and Russian change the ends:
 * «конституции» finds «Конституция», «тармағы» finds «тармағында». How well depends on the text alone and on nothing else that is
 * kept, so that an order tells nobody of what they may not see.
 */
import { searchable, type Word, wordsOf } from './words.ts'

export interface Wanted {
  readonly word: string
  /** What a word of a text must begin with. */
  readonly beginning: string
}

export interface Query {
  readonly words: readonly Wanted[]
}

/** Where a text answers, in UTF-16 units. */
export interface Mark {
  readonly start: number
  readonly end: number
}

const mostWords = 10

/** Seven letters and more lose two, five and six lose one; numbers and short words stay whole. */
const beginningOf = (word: string): string => {
  if (/\p{N}/u.test(word)) return word
  const { length } = word
  return length >= 7 ? word.slice(0, -2) : length >= 5 ? word.slice(0, -1) : word
}

export const queryOf = (typed: string): Query => {
  const words = [...new Set(wordsOf(searchable(typed)).map(({ word }) => word))].slice(0, mostWords)
  return { words: words.map((word) => ({ word, beginning: beginningOf(word) })) }
}

const answers = ({ word }: Word, wanted: Wanted): boolean => word.startsWith(wanted.beginning)

/** The words of a text that answer a query. */
export const marksIn = (text: string, { words }: Query): Mark[] =>
  wordsOf(text)
    .filter((word) => words.some((wanted) => answers(word, wanted)))
    .map(({ start, end }) => ({ start, end }))

const best = (found: readonly Word[], wanted: Wanted): number => {
  let most = 0
  for (const word of found) {
    if (!answers(word, wanted)) continue
    const worth = word.word === wanted.word ? 3 : word.word.startsWith(wanted.word) ? 2 : 1
    if (worth > most) most = worth
    if (most === 3) break
  }
  return most
}

/** How many of the query's words follow each other in the text as they do in the query, at most. */
const longestRun = (found: readonly Word[], words: readonly Wanted[]): number => {
  let most = 0
  for (let start = 0; start < found.length; start++) {
    let run = 0
    while (run < words.length && start + run < found.length && answers(found[start + run]!, words[run]!))
      run += 1
    if (run > most) most = run
  }
  return most
}

/**
 * How well a text answers: 0 where a word is missing; else more for whole words, for words side by side, and a little for a
 * short text.
 */
export const scoreOf = (text: string, { words }: Query): number => {
  const found = wordsOf(text)
  let sum = 0
  for (const wanted of words) {
    const worth = best(found, wanted)
    if (worth === 0) return 0
    sum += worth
  }
  const side = words.length > 1 ? (2 * longestRun(found, words)) / words.length : 0
  return sum / words.length + side + 1 / (1 + found.length / 20)
}

/** A stretch of a text around where it answers best, and the marks within it. */
export interface Snippet {
  readonly text: string
  readonly marks: readonly Mark[]
}

const widest = 240

const startOfWord = (text: string, at: number): number => {
  if (at <= 0) return 0
  const space = text.indexOf(' ', at)
  return space < 0 || space - at > 30 ? at : space + 1
}

/** The window that holds the most marks, cut at words; line breaks are spaces in it. */
export const snippetOf = (text: string, query: Query): Snippet => {
  const line = text.replace(/\s/gu, ' ')
  const marks = marksIn(line, query)
  if (line.length <= widest) return { text: line, marks }
  let first = 0
  let most = 0
  for (let at = 0; at < marks.length; at++) {
    const within = marks.filter(
      ({ start, end }) => start >= marks[at]!.start && end <= marks[at]!.start + widest - 60,
    )
    if (within.length > most) {
      most = within.length
      first = marks[at]!.start
    }
  }
  const from = startOfWord(line, Math.min(first - 40, line.length - widest))
  const cut = line.lastIndexOf(' ', from + widest)
  const to = from + widest >= line.length ? line.length : cut > first ? cut : from + widest
  const before = from > 0 ? '… ' : ''
  const shift = before.length - from
  return {
    text: before + line.slice(from, to) + (to < line.length ? ' …' : ''),
    marks: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  }
}
