/**
 * Lines into candidates that hold a whole paragraph each.
 *
 * A source breaks sentences over lines: always in Markdown, by width in old text files, by accident elsewhere. A line
 * that merely happens to begin with «23.» or "Article 5" in the middle of a sentence is no unit.
 */
import { classify, type Item, isNoteLabel, opensNote } from './classify.ts'
import { cut, type Doubt } from './doubts.ts'
import { isDateline, type Lexicon } from './lexicon.ts'
import type { Format, SourceLine } from './lines.ts'

const ended = /[.;:!?…]["'»”“)\]]*$/u
const paused = /[.,;:!?…—–)\]»”"]$|\s-$/u
/** List items that end in a conjunction: «…; и», "…, and". */
const conjunction = /[;,]\s(?:и|или|and|or|және|немесе|und|oder|y|o|et|ou)$/iu
const bullet = /^[-–—•*]\s/u

/** Whether a sentence or a list item ends here. */
export const isEnded = (text: string): boolean => ended.test(text)

const wordsOf = (item: Item): string => (item.type === 'heading' ? item.rest : item.text)

/** A candidate and the words of further lines that belong to it. */
interface Growing {
  readonly item: Item
  readonly more: string[]
}

/** The words of the last line so far: where the next line would be joined. */
const tailOf = ({ item, more }: Growing): string => more.at(-1) ?? wordsOf(item)

const glue = (parts: readonly string[]): string =>
  parts
    .map((part, i) =>
      i === 0 || (/\p{L}-$/u.test(parts[i - 1]!) && /^\p{Ll}/u.test(part)) ? part : ` ${part}`,
    )
    .join('')
    .trim()

const grown = ({ item, more }: Growing): Item => {
  if (more.length === 0) return item
  return item.type === 'heading'
    ? { ...item, rest: glue([item.rest, ...more]), joined: glue(more) }
    : { ...item, text: glue([item.text, ...more]) }
}

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

const goesOn = (previous: Growing, item: Item, wrapped: boolean): boolean => {
  const { line } = previous.item
  const tail = tailOf(previous)
  if (item.line.level > 0 || line.level > 0 || item.line.apart || !wrapped) return false
  if (bullet.test(item.line.text) || item.line.quoted !== line.quoted) return false
  if (previous.item.type === 'heading' && !previous.item.runIn) return tail !== '' && item.type === 'text'
  return item.type === 'text' || (!ended.test(tail) && !tail.endsWith(',') && tail !== '')
}

const isBrokenSentence = (previous: Growing, item: Item, lexicon: Lexicon): boolean => {
  const tail = tailOf(previous)
  return (
    item.type === 'text' &&
    item.line.level === 0 &&
    previous.item.line.level === 0 &&
    (previous.item.type === 'text' || previous.item.type === 'marker') &&
    /^\p{Ll}/u.test(item.text) &&
    !isDateline(item.text, lexicon) &&
    tail !== '' &&
    !paused.test(tail) &&
    !conjunction.test(tail) &&
    // Words that a blank line parts are one sentence only if the line was broken by its width.
    (!item.line.apart || tail.length <= 120) &&
    !/^\p{Lu}[^\p{Ll}]+$/u.test(tail)
  )
}

/** The candidates of a source, each with all its words; sentences joined on suspicion are doubted. */
export const joinLines = (
  lines: readonly SourceLine[],
  lexicon: Lexicon,
  format: Format,
): { items: Item[]; doubts: Doubt[] } => {
  const wrapped = format === 'markdown' || isWrapped(lines)
  const items: Growing[] = []
  const doubts: Doubt[] = []
  let openNote = 0
  /** A line ended with a colon, and no sentence has ended since: what follows may be a list without punctuation. */
  let announced = false
  for (const line of lines) {
    const item = classify(line, lexicon)
    const previous = items.at(-1)
    if (previous && openNote > 0 && item.type !== 'heading') {
      previous.more.push(line.text)
      openNote = line.text.includes(')') || isNoteLabel(previous.item.line, lexicon) ? 0 : openNote - 1
      continue
    }
    openNote = 0
    if (opensNote(line, lexicon)) {
      items.push({ item: { type: 'note', line, text: line.text }, more: [] })
      openNote = 6
    } else if (previous && item.type !== 'note' && goesOn(previous, item, wrapped)) {
      previous.more.push(line.text)
    } else if (previous && !announced && isBrokenSentence(previous, item, lexicon)) {
      previous.more.push(line.text)
      doubts.push({ line: line.line, what: cut(line.text), why: 'lines-joined' })
    } else {
      items.push({ item, more: [] })
      if (item.type === 'note' && isNoteLabel(line, lexicon)) openNote = 1
    }
    const tail = tailOf(items.at(-1)!)
    announced = tail.endsWith(':') || (announced && !/[.!?]$/.test(tail))
  }
  return { items: items.map(grown), doubts }
}
