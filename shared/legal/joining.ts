/**
 * Lines into candidates that hold a whole paragraph each.
 *
 * A source breaks sentences over lines: always in Markdown, by width in old text files, by accident elsewhere. A line
 * that merely happens to begin with «23.» or "Article 5" in the middle of a sentence is no unit.
 */
import { classify, type Item, isNoteLabel, opensNote } from './classify.ts'
import { cut, type Doubt } from './doubts.ts'
import type { Lexicon } from './lexicon.ts'
import type { Format, SourceLine } from './lines.ts'

const ended = /[.;:!?…]["'»”“)\]]*$/u
const paused = /[.,;:!?…—–)\]»”"]$|\s-$/u
/** List items that end in a conjunction: «…; и», "…, and". */
const conjunction = /[;,]\s(?:и|или|and|or|және|немесе|und|oder|y|o|et|ou)$/iu
const bullet = /^[-–—•*]\s/u

/** Whether a sentence or a list item ends here. */
export const isEnded = (text: string): boolean => ended.test(text)

const wordsOf = (item: Item): string => (item.type === 'heading' ? item.rest : item.text)

const glued = (words: string, more: string): string =>
  /\p{L}-$/u.test(words) && /^\p{Ll}/u.test(more) ? words + more : `${words} ${more}`.trim()

const extended = (item: Item, more: string): Item =>
  item.type === 'heading'
    ? { ...item, rest: glued(item.rest, more), joined: glued(item.joined ?? '', more) }
    : { ...item, text: glued(item.text, more) }

/** Text files that break lines by width: most lines of a block go on in the next. */
const isWrapped = (lines: readonly SourceLine[]): boolean => {
  let inside = 0
  let broken = 0
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1]
    if (!previous || line.apart) continue
    inside++
    if (!paused.test(previous.text) && /^[\p{Ll}\d]/u.test(line.text)) broken++
  }
  return broken >= 8 && broken > inside * 0.3
}

const goesOn = (previous: Item, item: Item, wrapped: boolean): boolean => {
  if (item.line.level > 0 || previous.line.level > 0 || item.line.apart || !wrapped) return false
  if (bullet.test(item.line.text) || item.line.quoted !== previous.line.quoted) return false
  if (previous.type === 'heading' && !previous.runIn) return previous.rest !== '' && item.type === 'text'
  if (item.type === 'text') return true
  return !ended.test(wordsOf(previous)) && !/,$/.test(wordsOf(previous)) && wordsOf(previous) !== ''
}

const isBrokenSentence = (previous: Item, item: Item, lexicon: Lexicon): boolean =>
  item.type === 'text' &&
  !lexicon.dateline.test(item.text) &&
  item.line.level === 0 &&
  (previous.type === 'text' || previous.type === 'marker') &&
  previous.line.level === 0 &&
  /^\p{Ll}/u.test(item.text) &&
  previous.text !== '' &&
  !paused.test(previous.text) &&
  !conjunction.test(previous.text) &&
  // Words that a blank line parts are one sentence only if the line was broken by its width.
  (!item.line.apart || previous.line.text.length <= 120) &&
  !/^\p{Lu}[^\p{Ll}]+$/u.test(previous.text)

/** The candidates of a source, each with all its words; sentences joined on suspicion are doubted. */
export const joinLines = (
  lines: readonly SourceLine[],
  lexicon: Lexicon,
  format: Format,
): { items: Item[]; doubts: Doubt[] } => {
  const wrapped = format === 'markdown' || isWrapped(lines)
  const items: Item[] = []
  const doubts: Doubt[] = []
  let openNote = 0
  /** A line ended with a colon, and no sentence has ended since: what follows may be a list without punctuation. */
  let announced = false
  for (const line of lines) {
    const item = classify(line, lexicon)
    const previous = items.at(-1)
    if (previous && openNote > 0 && item.type !== 'heading') {
      items[items.length - 1] = extended(previous, line.text)
      openNote = line.text.includes(')') || isNoteLabel(previous.line, lexicon) ? 0 : openNote - 1
      continue
    }
    openNote = 0
    if (opensNote(line, lexicon)) {
      items.push({ type: 'note', line, text: line.text })
      openNote = 6
    } else if (previous && item.type !== 'note' && goesOn(previous, item, wrapped)) {
      items[items.length - 1] = extended(previous, line.text)
    } else if (previous && !announced && isBrokenSentence(previous, item, lexicon)) {
      items[items.length - 1] = extended(previous, line.text)
      doubts.push({ line: line.line, what: cut(line.text), why: 'lines-joined' })
    } else {
      items.push(item)
      if (item.type === 'note' && isNoteLabel(line, lexicon)) openNote = 1
    }
    const words = wordsOf(items.at(-1)!)
    announced = /:$/.test(words) || (announced && !/[.!?]$/.test(words))
  }
  return { items, doubts }
}
