/**
 * Akoma Ntoso's hierarchical elements as kinds of units.
 *
 * Where a text has articles, sections hold them; where it has none, as in the acts of the Commonwealth and of the United
 * States, the section is what others call an article, and what is below it moves along.
 */
import { normaliseNum } from '#shared/legal/numerals.ts'
import { type Kind, kinds } from '#shared/legal/unit.ts'
import type { XmlElement } from '../xml.ts'

export type Manner = 'articles' | 'sections'

const above: Readonly<Record<string, Kind>> = {
  book: 'part',
  tome: 'part',
  part: 'part',
  title: 'title',
  subtitle: 'title',
  chapter: 'chapter',
  subpart: 'chapter',
  subchapter: 'section',
  division: 'section',
  subdivision: 'section',
  article: 'article',
  rule: 'article',
  proviso: 'alinea',
  alinea: 'alinea',
  indent: 'subpoint',
}

const below: Readonly<Record<Manner, Readonly<Record<string, Kind>>>> = {
  articles: {
    section: 'section',
    subsection: 'section',
    subrule: 'paragraph',
    paragraph: 'paragraph',
    clause: 'paragraph',
    subparagraph: 'point',
    subclause: 'point',
    point: 'point',
  },
  sections: {
    section: 'article',
    subsection: 'paragraph',
    subrule: 'paragraph',
    clause: 'paragraph',
    paragraph: 'point',
    subclause: 'point',
    point: 'point',
    subparagraph: 'subpoint',
  },
}

/** Elements whose own name is no kind: what they become is told as a loss. */
const renamed = new Set([
  'book',
  'tome',
  'subtitle',
  'subpart',
  'subchapter',
  'division',
  'subdivision',
  'proviso',
])

export const isRenamed = ({ name }: XmlElement): boolean => renamed.has(name)

/** The kind that an element is a unit of; `undefined` for one that is none. */
export const kindOf = ({ name, attributes }: XmlElement, manner: Manner): Kind | undefined => {
  if (name === 'hcontainer') return kinds.find((kind) => kind === attributes.name) ?? 'chapter'
  return above[name] ?? below[manner][name]
}

const order: readonly Kind[] = ['article', 'paragraph', 'point', 'subpoint']

/** The kind of a list's item below a unit of `kind`. */
export const itemKind = (kind: Kind): Kind => {
  const at = order.indexOf(kind)
  return at <= 0 ? 'point' : (order[at + 1] ?? 'subpoint')
}

const digits = /\d+(?:[-‐‑–.]\d+)*[⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:[A-Za-z](?!\p{L}))?/u

/** The number in what a `num` shows: `Art. 1.` → 1, `(a)` → a, `PART IV` → IV, `61-1-бап` → 61-1. */
export const numberIn = (shown: string): string => {
  const number = digits.exec(shown)?.[0]
  if (number !== undefined) return normaliseNum(number)
  const words = shown.match(/[\p{L}\d]+/gu) ?? []
  return words.length === 0 ? '' : normaliseNum(words.at(-1)!)
}
