/**
 * Typing without a document: updates written byte by byte in Yjs' format 1, each a few characters after the last, as
 * somebody who goes on typing in one place makes them.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { blockName, rootName } from '#shared/document/format.ts'
import { markerLength, markerOf } from './markers.ts'

export const root = rootName('wording', 'ru')

interface Id {
  readonly client: number
  readonly clock: number
}

/** A place between two characters of a document. */
export interface Anchor {
  readonly left: Id
  readonly right: Id
}

const stringContent = 4
const hasOrigin = 0x80
const hasRightOrigin = 0x40

const writeId = (encoder: encoding.Encoder, { client, clock }: Id): void => {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** An insertion of `words` between two characters. */
const insertion = (own: Id, left: Id, right: Id, words: string): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, 1)
  writeId(encoder, own)
  encoding.writeUint8(encoder, stringContent | hasOrigin | hasRightOrigin)
  writeId(encoder, left)
  writeId(encoder, right)
  encoding.writeVarString(encoder, words)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** Somebody typing at one place under one clientID. */
export class Typist {
  readonly client: number
  readonly #right: Id
  #left: Id
  #clock = 0

  constructor(client: number, { left, right }: Anchor) {
    this.client = client
    this.#left = left
    this.#right = right
  }

  /** The update that writes marker `id`. */
  next(id: number): Uint8Array {
    const own = { client: this.client, clock: this.#clock }
    const update = insertion(own, this.#left, this.#right, markerOf(id))
    this.#clock += markerLength
    this.#left = { client: this.client, clock: this.#clock - 1 }
    return update
  }
}

const sentence =
  'Everyone has the right to take part in the affairs of the state, in person and through others. '

/** Some words of a length, without the sign that markers begin with. */
export const words = (length: number): string =>
  sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length)

/** A document of so many paragraphs, as the update that makes it. */
export const plainDocument = (paragraphs: number, charactersEach: number, client: number): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = client
  const blocks = Array.from({ length: paragraphs }, (_, index) => {
    const block = new Y.XmlElement(blockName)
    block.setAttribute('kind', 'paragraph')
    block.setAttribute('num', String(index + 1))
    block.insert(0, [new Y.XmlText(words(charactersEach))])
    return block
  })
  doc.getXmlFragment(root).insert(0, blocks)
  return Y.encodeStateAsUpdate(doc)
}

/** One place to type in each paragraph of a document given as an update. */
export const anchorsOf = (state: Uint8Array): Anchor[] => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
    .getXmlFragment(root)
    .toArray()
    .flatMap((block) => {
      const item = block instanceof Y.XmlElement ? (block.get(0) as Y.XmlText | undefined)?._start : null
      if (!item || item.length < 2) return []
      const { client, clock } = item.id
      const middle = clock + (item.length >> 1)
      return [{ left: { client, clock: middle - 1 }, right: { client, clock: middle } }]
    })
}
