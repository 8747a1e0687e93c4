/**
 * Reasons and notes: flat blocks of text with bold, italic and links.
 *
 * [DOC-4] A link leads to http, https or mailto, or it is plain text: whatever was put into a document, nothing else
 * reaches a page or an export.
 */
import * as Y from 'yjs'
import type { Lang } from '#shared/legal/unit.ts'
import { type Field, rootName } from './format.ts'

/** A stretch of text with one set of formats. */
export interface RichRun {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly link?: string
}

export interface RichBlock {
  readonly list?: 'bullet' | 'number'
  readonly runs: readonly RichRun[]
}

const schemes = ['http:', 'https:', 'mailto:']

/** Whether a link may be written into a document at all; admission refuses others. */
export const isAllowedLink = (href: string): boolean => {
  if (href.length > 2000 || !/^(https?:\/\/|mailto:)/i.test(href)) return false
  try {
    return schemes.includes(new URL(href).protocol)
  } catch {
    return false
  }
}

const hrefOf = (mark: unknown): string | undefined => {
  const href = typeof mark === 'object' && mark !== null ? (mark as { href?: unknown }).href : mark
  return typeof href === 'string' && isAllowedLink(href) ? href : undefined
}

const runsOf = (text: Y.XmlText): RichRun[] =>
  text.toDelta().flatMap((part: { insert: unknown; attributes?: Record<string, unknown> }) => {
    if (typeof part.insert !== 'string' || part.insert === '') return []
    const link = hrefOf(part.attributes?.link)
    return {
      text: part.insert,
      ...(part.attributes?.bold ? { bold: true as const } : {}),
      ...(part.attributes?.italic ? { italic: true as const } : {}),
      ...(link !== undefined && { link }),
    }
  })

const blocksIn = (node: Y.XmlFragment | Y.XmlElement): RichBlock[] =>
  node.toArray().flatMap((child): RichBlock[] => {
    if (child instanceof Y.XmlText) return [{ runs: runsOf(child) }]
    if (!(child instanceof Y.XmlElement)) return []
    const list = child.getAttribute('list')
    const runs = child.toArray().flatMap((part) => (part instanceof Y.XmlText ? runsOf(part) : []))
    const nested = child.toArray().flatMap((part) => (part instanceof Y.XmlElement ? blocksIn(part) : []))
    return [{ ...((list === 'bullet' || list === 'number') && { list }), runs }, ...nested]
  })

/** The blocks of a reason's or note's root; a document with no letter in it is empty. */
export const richText = (root: Y.XmlFragment): RichBlock[] => {
  const blocks = blocksIn(root)
  return blocks.some((block) => block.runs.length > 0) ? blocks : []
}

/** The reason or note of a document in one language. */
export const richTextOf = (doc: Y.Doc, field: Exclude<Field, 'wording'>, lang: Lang): RichBlock[] =>
  richText(doc.getXmlFragment(rootName(field, lang)))

/** The words alone, a line for each block. */
export const plainRichText = (blocks: readonly RichBlock[]): string =>
  blocks.map((block) => block.runs.map((run) => run.text).join('')).join('\n')
