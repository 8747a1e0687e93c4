/**
 * One's own words that went because a colleague deleted or joined the block around them without having seen them.
 *
 * [DOC-6] Yjs deletes what lies in a deleted block, also letters that its deleter never had. A delete set names what its
 * author had seen; what goes with the block and is not named was unseen, and belongs to its author still.
 * Ask in the document's `afterTransaction` event: afterwards the text is gone from memory.
 */
import * as Y from 'yjs'

/** Deleted ranges by clientID, as `Y.decodeUpdate(update).ds` has them. */
export interface NamedDeletes {
  readonly clients: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>
}

export interface LostWords {
  /** Root of the document that they were typed into: `wording:kk`. */
  readonly root: string
  /** Attributes of the block that went. */
  readonly attributes: Readonly<Record<string, unknown>>
  /** The lost words. */
  readonly text: string
  /** The whole of the block's text as its author last saw it. */
  readonly block: string
}

export interface LostWordsQuestion {
  readonly transaction: Y.Transaction
  /** ClientIDs of the page's own document. */
  readonly mine: ReadonlySet<number>
  /**
   * What the received update names as deleted. Leave it out for a sync step 2: a state's delete set names what went with a
   * block as well, so that unseen words cannot be told from seen ones, and all are reported.
   */
  readonly named?: NamedDeletes
  /** Own words older than this clock are not reported. */
  readonly freshFrom?: number
}

const names = (named: NamedDeletes | undefined, client: number, clock: number): boolean =>
  named?.clients.get(client)?.some((range) => range.clock <= clock && clock < range.clock + range.len) ??
  false

const wentNow = (transaction: Y.Transaction, item: Y.Item): boolean =>
  transaction.deleteSet.clients
    .get(item.id.client)
    ?.some((range) => range.clock <= item.id.clock && item.id.clock < range.clock + range.len) ?? false

const rootNameOf = (doc: Y.Doc, text: Y.XmlText): string | undefined => {
  let top: unknown = text
  while (top instanceof Y.AbstractType && top._item) top = top._item.parent
  for (const [name, root] of doc.share) if (root === top) return name
  return undefined
}

/** Deleted texts whose block went too: only there can unseen words be. */
const deletedTexts = ({ transaction, mine }: LostWordsQuestion): Set<Y.XmlText> => {
  const texts = new Set<Y.XmlText>()
  for (const client of mine) {
    for (const { clock, len } of transaction.deleteSet.clients.get(client) ?? []) {
      for (const struct of transaction.doc.store.clients.get(client) ?? []) {
        if (!(struct instanceof Y.Item) || struct.id.clock + struct.length <= clock) continue
        if (struct.id.clock >= clock + len) break
        const parent = struct.parent
        if (parent instanceof Y.XmlText && parent._item?.deleted) texts.add(parent)
      }
    }
  }
  return texts
}

const attributesOf = (transaction: Y.Transaction, text: Y.XmlText): Record<string, unknown> => {
  const element = text.parent
  if (!(element instanceof Y.XmlElement)) return {}
  const attributes: Record<string, unknown> = {}
  for (const [name, item] of element._map) {
    if (item.deleted && !wentNow(transaction, item)) continue
    const value = item.content.getContent().at(-1)
    if (value !== undefined) attributes[name] = value
  }
  return attributes
}

/** What a transaction by somebody else took from this page's author; empty when nothing did. */
export const lostWords = (question: LostWordsQuestion): LostWords[] => {
  const { transaction, mine, named, freshFrom = 0 } = question
  if (transaction.local) return []
  const lost: LostWords[] = []
  for (const text of deletedTexts(question)) {
    let words = ''
    let block = ''
    for (let item = text._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentString) || (item.deleted && !wentNow(transaction, item)))
        continue
      block += item.content.str
      for (let i = 0; i < item.length; i++) {
        const clock = item.id.clock + i
        const fresh = mine.has(item.id.client) && clock >= freshFrom
        if (fresh && !names(named, item.id.client, clock)) words += item.content.str[i]
      }
    }
    const root = rootNameOf(transaction.doc, text)
    if (words !== '' && root)
      lost.push({ root, attributes: attributesOf(transaction, text), text: words, block })
  }
  return lost
}
