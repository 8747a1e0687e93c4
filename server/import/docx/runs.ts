/**
 * The words of a paragraph: runs with what tracked changes leave of them, raised digits, and marks of notes taken out.
 * Where changes are followed rather than resolved, words say whose they are and where bookmarks and comments begin and end.
 */
import type { Losses } from '../losses.ts'
import { lowered, raised } from '../raised.ts'
import { child, elements, isOn, settingOf, within, type XmlElement } from '../xml.ts'
import { type Style, type Styles, shiftOf } from './styles.ts'
import type { Tally } from './tally.ts'

/** One tracked change as Word states it; `moved` where it is one half of a move. */
export interface WordChange {
  readonly author: string
  /** As in the file, ISO 8601; empty where it names none. */
  readonly date: string
  readonly moved: boolean
}

/** What tracked changes say of some words: somebody put them in, somebody took them out, or one and then the other. */
export interface Marks {
  readonly inserted?: WordChange
  readonly deleted?: WordChange
}

export type Piece =
  | { readonly type: 'words'; readonly text: string; readonly bold: boolean; readonly marks?: Marks }
  | { readonly type: 'break'; readonly marks?: Marks }
  /** A bookmark or a comment begins or ends here; only where changes are followed. */
  | {
      readonly type: 'point'
      readonly of: 'bookmark' | 'comment'
      readonly end: 'start' | 'end'
      readonly id: string
      readonly name: string
    }
  | {
      readonly type: 'note'
      readonly of: 'footnotes' | 'endnotes'
      readonly id: string
      readonly marks?: Marks
    }
  /** Paragraphs of a text box that hangs on this one. */
  | { readonly type: 'box'; readonly content: XmlElement }

export interface Reading {
  readonly styles: Styles
  readonly tally: Tally
  readonly losses: Losses
}

const transparent = new Set(
  'hyperlink smartTag sdt sdtContent customXml fldSimple ins del moveFrom moveTo dir bdo ruby rubyBase Choice'.split(
    ' ',
  ),
)
const changing: Readonly<Record<string, keyof Marks>> = {
  ins: 'inserted',
  moveTo: 'inserted',
  del: 'deleted',
  moveFrom: 'deleted',
}
const points = /^(bookmark|comment)(?:Range)?(Start|End)$/
const pictures = new Set(['drawing', 'pict', 'object'])

const wordsIn = (element: XmlElement): string =>
  element.children
    .map((each) => (typeof each === 'string' ? (element.name === 't' ? each : '') : wordsIn(each)))
    .join('')

const pictured = (element: XmlElement, { losses }: Reading): Piece[] => {
  const content = within(element, 'txbxContent')
  losses.add(content ? 'text-boxes' : 'images')
  return content ? [{ type: 'box', content }] : []
}

/** The marks of words inside an element that tracks a change. */
export const marked = (marks: Marks | undefined, { name, attributes }: XmlElement): Marks | undefined => {
  const way = changing[name]
  if (!way) return marks
  const { author = '', date = '' } = attributes
  return { ...marks, [way]: { author: author.trim(), date, moved: name.startsWith('move') } }
}

/** Where a bookmark or a comment begins or ends. */
export const pointOf = ({ name, attributes }: XmlElement): Extract<Piece, { type: 'point' }> | undefined => {
  const [, of, end] = points.exec(name) ?? []
  if (!of) return undefined
  return {
    type: 'point',
    of: of as 'bookmark' | 'comment',
    end: end === 'Start' ? 'start' : 'end',
    id: attributes.id ?? '',
    name: attributes.name ?? '',
  }
}

const runPieces = (run: XmlElement, paragraph: Style, reading: Reading, marks?: Marks): Piece[] => {
  const rPr = child(run, 'rPr')
  const style = settingOf(rPr, 'rStyle')
  const named = style === undefined ? undefined : reading.styles.of(style)
  if (isOn(rPr, 'vanish')) {
    reading.losses.add('hidden-text')
    return []
  }
  if (isOn(rPr, 'strike') || isOn(rPr, 'dstrike')) reading.losses.add('struck-through')
  const bold = isOn(rPr, 'b') ?? ((named?.bold ?? false) || paragraph.bold)
  const shift = shiftOf(rPr) ?? named?.shift ?? paragraph.shift
  const words = (text: string): Piece => ({
    type: 'words',
    text: shift === 'raised' ? raised(text) : shift === 'lowered' ? lowered(text) : text,
    bold,
    ...(marks && { marks }),
  })
  const note = (of: 'footnotes' | 'endnotes', { attributes }: XmlElement): Piece => ({
    type: 'note',
    of,
    id: attributes.id ?? '',
    ...(marks && { marks }),
  })
  const lineBreak: Piece = { type: 'break', ...(marks && { marks }) }
  const inRun = (element: XmlElement): Piece[] => {
    switch (element.name) {
      case 't':
      case 'delText':
        return [words(element.children.filter((each) => typeof each === 'string').join(''))]
      case 'tab':
      case 'ptab':
        return [words(' ')]
      case 'br':
        return /^(?:page|column)$/.test(element.attributes.type ?? '') ? [] : [lineBreak]
      case 'cr':
        return [lineBreak]
      case 'noBreakHyphen':
        return [words('-')]
      case 'sym':
        reading.losses.add('symbols')
        return []
      case 'footnoteReference':
        return [note('footnotes', element)]
      case 'endnoteReference':
        return [note('endnotes', element)]
      case 'AlternateContent': {
        const chosen = child(element, 'Choice') ?? child(element, 'Fallback')
        return chosen ? elements(chosen).flatMap(inRun) : []
      }
      default:
        return pictures.has(element.name) ? pictured(element, reading) : []
    }
  }
  return elements(run).flatMap(inRun)
}

/** What a paragraph's element holds, in order. */
export const piecesOf = (parent: XmlElement, paragraph: Style, reading: Reading, marks?: Marks): Piece[] =>
  elements(parent).flatMap((element): Piece[] => {
    const { name } = element
    const follows = reading.tally.mode === 'follow'
    if (name === 'r') return runPieces(element, paragraph, reading, marks)
    if (reading.tally.isGone(name)) return []
    if (transparent.has(name))
      return piecesOf(element, paragraph, reading, follows ? marked(marks, element) : undefined)
    if (follows && points.test(name)) return [pointOf(element)!]
    if (name === 'AlternateContent') {
      const chosen = child(element, 'Choice') ?? child(element, 'Fallback')
      return chosen ? piecesOf(chosen, paragraph, reading, marks) : []
    }
    if (name !== 'oMath' && name !== 'oMathPara') return []
    reading.losses.add('formulas')
    return [{ type: 'words', text: wordsIn(element), bold: false, ...(marks && { marks }) }]
  })
