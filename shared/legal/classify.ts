/**
 * What a line may be: a heading, a numbered unit, an editorial note, or wording.
 *
 * Only the line itself is looked at here. Whether a candidate holds is decided by its neighbours (`layout.ts`).
 */
import type { HeadingKind, Lexicon } from './lexicon.ts'
import type { SourceLine } from './lines.ts'
import { latinRoman, normaliseNum } from './numerals.ts'
import { ordinalWords } from './ordinals.ts'

/** How a marker is written: `1.` `1)` `а)` `(1)` `(a)` `1.ª` `1°`. */
export type MarkerStyle = 'dot' | 'bracket' | 'letter' | 'round' | 'roundLetter' | 'ordinal' | 'degree'

export interface HeadingItem {
  readonly type: 'heading'
  readonly line: SourceLine
  readonly kind: HeadingKind
  readonly num: string
  /** The words behind the number, empty where it stands alone. */
  readonly rest: string
  /** Words of further lines that were joined to `rest`. */
  readonly joined?: string
  /** The line says by its form that it is a heading: alone, a dot behind the number, emphasis. */
  readonly strong: boolean
  /** Only the label was emphasised: the rest is the unit's wording. */
  readonly runIn: boolean
}

export interface MarkerItem {
  readonly type: 'marker'
  readonly line: SourceLine
  readonly style: MarkerStyle
  readonly num: string
  readonly text: string
}

export interface TextItem {
  readonly type: 'text'
  readonly line: SourceLine
  readonly text: string
}

export interface NoteItem {
  readonly type: 'note'
  readonly line: SourceLine
  readonly text: string
}

/** All words of a candidate's lines. */
export const fullText = (item: Item): string => {
  switch (item.type) {
    case 'heading':
      return `${item.line.text} ${item.joined ?? ''}`.trim()
    case 'marker':
      return item.line.text.endsWith(item.text) ? item.line.text : `${item.num} ${item.text}`
    default:
      return item.text
  }
}

export type Item = HeadingItem | MarkerItem | TextItem | NoteItem

const digits = String.raw`\d{1,4}(?:[-‐‑–.]\d{1,3})*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\s?[a-z](?=[.:)]?(?:\s|$))|[A-Z](?=[.:)]?(?:\s|$)))?`
const roman = String.raw`[IVXLCDMІХСМ]+(?:[-‐‑–]\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]+|\s?[a-z](?=[.:]?(?:\s|$)))?`
const cased = (word: string): string[] => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()]
const ordinal = ordinalWords.flatMap((word) => cased(word)).join('|')
const number = `(?:${digits}|${roman}|${ordinal})`

interface Patterns {
  readonly headings: readonly {
    readonly pattern: RegExp
    readonly kindOf: ReadonlyMap<string, HeadingKind>
  }[]
}

const compiled = new Map<Lexicon, Patterns>()

const quoted = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const capital = (word: string): string[] => (/^\p{L}/u.test(word) ? cased(word).slice(1) : [word])

const patternsOf = (lexicon: Lexicon): Patterns => {
  const known = compiled.get(lexicon)
  if (known) return known
  const kindsOf = (words: Lexicon['before']) => new Map(words.map(([kind, word]) => [word, kind]))
  const headings: Patterns['headings'][number][] = []
  if (lexicon.before.length > 0) {
    const words = lexicon.before
      .flatMap(([, word]) => capital(word))
      .map(quoted)
      .join('|')
    headings.push({
      pattern: new RegExp(
        `^(?<word>${words})\\.?(?:\\s+|(?<=[.§]))(?:№\\s*)?(?<num>${number})(?![\\p{L}\\d])(?<tail>.*)$`,
        'u',
      ),
      kindOf: kindsOf(lexicon.before),
    })
  }
  if (lexicon.after.length > 0) {
    const words = lexicon.after
      .flatMap(([, word]) => cased(word))
      .map(quoted)
      .join('|')
    headings.push({
      pattern: new RegExp(
        `^(?<num>${number})\\.?\\s?[-‐‑–]?\\s?(?<word>${words})(?![\\p{L}\\d])(?<tail>.*)$`,
        'u',
      ),
      kindOf: kindsOf(lexicon.after),
    })
  }
  const patterns = { headings }
  compiled.set(lexicon, patterns)
  return patterns
}

const trimmedNum = (num: string): string => (latinRoman(num) ?? normaliseNum(num)).trim()

/** The heading that a line opens with, if it opens like one. */
export const headingOf = (line: SourceLine, lexicon: Lexicon): HeadingItem | undefined => {
  const isLabel = line.label !== undefined && line.text.startsWith(line.label)
  const whole = isLabel && line.label === line.text
  const named = lexicon.named?.exec(line.text)
  if (named)
    return {
      type: 'heading',
      line,
      kind: 'article',
      num: named[0],
      rest: afterNum(line.text.slice(named[0].length)),
      strong: true,
      runIn: false,
    }
  const annex = annexOf(line, lexicon)
  if (annex) return annex
  const bare = lexicon.unnumbered?.exec(line.text)
  if (bare) {
    const kind = lexicon.before.find(([, word]) => word === bare[1]!.toLowerCase())?.[0] ?? 'title'
    return {
      type: 'heading',
      line,
      kind,
      num: bare[2]!,
      rest: afterNum(line.text.slice(bare[0].length)),
      strong: true,
      runIn: false,
    }
  }
  // A heading may carry a placeholder in brackets before its word («### (XXXX) Art 74a»).
  const text = line.level > 0 ? line.text.replace(/^\([^()\s]{1,8}\)\s+/, '') : line.text
  for (const { pattern, kindOf } of patternsOf(lexicon).headings) {
    const groups = pattern.exec(text)?.groups
    if (!groups) continue
    const { word, num, tail } = groups as { word: string; num: string; tail: string }
    const rest = afterNum(tail)
    const strong = line.level > 0 || whole || isLabel || rest === '' || /^\s*[.:ª]/.test(tail)
    return {
      type: 'heading',
      line,
      kind: kindOf.get(word.toLowerCase())!,
      num: trimmedNum(num),
      rest,
      strong,
      runIn: isLabel && !whole && line.level === 0,
    }
  }
  return line.level > 0 ? romanHeading(line) : undefined
}

