/** What TipTap and a user make of a document, in all its parts, for runs that try many. */
import * as Y from 'yjs'
import { seed } from '#shared/document/seed.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Random } from './random.ts'

const unit = (num: string, text: string): WordingUnit => ({
  kind: 'paragraph',
  num,
  text,
  from: `art_9__para_${num}`,
  children: [],
})

/** A document of two paragraphs to begin with. */
export const beginning: Uint8Array = seed(
  [unit('1', 'Everyone has the right.'), unit('2', 'Nobody may be deprived of it.')],
  'ru',
)

/** A page's copy of it, under a clientID that can be played again. */
export const editor = (random?: Random): Y.Doc => {
  const doc = new Y.Doc()
  if (random) doc.clientID = 1024 + random.below(2 ** 31)
  Y.applyUpdate(doc, beginning)
  return doc
}

export const blocksIn = (doc: Y.Doc, root: string): Y.XmlElement[] =>
  doc.getXmlFragment(root).toArray() as Y.XmlElement[]

/**
 * One edit: nested inserts, formats, attributes, removals. No surrogate pairs: Yjs diverges when one is cut, and an editor cuts
 * none.
 */
export const edit = (doc: Y.Doc, random: Random): void => {
  const root = random.pick(['wording:ru', 'reason:ru'])
  const isRich = root === 'reason:ru'
  const blocks = blocksIn(doc, root)
  const block = blocks.length > 0 ? random.pick(blocks) : undefined
  const text = block?.length ? (block.get(0) as Y.XmlText) : undefined
  const at = text ? random.below(text.length + 1) : 0
  const what = random.below(9)
  if (what === 0 || !block) {
    const added = new Y.XmlElement('block')
    added.setAttribute(isRich ? 'list' : 'kind', isRich ? 'bullet' : 'point')
    if (random.next() < 0.8) added.insert(0, [new Y.XmlText(`new ${random.below(100)} ұсыныс`)])
    doc.getXmlFragment(root).insert(random.below(blocks.length + 1), [added])
  } else if (what === 1 && blocks.length > 1) {
    doc.getXmlFragment(root).delete(random.below(blocks.length), 1)
  } else if (what === 2) {
    block.setAttribute(isRich ? 'list' : random.pick(['kind', 'num', 'from', 'in']), `v${random.below(9)}`)
  } else if (what === 3) {
    block.removeAttribute(random.pick(['kind', 'num', 'list']))
  } else if (what === 4 && !text) {
    block.insert(0, [new Y.XmlText('late')])
  } else if (what === 5 && text) {
    block.delete(0, 1)
    block.insert(0, [new Y.XmlText(text.toString())])
  } else if (what === 6 && text && isRich && text.length > 1) {
    const start = random.below(text.length - 1)
    text.format(start, 1 + random.below(text.length - start), {
      [random.pick(['bold', 'italic'])]: random.pick([{}, null, true]),
      link: random.pick([
        null,
        { href: 'https://example.org/', target: '_blank', rel: 'noopener', class: null },
      ]),
    })
  } else if (what === 7 && text && text.length > 0) {
    const start = random.below(text.length)
    text.delete(start, 1 + random.below(Math.min(6, text.length - start)))
  } else if (text) {
    text.insert(at, random.pick(['я', 'слово ', 'Ұсыныс ', 'x'.repeat(50)]))
  }
}

/** Bytes changed at random: bits flipped, bytes set, stretches cut out, doubled or taken from elsewhere. */
export const spoil = (update: Uint8Array, random: Random): Uint8Array => {
  let bytes = new Uint8Array(update)
  for (let i = random.below(4); i >= 0; i--) {
    const at = random.below(bytes.length)
    const what = random.below(12)
    if (what < 9) bytes[at] = random.pick([random.below(256), bytes[at]! ^ (1 << random.below(8)), 0, 255])
    else if (what === 9)
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1 + random.below(4))])
    else if (what === 10)
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(random.below(bytes.length))])
    else bytes = Uint8Array.from([...bytes.subarray(0, at), random.below(256), ...bytes.subarray(at)])
    if (bytes.length === 0) return new Uint8Array([0])
  }
  return bytes
}

/** Bytes of no origin at all. */
export const noise = (random: Random): Uint8Array =>
  Uint8Array.from({ length: 1 + random.below(60) }, () =>
    random.next() < 0.6 ? random.below(12) : random.below(256),
  )
