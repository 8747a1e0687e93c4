/** Updates that no honest client sends, with the reason that each is refused for. */
import * as Y from 'yjs'
import type { RefusalReason } from '#shared/protocol/frames.ts'
import { forge } from './forge.ts'
import { updateOf } from './raw.ts'

export const firstBlock = (doc: Y.Doc): Y.XmlElement =>
  doc.getXmlFragment('wording:ru').get(0) as Y.XmlElement
export const firstText = (doc: Y.Doc): Y.XmlText => firstBlock(doc).get(0) as Y.XmlText

/** `doc` holds what the server holds, under a clientID of the attacker's; `victim` is somebody else's clientID in it. */
type Attack = (doc: Y.Doc, victim: number) => Uint8Array

export const attacks: readonly (readonly [string, RefusalReason, Attack])[] = [
  ['an unknown root', 'content', (doc) => updateOf(doc, () => doc.getText('evil').insert(0, 'x'))],
  [
    'a root of another kind of room',
    'content',
    (doc) => updateOf(doc, () => doc.getXmlFragment('note:ru').insert(0, [new Y.XmlElement('block')])),
  ],
  [
    'a root in a language that the text has not',
    'content',
    (doc) => updateOf(doc, () => doc.getXmlFragment('wording:fr').insert(0, [new Y.XmlElement('block')])),
  ],
  ['a map', 'content', (doc) => updateOf(doc, () => doc.getMap('wording:ru').set('k', 'v'))],
  [
    'a map in a block',
    'content',
    (doc) => updateOf(doc, () => firstBlock(doc).insert(0, [new Y.Map() as unknown as Y.XmlText])),
  ],
  [
    'an array in a text',
    'content',
    (doc) => updateOf(doc, () => firstText(doc).insertEmbed(0, new Y.Array() as unknown as object)),
  ],
  ['an embed', 'content', (doc) => updateOf(doc, () => firstText(doc).insertEmbed(0, { image: 'x' }))],
  [
    'a subdocument',
    'content',
    (doc) => updateOf(doc, () => firstBlock(doc).setAttribute('kind', new Y.Doc() as unknown as string)),
  ],
  [
    'an element of another name',
    'content',
    (doc) => updateOf(doc, () => doc.getXmlFragment('wording:ru').insert(0, [new Y.XmlElement('script')])),
  ],
  [
    'a block inside a block',
    'content',
    (doc) => updateOf(doc, () => firstBlock(doc).insert(0, [new Y.XmlElement('block')])),
  ],
  [
    'an XML hook',
    'content',
    (doc) =>
      updateOf(doc, () =>
        doc.getXmlFragment('wording:ru').insert(0, [new Y.XmlHook('block') as unknown as Y.XmlElement]),
      ),
  ],
  [
    'text outside of a block',
    'content',
    (doc) => updateOf(doc, () => doc.getXmlFragment('wording:ru').insert(0, [new Y.XmlText('x')])),
  ],
  [
    'an attribute that is no string',
    'content',
    (doc) => updateOf(doc, () => firstBlock(doc).setAttribute('kind', { a: 1 } as unknown as string)),
  ],
  [
    'an attribute without end',
    'content',
    (doc) => updateOf(doc, () => firstBlock(doc).setAttribute('num', '9'.repeat(10_000))),
  ],
  [
    'an attribute of a text',
    'content',
    (doc) => updateOf(doc, () => firstText(doc).setAttribute('kind', 'x')),
  ],
  [
    'a format in a wording',
    'content',
    (doc) => updateOf(doc, () => firstText(doc).format(0, 3, { bold: true })),
  ],
  [
    'an unknown format in a reason',
    'content',
    (doc) =>
      updateOf(doc, () =>
        ((doc.getXmlFragment('reason:ru').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'x', {
          style: 'y',
        }),
      ),
  ],
  [
    'a link that is a script',
    'content',
    (doc) =>
      updateOf(doc, () =>
        ((doc.getXmlFragment('reason:ru').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'x', {
          link: { href: 'javascript:alert(1)' },
        }),
      ),
  ],
  [
    'a gap',
    'gap',
    (doc) => {
      updateOf(doc, () => firstText(doc).insert(0, 'lost'))
      return updateOf(doc, () => firstText(doc).insert(0, 'x'))
    },
  ],
  [
    'a Skip',
    'gap',
    (doc) => {
      const first = updateOf(doc, () => firstText(doc).insert(0, 'a'))
      updateOf(doc, () => firstText(doc).insert(0, 'b'))
      return Y.mergeUpdates([first, updateOf(doc, () => firstText(doc).insert(0, 'c'))])
    },
  ],
  [
    'two structs that wait for each other',
    'gap',
    () =>
      forge([
        { client: 900_001, clock: 0, origin: [900_002, 0], text: 'a' },
        { client: 900_002, clock: 0, origin: [900_001, 0], text: 'b' },
      ]),
  ],
  [
    'a struct that waits for itself',
    'gap',
    () => forge([{ client: 900_001, clock: 0, origin: [900_001, 0], text: 'a' }]),
  ],
  [
    'a parent that does not exist',
    'gap',
    () => forge([{ client: 900_001, clock: 0, parent: [900_002, 7], text: 'a' }]),
  ],
  [
    'a struct without length',
    'malformed',
    () => forge([{ client: 900_001, clock: 0, parent: 'wording:ru', text: '' }]),
  ],
  [
    'a reserved clientID',
    'reserved',
    () => forge([{ client: 700, clock: 0, parent: 'wording:ru', text: 'x' }]),
  ],
  [
    'the future of a colleague deleted',
    'unknown-delete',
    (doc, victim) => forge([], [[victim, Y.getState(doc.store, victim), 50]]),
  ],
  ['the future of a newcomer deleted', 'unknown-delete', () => forge([], [[987_654_321, 0, 1000]])],
  [
    'a colleague’s clientID',
    'foreign',
    (doc, victim) => {
      doc.clientID = victim
      return updateOf(doc, () => firstText(doc).insert(0, 'forged'))
    },
  ],
  ['garbage', 'malformed', () => new Uint8Array([255, 255, 255, 255, 1, 2, 3])],
  ['an update of nothing', 'malformed', () => new Uint8Array()],
  [
    'an impossible count',
    'malformed',
    () => new Uint8Array([255, 255, 255, 255, 15, 255, 255, 255, 255, 15]),
  ],
]
