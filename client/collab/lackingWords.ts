/**
 * Own words that were on disk when their document was set aside, and that its successor turns out to lack: somebody's
 * deletion, which nobody on this page had seen, took them meanwhile.
 *
 * [DOC-8] Letters are followed by their ids. A letter that the new document has never heard of (a version was restored, or
 * it never arrived) is none of these; words that stand there as a copy, after somebody's split or join, are not lost.
 */
import * as Y from 'yjs'
import { parseRootName } from '#shared/document/format.ts'
import type { LostWords } from '#shared/document/lostWords.ts'
import type { Durable } from './ownWords.ts'
import { plain } from './ownWords.ts'

interface Run {
  readonly client: number
  readonly clock: number
  readonly text: string
}

/** A block with own words in it, as its author last saw it. */
export interface Remembered extends Omit<LostWords, 'text'> {
  readonly runs: readonly Run[]
}

const textsIn = (doc: Y.Doc, root: string): { block: Y.XmlElement; text: Y.XmlText }[] =>
  doc
    .getXmlFragment(root)
    .toArray()
    .flatMap((block) =>
      block instanceof Y.XmlElement
        ? block.toArray().flatMap((text) => (text instanceof Y.XmlText ? [{ block, text }] : []))
        : [],
    )

const shownItems = (text: Y.XmlText): { id: Y.ID; str: string }[] => {
  const items = []
  for (let item = text._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString)
      items.push({ id: item.id, str: item.content.str })
  return items
}

/** The words of a document that are one's own and on disk: `acknowledged` says up to which clock of which clientID. */
export const rememberOwn = (doc: Y.Doc, acknowledged: Durable): Remembered[] =>
  [...doc.share.keys()]
    .filter((name) => parseRootName(name) !== undefined)
    .flatMap((root) =>
      textsIn(doc, root).flatMap(({ block, text }) => {
        const items = shownItems(text)
        const runs = items.flatMap(({ id, str }): Run[] => {
          const known = str.slice(0, Math.max(0, (acknowledged.get(id.client) ?? 0) - id.clock))
          return known === '' ? [] : [{ client: id.client, clock: id.clock, text: known }]
        })
        if (runs.length === 0) return []
        return [
          { root, attributes: block.getAttributes(), block: items.map(({ str }) => str).join(''), runs },
        ]
      }),
    )

const isGone = (doc: Y.Doc, client: number, clock: number): boolean =>
  clock < Y.getState(doc.store, client) && Y.getItem(doc.store, Y.createID(client, clock)).deleted

/** Passages of a block that are gone; letters that stood together make one. */
const gonePassages = (doc: Y.Doc, runs: readonly Run[]): string[] => {
  const passages: string[] = []
  let open = false
  for (const { client, clock, text } of runs)
    for (const [i, letter] of text.split('').entries()) {
      const gone = isGone(doc, client, clock + i)
      if (gone && open) passages[passages.length - 1] += letter
      else if (gone) passages.push(letter)
      open = gone
    }
  return passages
}

/** What a document lacks of remembered words. Ask when it holds what the room holds. */
export const lackingIn = (doc: Y.Doc, remembered: readonly Remembered[]): LostWords[] =>
  remembered.flatMap(({ runs, ...block }) => {
    const now = textsIn(doc, block.root).map(({ text }) => plain(text))
    const lacking = gonePassages(doc, runs).filter(
      (passage) => passage.trim() !== '' && !now.some((text) => text.includes(passage)),
    )
    return lacking.length === 0 ? [] : [{ ...block, text: lacking.join(' … ') }]
  })
