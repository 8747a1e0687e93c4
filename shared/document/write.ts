/**
 * Changing a document by program: the API's wordings and reasons enter it as edits, not as a new document.
 *
 * Blocks and letters that stay the same are left alone, so that carets, authorship and a colleague's concurrent typing
 * survive. Call within one transaction.
 */
import * as Y from 'yjs'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { type Block, blockFrom, blocksOf } from './blocks.ts'
import { blockName, type Field, rootName, wordingAttributes } from './format.ts'
import { type RichBlock, richText } from './richText.ts'
import { wordingElement } from './seed.ts'
import { plainText } from './toUnits.ts'

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00

/** Replaces what differs between two texts; a surrogate pair is never cut (Yjs diverges when one is). */
const rewrite = (text: Y.XmlText, wanted: string): void => {
  const current = plainText(text)
  if (current === wanted) return
  const most = Math.min(current.length, wanted.length)
  let start = 0
  while (start < most && current[start] === wanted[start]) start++
  if (start > 0 && isHighSurrogate(current.charCodeAt(start - 1))) start--
  let end = 0
  while (end < most - start && current.at(-1 - end) === wanted.at(-1 - end)) end++
  if (end > 0 && isHighSurrogate(current.charCodeAt(current.length - end - 1))) end--
  if (current.length - end > start) text.delete(start, current.length - end - start)
  if (wanted.length - end > start) text.insert(start, wanted.slice(start, wanted.length - end))
}

const sameBlock = (a: Block, b: Block): boolean =>
  a.kind === b.kind && a.num === b.num && a.from === b.from && a.in === b.in && a.text === b.text

const elementText = (element: Y.XmlElement): string =>
  element
    .toArray()
    .map((part) => (part instanceof Y.XmlText ? plainText(part) : ''))
    .join('')

const becomes = (element: Y.XmlElement, block: Block): void => {
  for (const name of wordingAttributes) {
    const value = block[name]
    if (value === undefined) element.removeAttribute(name)
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  }
  const only = element.length === 1 ? element.get(0) : undefined
  if (only instanceof Y.XmlText) {
    rewrite(only, block.text)
  } else {
    element.delete(0, element.length)
    element.insert(0, [new Y.XmlText(block.text)])
  }
}

/** Makes a wording's root say these units. */
export const writeWording = (doc: Y.Doc, lang: Lang, units: readonly WordingUnit[]): void => {
  const root = doc.getXmlFragment(rootName('wording', lang))
  const wanted = blocksOf(units)
  const elements = root.toArray()
  const current = elements.map((element) =>
    element instanceof Y.XmlElement ? blockFrom(element.getAttributes(), elementText(element)) : undefined,
  )
  const same = (i: number, j: number): boolean => {
    const block = current[i]
    return block !== undefined && wanted[j] !== undefined && sameBlock(block, wanted[j])
  }
  let start = 0
  while (start < wanted.length && same(start, start)) start++
  let end = 0
  while (
    end < Math.min(wanted.length, current.length) - start &&
    same(current.length - 1 - end, wanted.length - 1 - end)
  )
    end++
  const paired = Math.min(current.length, wanted.length) - end
  for (let i = start; i < paired; i++) {
    const element = elements[i]
    if (element instanceof Y.XmlElement) becomes(element, wanted[i]!)
  }
  if (current.length - end > paired) root.delete(paired, current.length - end - paired)
  if (wanted.length - end > paired)
    root.insert(paired, wanted.slice(paired, wanted.length - end).map(wordingElement))
}

/** The units with the own text of the first replaced: what a plain string for a wording means. */
export const withText = (units: readonly WordingUnit[], text: string): WordingUnit[] =>
  units.map((unit, index) => (index === 0 ? { ...unit, text } : unit))

const richElement = (block: RichBlock): Y.XmlElement => {
  const element = new Y.XmlElement(blockName)
  if (block.list) element.setAttribute('list', block.list)
  const text = new Y.XmlText()
  let at = 0
  for (const run of block.runs) {
    text.insert(at, run.text, {
      ...(run.bold && { bold: {} }),
      ...(run.italic && { italic: {} }),
      ...(run.link !== undefined && { link: { href: run.link } }),
    })
    at += run.text.length
  }
  element.insert(0, [text])
  return element
}

/** Plain words as blocks: one a line. */
export const paragraphsOf = (words: string): RichBlock[] =>
  words.split(/\r?\n/).map((line) => ({ runs: line === '' ? [] : [{ text: line }] }))

/** Makes a reason's or note's root say this: a string is one block a line. */
export const writeRichText = (
  doc: Y.Doc,
  field: Exclude<Field, 'wording'>,
  lang: Lang,
  content: string | readonly RichBlock[],
): void => {
  const root = doc.getXmlFragment(rootName(field, lang))
  const blocks: readonly RichBlock[] = typeof content === 'string' ? paragraphsOf(content) : content
  if (JSON.stringify(richText(root)) === JSON.stringify(blocks)) return
  const first = root.length === 1 ? root.get(0) : undefined
  const onlyText = first instanceof Y.XmlElement && first.length === 1 ? first.get(0) : undefined
  if (typeof content === 'string' && blocks.length === 1 && onlyText instanceof Y.XmlText) {
    rewrite(onlyText, content)
  } else {
    root.delete(0, root.length)
    root.insert(0, blocks.map(richElement))
  }
}
