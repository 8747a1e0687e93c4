/**
 * An editing history of the shape that Yjs servers are usually measured with: 182,315 characters typed and 77,463 deleted,
 * one by one, in bursts at places that a seeded generator chooses. Generated, not recorded.
 */
import * as Y from 'yjs'
import { blockName } from '#shared/document/format.ts'
import { randomFrom } from '#tests/support/random.ts'
import { markerOf } from './markers.ts'
import { root, words } from './typing.ts'

export interface Trace {
  /** One update an edit, in order. */
  readonly updates: readonly Uint8Array[]
  /** The document that they make. */
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
  /** Its last edit; who has received this has it all. */
  readonly end: Buffer
  readonly seed: number
}

const inserted = 182_315
const deleted = 77_463

/** A history scaled down by a factor of at most 1. */
export const makeTrace = (scale: number, seed = 1): Trace => {
  const random = randomFrom(seed)
  const doc = new Y.Doc()
  doc.clientID = 5000
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const block = new Y.XmlElement(blockName)
  const text = new Y.XmlText()
  doc.transact(() => {
    block.setAttribute('kind', 'paragraph')
    block.insert(0, [text])
    doc.getXmlFragment(root).insert(0, [block])
  })
  const letters = words(997)
  let inserts = Math.round(inserted * scale)
  let deletes = Math.round(deleted * scale)
  let at = 0
  while (inserts + deletes > 0) {
    if (random.next() < 0.03) at = random.below(text.length + 1)
    const burst = random.below(30) + 1
    const erases = deletes > 0 && at > burst && random.next() < deletes / (inserts + deletes)
    for (let i = 0; i < burst && (erases ? deletes : inserts) > 0; i++) {
      if (erases) {
        at -= 1
        deletes -= 1
        text.delete(at, 1)
      } else {
        text.insert(at, letters[inserts % letters.length]!)
        at += 1
        inserts -= 1
      }
    }
    if (inserts === 0 && !erases && deletes > 0) at = text.length
  }
  const last = markerOf(0)
  text.insert(text.length, last)
  return {
    updates,
    state: Y.encodeStateAsUpdate(doc),
    stateVector: Y.encodeStateVector(doc),
    end: Buffer.from(last),
    seed,
  }
}
