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
import type { LegalSuggestion, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { rangeOf, type VersionIndex } from '#shared/legal/version-index.ts'
import { wordingOf } from '#shared/legal/wording.ts'
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

/** Which units a suggestion amends, or stands beside. */
export type SeedPlace = Pick<LegalSuggestion, 'op' | 'unit' | 'unitEnd'>

/**
 * What a suggestion's wording starts from in one language: for a replacement the base wording, as `wordingOf` tells it; for
 * an insertion one empty block of the kind that it stands beside; deletes and moves have no wording.
 */
export const seedUnits = (index: VersionIndex, place: SeedPlace, lang: Lang): WordingUnit[] => {
  switch (place.op) {
    case 'replace':
      return wordingOf(index, place, lang)
    case 'insertBefore':
    case 'insertAfter':
      return [
        { kind: rangeOf(index, place.unit, place.unitEnd)[0]?.kind ?? 'article', num: '', children: [] },
      ]
    case 'delete':
    case 'move':
      return []
  }
}
