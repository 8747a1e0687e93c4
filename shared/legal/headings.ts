/**
 * Which of the lines that open like headings are headings, by what stands around them.
 *
 * A line's form is not enough: «Статья 5 Конституции гласит» opens like an article, a table of contents repeats every
 * heading, and a repealed article may be named twice.
 */
import { fullText, type HeadingItem, type Item, markerOf } from './classify.ts'
import { contentsByWord, isContentsWord } from './contents.ts'
import { cut, type Doubt, type Note } from './doubts.ts'
import { isEnded } from './joining.ts'
import type { Lexicon } from './lexicon.ts'
import { compareNums, follows, numKey, sameNum } from './numerals.ts'
import { goesInto } from './ranks.ts'

export interface Settled {
  readonly items: readonly Item[]
  readonly notes: readonly Note[]
  readonly doubts: readonly Doubt[]
}

const titleLike = (text: string): boolean =>
  text.length <= 250 && /^["«“(]?[\p{Lu}\d]/u.test(text) && !isEnded(text) && !text.endsWith(',')

const asWording = (item: HeadingItem): Item => {
  const text = fullText(item)
  return markerOf({ ...item.line, text }) ?? { type: 'text', line: item.line, text }
}

const doubtOf = (item: Item, why: Doubt['why']): Doubt => ({
  line: item.line.line,
  what: cut(item.line.text),
  why,
  ...(item.type === 'heading' ? { kind: item.kind, num: item.num } : {}),
})

const withoutPages = (text: string): string => text.replace(/[\s.…]*\d*$/u, '')

/** Leaves out a list of headings that is followed by the same headings with their wording. */
const withoutContents = (items: readonly Item[], lexicon: Lexicon): Settled => {
  const listed = contentsByWord(items, lexicon)
  if (listed) {
    const more = withoutContents(listed.items, lexicon)
    const left = listed.left.map((item) => ({ line: item.line.line, text: fullText(item) }))
    const doubts = [doubtOf(listed.left[0]!, 'contents-left-out'), ...more.doubts]
    return { items: more.items, notes: [...left, ...more.notes], doubts }
  }
  const isWord = (item: Item) => isContentsWord(item, lexicon)
  const notes: Note[] = []
  const rest = items.filter((item) => {
    if (isWord(item)) notes.push({ line: item.line.line, text: item.line.text })
    return !isWord(item)
  })
  const start = rest.findIndex((item) => item.type === 'heading')
  const first = rest[start]
  if (first?.type !== 'heading') return { items: rest, notes, doubts: [] }
  const again = rest.findIndex(
    (item, i) =>
      i > start &&
      item.type === 'heading' &&
      item.kind === first.kind &&
      sameNum(item.num, first.num) &&
      (withoutPages(item.rest) === withoutPages(first.rest) || item.rest === '' || first.rest === ''),
  )
  if (again < 0) return { items: rest, notes, doubts: [] }
  const entries = rest.slice(start, again)
  const headings = entries.filter((item) => item.type === 'heading').length
  const worded = entries.some(
    (item) =>
      item.type === 'marker' ||
      (item.type === 'text' && isEnded(withoutPages(item.text)) && item.text.length > 80),
  )
  if (worded || headings < 3 || entries.length > headings * 2.2) return { items: rest, notes, doubts: [] }
  for (const item of entries) notes.push({ line: item.line.line, text: fullText(item) })
  return {
    items: [...rest.slice(0, start), ...rest.slice(again)],
    notes,
    doubts: [doubtOf(first, 'contents-left-out')],
  }
}

const isPlausible = (item: HeadingItem, lastArticle: string | undefined): boolean => {
  if (item.strong) {
    const spoken = item.kind === 'article' && item.rest !== '' && item.line.level === 0 && !item.line.label
    const key = numKey(item.num)
    return !(
      spoken &&
      lastArticle &&
      key.length > 0 &&
      key[0] !== 1 &&
      compareNums(item.num, lastArticle) < 0
    )
  }
  if (!titleLike(item.rest)) return false
  return item.kind !== 'article' || lastArticle === undefined || follows(lastArticle, item.num)
}

const emphasised = (item: HeadingItem): boolean => item.line.level > 0 || item.line.label !== undefined

/** Where a source marks its articles as headings, a plain line that opens like one is quoted wording. */
const marksArticles = (items: readonly Item[]): boolean => {
  const articles = items.filter(
    (item): item is HeadingItem => item.type === 'heading' && item.kind === 'article',
  )
  return articles.length >= 3 && articles.filter(emphasised).length >= articles.length * 0.8
}

/**
 * Acts of the Commonwealth number their sections without a word, through all parts and chapters. Where no unit is called
 * an article, such a run of numbers is the articles.
 */
const bareArticles = (items: readonly Item[]): { items: readonly Item[]; first?: Item } => {
  const headings = items.filter(
    (item): item is HeadingItem => item.type === 'heading' && item.kind !== 'annex',
  )
  if (headings.length < 2 || headings.some(({ kind }) => kind === 'article')) return { items }
  const above = new Set(headings.filter(({ kind }) => kind !== 'section'))
  if (above.size < 2) return { items }
  let last: string | undefined
  let first: Item | undefined
  let under: Item | undefined
  const holders = new Set<Item>()
  const promoted = items.map((item): Item => {
    if (item.type === 'heading') under = item
    const next =
      item.type === 'marker' &&
      item.style === 'dot' &&
      (last === undefined ||
        follows(last, item.num) ||
        (compareNums(item.num, last) > 0 && titleLike(item.text)))
    if (item.type !== 'marker' || !next || !under) return item
    last = item.num
    first ??= item
    holders.add(under)
    return {
      type: 'heading',
      line: item.line,
      kind: 'article',
      num: item.num,
      rest: item.text,
      strong: true,
      runIn: false,
    }
  })
  return first && holders.size >= 2 ? { items: promoted, first } : { items }
}

/**
 * A law's own number in the book of laws («CHAPTER 1» above its title) is no part of the law: it stands above everything,
 * is the only one of its kind, and holds nothing before a heading of a higher kind.
 */
const withoutOwnNumber = (items: readonly Item[]): { items: readonly Item[]; doubts: readonly Doubt[] } => {
  const headings = items.filter(
    (item): item is HeadingItem => item.type === 'heading' && item.kind !== 'annex',
  )
  const [own] = headings
  const next = headings.find(({ kind }) => kind !== own?.kind)
  const alone = headings.filter(({ kind }) => kind === own?.kind)
  const isOwn =
    own !== undefined &&
    next !== undefined &&
    own.kind !== 'article' &&
    goesInto(own.kind, next.kind) &&
    alone.every(({ num }) => sameNum(num, own.num)) &&
    headings.indexOf(next) === alone.length &&
    !items.slice(0, items.indexOf(next)).some(({ type }) => type === 'marker')
  if (!isOwn) return { items, doubts: [] }
  const changed = new Set<Item>(alone)
  return {
    items: items.map((item) => (changed.has(item) ? asWording(item as HeadingItem) : item)),
    doubts: alone.map((item) => doubtOf(item, 'looks-like-heading')),
  }
}

/** The candidates with every false heading turned back into wording. */
export const settleHeadings = (candidates: readonly Item[], lexicon: Lexicon): Settled => {
  const { items: whole, notes, doubts: found } = withoutContents(candidates, lexicon)
  const { items: listed, doubts: numbered } = withoutOwnNumber(whole)
  const doubts: Doubt[] = [...found, ...numbered]
  const { items, first } = lexicon.bareArticles ? bareArticles(listed) : { items: listed }
  if (first) doubts.push(doubtOf(first, 'numbered-as-articles'))
  const marked = marksArticles(items)
  const settled: Item[] = []
  let article: { num: string; empty: boolean } | undefined
  for (const item of items) {
    if (item.type !== 'heading') {
      if (article && item.type !== 'note') article.empty = false
      settled.push(item)
      continue
    }
    const repeats = item.kind === 'article' && article?.empty && sameNum(article.num, item.num)
    const unmarked = marked && item.kind === 'article' && !emphasised(item)
    if (repeats || unmarked || !isPlausible(item, article?.num)) {
      doubts.push(doubtOf(item, repeats ? 'duplicate-number' : 'looks-like-heading'))
      if (article) article.empty = false
      settled.push(asWording(item))
      continue
    }
    if (item.kind === 'article') article = { num: item.num, empty: item.rest === '' }
    settled.push(item)
  }
  return { items: settled, notes, doubts }
}
