/**
 * What a document says: the units of a wording, read straight from the fragment, without an editor.
 *
 * [DOC-2] Reading is total. Blocks nested by a foreign editor are read in order, text outside of a block is an alinea, and
 * attributes that nobody knows are left alone.
 */
import * as Y from 'yjs'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { type Block, blockFrom, toTree } from './blocks.ts'
import { rootName } from './format.ts'

/** The plain text of a Y.XmlText: its strings without formats and embeds. */
export const plainText = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('')

/** The blocks of a wording's root, in order. */
export const readBlocks = (root: Y.XmlFragment | Y.XmlElement): Block[] => {
  const blocks: Block[] = []
  for (const child of root.toArray()) {
    if (child instanceof Y.XmlText) {
      const text = plainText(child)
      if (text !== '') blocks.push({ kind: 'alinea', num: '', text })
    } else if (child instanceof Y.XmlElement) {
      const parts = child.toArray()
      const text = parts.map((part) => (part instanceof Y.XmlText ? plainText(part) : '')).join('')
      blocks.push(blockFrom(child.getAttributes(), text))
      for (const part of parts) if (part instanceof Y.XmlElement) blocks.push(...nested(part))
    }
  }
  return blocks
}

const nested = (element: Y.XmlElement): Block[] => {
  const text = element.toArray().map((part) => (part instanceof Y.XmlText ? plainText(part) : ''))
  const inner = element.toArray().flatMap((part) => (part instanceof Y.XmlElement ? nested(part) : []))
  return [blockFrom(element.getAttributes(), text.join('')), ...inner]
}

/** The units that a wording's root stands for. */
export const toUnits = (root: Y.XmlFragment): WordingUnit[] => toTree(readBlocks(root))

/** The wording of a suggestion's document in one language. */
export const wordingOf = (doc: Y.Doc, lang: Lang): WordingUnit[] =>
  toUnits(doc.getXmlFragment(rootName('wording', lang)))