/** An annex may have a name or nothing where others have a number. */
const annexOf = (line: SourceLine, lexicon: Lexicon): HeadingItem | undefined => {
  const [first = '', ...more] = line.text.split(' ')
  const word = first.replace(/[.:]$/, '').toLowerCase()
  const isAnnex = [...lexicon.before, ...lexicon.after].some(
    ([kind, name]) => kind === 'annex' && name === word,
  )
  if (!isAnnex || /^[№N]?\s*\d|^\p{Ll}/u.test(more.join(' '))) return undefined
  if (!/^\p{Lu}/u.test(first) || (more.length > 0 && (line.level === 0 || romanOrWord(more[0]!))))
    return undefined
  const num = more.length === 1 && more[0]!.length <= 4 ? more[0]! : ''
  const rest = num === '' ? more.join(' ') : ''
  return { type: 'heading', line, kind: 'annex', num, rest, strong: true, runIn: false }
}

const romanOrWord = (word: string): boolean => latinRoman(word.replace(/[.:]$/, '')) !== undefined

const afterNum = (tail: string): string => tail.replace(/^[\s.:)ªº]*(?:[-–—]\s+)?/u, '').trim()

/** A Markdown heading that is numbered in Roman without a word («## I. - Die Grundrechte») is a section. */
const romanHeading = (line: SourceLine): HeadingItem | undefined => {
  const match = new RegExp(`^(${roman})\\s*[.:–—-]\\s*(.*)$`, 'u').exec(line.text)
  if (!match || latinRoman(match[1]!.replace(/[^\p{Lu}].*$/u, '')) === undefined) return undefined
  return {
    type: 'heading',
    line,
    kind: 'section',
    num: trimmedNum(match[1]!),
    rest: afterNum(match[2]!),
    strong: true,
    runIn: false,
  }
}

const raised = '[⁰¹²³⁴⁵⁶⁷⁸⁹]+'
const markers: readonly (readonly [MarkerStyle, RegExp])[] = [
  ['ordinal', /^(\d{1,3})\.\s?[ªº]\s*(.*)$/u],
  ['degree', /^(\d{1,3})°\s*(.*)$/u],
  ['round', new RegExp(`^\\((\\d{1,3}(?:[-‐‑–]\\d{1,2}|${raised}|[A-Za-z])?)\\)\\s*(.*)$`, 'u')],
  ['roundLetter', /^\((\p{Ll}{1,2}|[ivx]{1,5})\)\s+(.*)$/u],
  [
    'dot',
    new RegExp(`^(\\d{1,3}(?:[-‐‑–.]\\d{1,2})*(?:${raised}|[A-Za-z])?)\\s?\\.(?![\\d.])\\s*(.*)$`, 'u'),
  ],
  ['bracket', new RegExp(`^(\\d{1,3}(?:[-‐‑–.]\\d{1,2})*(?:${raised}|[A-Za-z])?)\\s?\\)\\s*(.*)$`, 'u')],
  ['letter', new RegExp(`^(\\p{Ll}(?:[-‐‑–]?\\d{1,2}|${raised})?)\\s?\\)\\s*(.*)$`, 'u')],
]

/** The numbered unit that a line opens, if it opens one. */
export const markerOf = (line: SourceLine): MarkerItem | undefined => {
  for (const [style, pattern] of markers) {
    const match = pattern.exec(line.text)
    if (match) return { type: 'marker', line, style, num: normaliseNum(match[1]!), text: match[2]! }
  }
  return undefined
}

/** The number in a marker's text where a second marker follows the first on its line («1. 1° …»). */
export const nestedMarker = (text: string, line: SourceLine): MarkerItem | undefined => {
  const inner = markerOf({ ...line, text })
  return inner && inner.text !== '' && /^(?:1|a|а|i)$/u.test(inner.num) && inner.style !== 'dot'
    ? inner
    : undefined
}

/** Whether the line is an editorial note, whatever unit it stands in. */
export const isNote = (line: SourceLine, lexicon: Lexicon): boolean =>
  lexicon.note.test(line.text) ||
  /^\[\^[^\]]+\]:/.test(line.text) ||
  (/^[([].*[)\]][.;]?$/su.test(line.text) &&
    lexicon.bracketed.test(line.text) &&
    !/^\([\p{Ll}\d]{1,4}\)/u.test(line.text))

/** A note in brackets that goes on over the next lines. */
export const opensNote = (line: SourceLine, lexicon: Lexicon): boolean =>
  /^\((?![\p{Ll}\d]{1,4}\))/u.test(line.text) && !line.text.includes(')') && lexicon.bracketed.test(line.text)

/** A note's label alone («Примечание РЦПИ!», «См.:»): the next line is the note. */
export const isNoteLabel = (line: SourceLine, lexicon: Lexicon): boolean =>
  lexicon.note.test(line.text) && /^[\s.:!]*$/.test(line.text.replace(lexicon.note, ''))

/** A line as the candidate that its own form suggests. */
export const classify = (line: SourceLine, lexicon: Lexicon): Item => {
  if (line.level === 0 && isNote(line, lexicon)) return { type: 'note', line, text: line.text }
  return headingOf(line, lexicon) ?? markerOf(line) ?? { type: 'text', line, text: line.text }
}
