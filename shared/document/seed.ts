/**
 * The first state of a document, made alike by whoever opens it first.
 *
 * [DOC-1] A seed is a deterministic update under a clientID reserved for its language, byte for byte the same in the
 * browser and on the server, so that a click opens an editor at once and nobody ever initialises a document twice. Empty
 * blocks get an empty text too: two people who type into one at the same time then share it.
 */

import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'
import type { Operation, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Kind, Lang } from '#shared/legal/unit.ts'
import { type Block, blocksOf } from './blocks.ts'
import { blockName, type Field, firstFreeClientId, rootName } from './format.ts'

const letters = 26
const firstThreeLetterId = 1 + letters * letters

/** The clientID that a language's seeds are written under: 1–676 for two-letter codes, 677–1023 shared by the rest. */
export const seedClientId = (lang: Lang): number => {
  const value = [...lang].reduce((sum, letter) => sum * letters + (letter.charCodeAt(0) - 97), 0)
  return lang.length === 2
    ? 1 + value
    : firstThreeLetterId + (value % (firstFreeClientId - firstThreeLetterId))
}

/** A new element for one wording block. */
export const wordingElement = (block: Block): Y.XmlElement => {
  const element = new Y.XmlElement(blockName)
  element.setAttribute('kind', block.kind)
  element.setAttribute('num', block.num)
  if (block.from !== undefined) element.setAttribute('from', block.from)
  if (block.in !== undefined) element.setAttribute('in', block.in)
  element.insert(0, [new Y.XmlText(block.text)])
  return element
}

const emptyRichBlock = (): Y.XmlElement => {
  const element = new Y.XmlElement(blockName)
  element.insert(0, [new Y.XmlText()])
  return element
}

const written = (lang: Lang, write: (root: (field: Field) => Y.XmlFragment) => void): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = seedClientId(lang)
  doc.transact(() => write((field) => doc.getXmlFragment(rootName(field, lang))))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** The seed of a suggestion in one language: its wording's blocks and one empty block for the reason. */
export const seed = (units: readonly WordingUnit[], lang: Lang): Uint8Array =>
  written(lang, (root) => {
    root('wording').insert(0, blocksOf(units).map(wordingElement))
    root('reason').insert(0, [emptyRichBlock()])
  })

/** The seed of a proposal's explanatory note in one language: one empty block. */
export const seedNote = (lang: Lang): Uint8Array =>
  written(lang, (root) => root('note').insert(0, [emptyRichBlock()]))

/** SHA-256 of a seed in hex: browser and server compare it before a document is made. */
export const seedHash = (seedUpdate: Uint8Array): string => toHexString(digest(seedUpdate))

/** A base unit in one language, as a wording starts from it. */
export interface SeedUnit {
  readonly eId: string
  readonly kind: Kind
  readonly num: string
  readonly heading?: string
  readonly text?: string
  readonly children: readonly SeedUnit[]
}

const containers: readonly Kind[] = ['part', 'title', 'section', 'chapter']

const wordingFrom = (unit: SeedUnit): WordingUnit => ({
  kind: unit.kind,
  num: unit.num,
  ...(unit.heading !== undefined && unit.heading !== '' && { heading: unit.heading }),
  ...(unit.text !== undefined && unit.text !== '' && { text: unit.text }),
  from: unit.eId,
  children: containers.includes(unit.kind) ? [] : unit.children.map(wordingFrom),
})

/**
 * What a suggestion's wording starts from. Replacing holds the units' subtrees at article level and below, and only number
 * and heading above; an insertion is one empty block of the kind beside it; deletes and moves have no wording.
 * `units` are the range amended (for an insertion, the unit that it stands by).
 */
export const seedUnits = (op: Operation, units: readonly SeedUnit[]): WordingUnit[] => {
  switch (op) {
    case 'replace':
      return units.map(wordingFrom)
    case 'insertBefore':
    case 'insertAfter':
      return [{ kind: units[0]?.kind ?? 'article', num: '', children: [] }]
    case 'delete':
    case 'move':
      return []
  }
}
