import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type LostWords, lostWords } from './lostWords.ts'
import { seed } from './seed.ts'

const base = seed([{ kind: 'point', num: '1', text: 'seeded', children: [] }], 'ru')

const page = (): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base)
  return doc
}

const wordsOf = (doc: Y.Doc): Y.XmlText =>
  (doc.getXmlFragment('wording:ru').get(0) as Y.XmlElement).get(0) as Y.XmlText

const receive = (doc: Y.Doc, update: Uint8Array, named = true): LostWords[] => {
  const lost: LostWords[] = []
  const ds = Y.decodeUpdate(update).ds
  const ask = (transaction: Y.Transaction): void => {
    lost.push(...lostWords({ transaction, mine: new Set([doc.clientID]), ...(named && { named: ds }) }))
  }
  doc.on('afterTransaction', ask)
  Y.applyUpdate(doc, update, 'remote')
  doc.off('afterTransaction', ask)
  return lost
}

test('[DOC-6] words that a colleague had not seen are found when their block goes', () => {
  const [mine, theirs] = [page(), page()]
  wordsOf(mine).insert(6, ' and fresh')
  let update = new Uint8Array()
  theirs.on('update', (bytes: Uint8Array) => {
    update = new Uint8Array(bytes)
  })
  theirs.getXmlFragment('wording:ru').delete(0, 1)
  expect(receive(mine, update)).toEqual([
    {
      root: 'wording:ru',
      attributes: { kind: 'point', num: '1' },
      text: ' and fresh',
      block: 'seeded and fresh',
    },
  ])
})

test('[DOC-6] words that the colleague had seen were deleted on purpose', () => {
  const [mine, theirs] = [page(), page()]
  wordsOf(mine).insert(6, ' and seen')
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  const before = Y.encodeStateVector(theirs)
  theirs.getXmlFragment('wording:ru').delete(0, 1)
  expect(receive(mine, Y.encodeStateAsUpdate(theirs, before))).toEqual([])
})

test('[DOC-6] a whole state cannot tell seen from unseen: everything fresh is offered', () => {
  const [mine, theirs] = [page(), page()]
  wordsOf(mine).insert(6, ' and seen')
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  theirs.getXmlFragment('wording:ru').delete(0, 1)
  expect(receive(mine, Y.encodeStateAsUpdate(theirs), false).map((lost) => lost.text)).toEqual([' and seen'])
})

test('[DOC-6] letters deleted from a block that stays were seen', () => {
  const [mine, theirs] = [page(), page()]
  wordsOf(mine).insert(6, ' here')
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  wordsOf(theirs).delete(6, 5)
  expect(receive(mine, Y.encodeStateAsUpdate(theirs), false)).toEqual([])
})
