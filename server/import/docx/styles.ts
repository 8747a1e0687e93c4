/** Styles, as far as they say what a paragraph is: its heading level, its numbering, whether its words are bold or raised. */
import { child, childrenOf, isOn, readXml, settingOf, type XmlElement } from '../xml.ts'

export interface Style {
  readonly name: string
  /** 1–6, 0 for body text. */
  readonly level: number
  readonly bold: boolean
  readonly shift?: 'raised' | 'lowered'
  readonly numId?: string
  readonly ilvl?: number
  readonly isContents: boolean
}

export interface Styles {
  of(id: string | undefined): Style
}

const none: Style = { name: '', level: 0, bold: false, isContents: false }

/** 1–6 for an outline level of Word, which counts from 0; 9 is body text. */
export const levelOf = (outline: string | undefined): number | undefined => {
  if (outline === undefined) return undefined
  const level = Number(outline)
  return Number.isInteger(level) && level >= 0 && level < 9 ? Math.min(6, level + 1) : 0
}

export const shiftOf = (rPr: XmlElement | undefined): 'raised' | 'lowered' | undefined => {
  const value = settingOf(rPr, 'vertAlign')
  return value === 'superscript' ? 'raised' : value === 'subscript' ? 'lowered' : undefined
}

const named = (name: string): number | undefined => {
  if (name === 'title') return 1
  const level = /^heading (\d)$/.exec(name)?.[1]
  return level ? Math.min(6, Number(level)) : undefined
}

export const stylesOf = (xml: string | undefined): Styles => {
  const raw = new Map<string, XmlElement>()
  let usual: string | undefined
  if (xml !== undefined)
    for (const style of childrenOf(readXml(xml), 'style')) {
      const { styleId = '', type, default: isUsual } = style.attributes
      if (!raw.has(styleId)) raw.set(styleId, style)
      if (type === 'paragraph' && /^(?:1|true|on)$/.test(isUsual ?? '')) usual ??= styleId
    }
  const known = new Map<string, Style>()
  const resolve = (id: string, below: number): Style => {
    const found = known.get(id)
    if (found) return found
    const style = raw.get(id)
    if (!style || below > 20) return none
    const base = settingOf(style, 'basedOn')
    const from = base === undefined || base === id ? none : resolve(base, below + 1)
    const pPr = child(style, 'pPr')
    const rPr = child(style, 'rPr')
    const numPr = child(pPr, 'numPr')
    const name = (settingOf(style, 'name') ?? '').toLowerCase()
    const numId = settingOf(numPr, 'numId') ?? from.numId
    const ilvl = settingOf(numPr, 'ilvl')
    const shift = shiftOf(rPr) ?? from.shift
    const made: Style = {
      name,
      level: named(name) ?? levelOf(settingOf(pPr, 'outlineLvl')) ?? from.level,
      bold: isOn(rPr, 'b') ?? from.bold,
      ...(shift && { shift }),
      ...(numId !== undefined && { numId }),
      ...((ilvl ?? from.ilvl) !== undefined && { ilvl: ilvl === undefined ? from.ilvl! : Number(ilvl) }),
      isContents: /^(?:toc|contents) \d$/.test(name) || from.isContents,
    }
    known.set(id, made)
    return made
  }
  return {
    of: (id) => (id === undefined ? (usual === undefined ? none : resolve(usual, 0)) : resolve(id, 0)),
  }
}
