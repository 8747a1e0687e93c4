/**
 * How one text lays out its headings, decided over the whole text and not line by line.
 *
 * Are the words behind «Статья 1.» its title or its first sentence? Do sections hold articles or articles sections?
 * One line cannot tell; a hundred of them can.
 */
import type { HeadingItem, Item, TextItem } from './classify.ts'
import { isEnded } from './joining.ts'
import type { HeadingKind } from './lexicon.ts'
import { numKey } from './numerals.ts'

export interface Outline {
  /** The kinds from the uppermost to the lowest. */
  readonly order: readonly HeadingKind[]
  /** What stands behind an article's number on its line. */
  readonly sameLine: 'heading' | 'text'
  /** Enough articles have words behind their number for that to be more than a guess. */
  readonly sure: boolean
  /** What the first unnumbered line under an article's bare number is. */
  readonly nextLine: 'heading' | 'text'
}

const firstOf = (headings: readonly HeadingItem[], kind: HeadingKind): number => {
  const at = headings.findIndex((heading) => heading.kind === kind)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

/** Sections lie below articles where most sections numbered 1 come right behind an article's heading (USA). */
const sectionsInArticles = (items: readonly Item[]): boolean => {
  let inside = 0
  let all = 0
  let previous: Item | undefined
  for (const item of items) {
    if (item.type === 'note') continue
    if (item.type === 'heading' && item.kind === 'section' && numKey(item.num)[0] === 1) {
      all++
      if (previous?.type === 'heading' && previous.kind === 'article' && previous.rest === '') inside++
    }
    previous = item
  }
  return inside > 0 && inside * 2 > all
}

const orderOf = (items: readonly Item[], headings: readonly HeadingItem[]): readonly HeadingKind[] => {
  const chaptersFirst = firstOf(headings, 'chapter') < firstOf(headings, 'section')
  const middle: HeadingKind[] = chaptersFirst ? ['chapter', 'section'] : ['section', 'chapter']
  const upper: HeadingKind[] =
    firstOf(headings, 'title') < firstOf(headings, 'part') ? ['title', 'part'] : ['part', 'title']
  return sectionsInArticles(items)
    ? ['annex', ...upper, 'chapter', 'article', 'section']
    : ['annex', ...upper, ...middle, 'article']
}

/** Whether words may be a title: they do not end like a sentence and are no list item. */
export const mayBeTitle = (text: string): boolean =>
  text.length <= 250 && /^["«“(]?[\p{Lu}\d]/u.test(text) && !isEnded(text) && !/[,—–-]$/.test(text)

/** Words that are more than a title with a full stop behind it. */
const isSentence = (text: string): boolean =>
  text.length > 200 || /[:;]$/.test(text) || /[.!?]\s+\p{Lu}/u.test(text)

/** Reads the layout off a text's items. */
export const outlineOf = (items: readonly Item[]): Outline => {
  const headings = items.filter((item): item is HeadingItem => item.type === 'heading')
  const worded = items.flatMap((item, i) =>
    item.type === 'heading' && item.kind === 'article' && item.rest !== '' ? [{ item, i }] : [],
  )
  const spoken = worded.filter(({ item }) => item.runIn || isEnded(item.rest) || item.rest.length > 300)
  const sentences = spoken.filter(
    ({ item, i }) => item.runIn || isSentence(item.rest) || bodyAfter(items, i).length === 0,
  )
  let bare = 0
  let titled = 0
  for (const [i, item] of items.entries()) {
    if (item.type !== 'heading' || item.kind !== 'article' || item.rest !== '') continue
    const body = bodyAfter(items, i)
    if (body.length === 0) continue
    bare++
    const first = body[0]!
    if (first.type === 'text' && body.length > 1 && mayBeTitle((first as TextItem).text)) titled++
  }
  return {
    order: orderOf(items, headings),
    sameLine:
      spoken.length * 2 > worded.length && sentences.length * 10 >= spoken.length ? 'text' : 'heading',
    sure: worded.length >= 3,
    nextLine: titled * 2 > bare ? 'heading' : 'text',
  }
}

/** The items under the heading at `i`, notes left aside. */
export const bodyAfter = (items: readonly Item[], i: number): Item[] => {
  let end = i + 1
  while (end < items.length && items[end]!.type !== 'heading') end++
  return items.slice(i + 1, end).filter((item) => item.type !== 'note')
}
