/** The words of a paragraph: runs with what tracked changes leave of them, raised digits, and marks of notes taken out. */
import type { Losses } from '../losses.ts'
import { lowered, raised } from '../raised.ts'
import { child, elements, isOn, settingOf, within, type XmlElement } from '../xml.ts'
import { type Style, type Styles, shiftOf } from './styles.ts'
import type { Tally } from './tally.ts'

export type Piece =
  | { readonly type: 'words'; readonly text: string; readonly bold: boolean }
  | { readonly type: 'break' }
  | { readonly type: 'note'; readonly of: 'footnotes' | 'endnotes'; readonly id: string }
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

const runPieces = (run: XmlElement, paragraph: Style, reading: Reading): Piece[] => {
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
  })
  const inRun = (element: XmlElement): Piece[] => {
    switch (element.name) {
      case 't':
      case 'delText':
        return [words(element.children.filter((each) => typeof each === 'string').join(''))]
      case 'tab':
      case 'ptab':
        return [words(' ')]
      case 'br':
        return /^(?:page|column)$/.test(element.attributes.type ?? '') ? [] : [{ type: 'break' }]
      case 'cr':
        return [{ type: 'break' }]
      case 'noBreakHyphen':
        return [words('-')]
      case 'sym':
        reading.losses.add('symbols')
        return []
      case 'footnoteReference':
        return [{ type: 'note', of: 'footnotes', id: element.attributes.id ?? '' }]
      case 'endnoteReference':
        return [{ type: 'note', of: 'endnotes', id: element.attributes.id ?? '' }]
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
export const piecesOf = (parent: XmlElement, paragraph: Style, reading: Reading): Piece[] =>
  elements(parent).flatMap((element): Piece[] => {
    if (element.name === 'r') return runPieces(element, paragraph, reading)
    if (reading.tally.isGone(element.name)) return []
    if (transparent.has(element.name)) return piecesOf(element, paragraph, reading)
    if (element.name === 'AlternateContent') {
      const chosen = child(element, 'Choice') ?? child(element, 'Fallback')
      return chosen ? piecesOf(chosen, paragraph, reading) : []
    }
    if (element.name !== 'oMath' && element.name !== 'oMathPara') return []
    reading.losses.add('formulas')
    return [{ type: 'words', text: wordsIn(element), bold: false }]
  })
