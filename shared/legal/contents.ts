/**
 * A table of contents that says so («ARRANGEMENT OF SECTIONS»): a list of headings and numbers that all come again below, with
 * their wording. It is left out from its own word to the last line that comes again.
 */
import { fullText, type Item } from './classify.ts'
import type { Lexicon } from './lexicon.ts'

export interface WithoutContents {
  readonly items: readonly Item[]
  readonly left: readonly Item[]
}

export const isContentsWord = (item: Item, lexicon: Lexicon): boolean =>
  item.type === 'text' && lexicon.contents.includes(item.text.toLowerCase().replace(/[.:]$/, ''))

/** What an entry of a list and the place that it names have in common. */
const keyOf = (item: Item): string | undefined => {
  if (item.type === 'heading') return `${item.kind} ${item.num}`
  return item.type === 'marker' && item.style === 'dot' ? `# ${item.num}` : undefined
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Alike from their beginning: contents shorten titles, and a heading's words may stand on the next line. */
const alike = (a: Item, b: Item): boolean => {
  const [short, long] = [letters(fullText(a)), letters(fullText(b))].sort((x, y) => x.length - y.length)
  return long!.startsWith(short!.slice(0, 24))
}

const fewest = 4
const mostly = 0.75

/** Nothing where no word opens a list, or too little of it comes again. */
export const contentsByWord = (items: readonly Item[], lexicon: Lexicon): WithoutContents | undefined => {
  const word = items.findIndex((item) => isContentsWord(item, lexicon))
  if (word < 0) return undefined
  const first = items.findIndex((item, i) => i > word && keyOf(item) !== undefined)
  if (first < 0) return undefined
  const again = items.findIndex((item, i) => i > first && keyOf(item) === keyOf(items[first]!))
  if (again < 0) return undefined
  const below = Map.groupBy(items.slice(again), keyOf)
  const comesAgain = (item: Item) => below.get(keyOf(item))?.some((other) => alike(item, other)) ?? false
  const listed = items.slice(first, again)
  const entries = listed.filter((item) => keyOf(item) !== undefined)
  const matched = entries.filter(comesAgain)
  if (matched.length < fewest || matched.length < entries.length * mostly) return undefined
  const end = first + listed.indexOf(matched.at(-1)!) + 1
  return { items: [...items.slice(0, word), ...items.slice(end)], left: items.slice(word, end) }
}
