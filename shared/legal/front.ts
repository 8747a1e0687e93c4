/**
 * What stands above the first heading: the title, when and where the text was adopted, the preamble.
 *
 * A title is words without a full stop; the preamble begins at its own heading or at the first line that speaks.
 */
import type { Item, TextItem } from './classify.ts'
import { cut, type Doubt, type Note } from './doubts.ts'
import { isEnded } from './joining.ts'
import { isDateline, type Lexicon } from './lexicon.ts'

export interface Preamble {
  /** The heading that the source gives it, where it is more than the word itself. */
  readonly heading?: string
  readonly line: number
  readonly items: readonly Item[]
}

export interface Front {
  readonly title?: string
  readonly preambles: readonly Preamble[]
  readonly notes: readonly Note[]
  readonly doubts: readonly Doubt[]
}

const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()

const isTitle = (item: TextItem): boolean =>
  item.line.level > 0 ||
  (item.text.length <= 200 && !isEnded(item.text.replace(/\s(?:г|ж)\.$/u, '')) && !item.text.endsWith(',')) ||
  (item.text.length <= 200 && item.text === item.text.toUpperCase() && !item.text.endsWith(','))

/** Splits the lines above the first heading. `named` is the title that the source names elsewhere. */
export const readFront = (items: readonly Item[], lexicon: Lexicon, named: string | undefined): Front => {
  const titles: string[] = []
  const notes: Note[] = []
  const doubts: Doubt[] = []
  const preambles: { heading?: string; line: number; items: Item[] }[] = []
  const marked = items.some((item) => item.line.level === 1)
  const leaveOut = (item: Item, words: string) => notes.push({ line: item.line.line, text: words })
  for (const item of items) {
    const words = item.type === 'text' || item.type === 'note' ? item.text : item.line.text
    if (item.type === 'note') leaveOut(item, words)
    else if (item.type === 'text' && lexicon.preamble.includes(normal(words)))
      preambles.push({ line: item.line.line, items: [], ...(preambles.length > 0 ? { heading: words } : {}) })
    else if (item.type === 'text' && (item.line.level > 0 || preambles.length === 0) && isTitle(item)) {
      if (isDateline(words, lexicon)) leaveOut(item, words)
      else if (titles.some((title) => normal(title).includes(normal(words)))) leaveOut(item, words)
      else if (marked ? item.line.level === 1 && titles.length === 0 : item.line.level === 0)
        titles.push(words)
      else if (item.line.level > 0) {
        doubts.push({ line: item.line.line, what: cut(words), why: 'unknown-heading' })
        preambles.push({ heading: words, line: item.line.line, items: [] })
      } else if (titles.length > 0 && preambles.length === 0) leaveOut(item, words)
      else titles.push(words)
    } else if (preambles.length === 0 && isDateline(words, lexicon)) leaveOut(item, words)
    else {
      if (preambles.length === 0) preambles.push({ line: item.line.line, items: [] })
      preambles.at(-1)!.items.push(item)
    }
  }
  for (const { heading, line, items: wording } of preambles)
    if (heading !== undefined && wording.length === 0) notes.push({ line, text: heading })
  const title = titles.length > 0 ? titles.join(' ') : named
  return {
    preambles: preambles.filter((preamble) => preamble.items.length > 0),
    notes,
    doubts,
    ...(title ? { title } : {}),
  }
}
