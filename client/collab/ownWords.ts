/**
 * The words that only this browser has, read from a document in a form that a person can read, copy and propose anew.
 */
import * as Y from 'yjs'
import { parseRootName } from '#shared/document/format.ts'
import type { Lang } from '#shared/legal/unit.ts'

/** ClientID → clock up to which the server has everything; clients that are not named hold nothing of ours. */
export type Durable = ReadonlyMap<number, number>

export interface KeptBlock {
  readonly kind: string
  readonly num: string
  readonly from?: string
  readonly list?: string
  readonly text: string
}

/** One root's words: `own` holds the passages that never reached the disk, in document order. */
export interface KeptRoot {
  readonly field: 'wording' | 'reason' | 'note'
  readonly lang: Lang
  readonly own: readonly string[]
  readonly blocks: readonly KeptBlock[]
}

const textsOf = (block: Y.XmlElement): Y.XmlText[] =>
  block.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText)

/** A text's plain characters, formats left out. */
export const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('')

/** Passages of one text that lie beyond the durable clocks; neighbouring items make one passage. */
const passages = (text: Y.XmlText, durable: Durable): string[] => {
  const found: string[] = []
  let open = false
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const known = durable.get(item.id.client)
    const skip = known === undefined ? item.length : Math.max(0, known - item.id.clock)
    const fresh = item.content.str.slice(skip)
    if (fresh && open && skip === 0) found[found.length - 1] += fresh
    else if (fresh) found.push(fresh)
    open = fresh.length > 0
  }
  return found
}

const attribute = (block: Y.XmlElement, name: string): string | undefined => {
  const value: unknown = block.getAttribute(name)
  return typeof value === 'string' && value ? value : undefined
}

const keptBlock = (block: Y.XmlElement): KeptBlock => ({
  kind: attribute(block, 'kind') ?? 'alinea',
  num: attribute(block, 'num') ?? '',
  from: attribute(block, 'from'),
  list: attribute(block, 'list'),
  text: textsOf(block).map(plain).join(''),
})

/** Every root of a document that has words, with those of ours that never reached the disk. */
export const keptRoots = (doc: Y.Doc, durable: Durable): KeptRoot[] =>
  [...doc.share.keys()].flatMap((name) => {
    const root = parseRootName(name)
    if (!root) return []
    const blocks = doc
      .getXmlFragment(name)
      .toArray()
      .filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)
    const own = blocks.flatMap((block) => textsOf(block).flatMap((text) => passages(text, durable)))
    return [{ ...root, own, blocks: blocks.map(keptBlock) }]
  })
