import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { lackingIn, rememberOwn } from './lackingWords.ts'

const blockOf = (text: string): Y.XmlElement => {
  const block = new Y.XmlElement('block')
  block.setAttribute('kind', 'paragraph')
  block.insert(0, [new Y.XmlText(text)])
  return block
}

const blocksOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('wording:ru')
const textAt = (doc: Y.Doc, index: number): Y.XmlText =>
  (blocksOf(doc).get(index) as Y.XmlElement).get(0) as Y.XmlText

/** Anna's document with `Ours.` and her words behind it, the colleague's copy of it, and how far hers are on disk. */
const scene = () => {
  const anna = new Y.Doc()
  const colleague = new Y.Doc()
  blocksOf(colleague).insert(0, [blockOf('Ours.'), blockOf('Second.')])
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(colleague))
  textAt(anna, 0).insert(5, ' Her words.')
  Y.applyUpdate(colleague, Y.encodeStateAsUpdate(anna))
  const acknowledged = new Map([[anna.clientID, Y.getState(anna.store, anna.clientID)]])
  return { anna, colleague, acknowledged }
}

const fresh = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

test('[DOC-8] acknowledged words that went before their author saw it are found in the fresh document', () => {
  const { anna, colleague, acknowledged } = scene()
  const remembered = rememberOwn(anna, acknowledged)
  expect(lackingIn(fresh(colleague), remembered)).toEqual([])
  blocksOf(colleague).delete(0, 1)
  expect(lackingIn(fresh(colleague), remembered)).toEqual([
    {
      root: 'wording:ru',
      attributes: { kind: 'paragraph' },
      block: 'Ours. Her words.',
      text: ' Her words.',
    },
  ])
})

test('[DOC-8] what one had deleted, what was never acknowledged and what stands there as a copy is not lost', () => {
  const { anna, colleague, acknowledged } = scene()
  textAt(anna, 0).delete(5, 5)
  textAt(anna, 1).insert(0, 'Not on disk. ')
  const remembered = rememberOwn(anna, acknowledged)
  expect(remembered.flatMap(({ runs }) => runs.map(({ text }) => text))).toEqual(['words.'])
  blocksOf(colleague).delete(0, 1)
  textAt(colleague, 0).insert(0, 'Joined: Her words. ')
  expect(lackingIn(fresh(colleague), remembered)).toEqual([])
})

test('[DOC-8] a room that was restored has never heard of the words: its history has them', () => {
  const { anna, acknowledged } = scene()
  expect(lackingIn(new Y.Doc(), rememberOwn(anna, acknowledged))).toEqual([])
})
