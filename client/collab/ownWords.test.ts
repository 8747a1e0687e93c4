import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { seed } from '#shared/document/seed.ts'
import { keptRoots } from './ownWords.ts'

const page = () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed([{ kind: 'point', num: '1', text: 'seeded', from: 'p1', children: [] }], 'ru'))
  const text = (doc.getXmlFragment('wording:ru').get(0) as Y.XmlElement).get(0) as Y.XmlText
  return { doc, text }
}

test('only own words beyond what is durable are given back, and the wording whole', () => {
  const { doc, text } = page()
  text.insert(6, ' kept')
  const durable = Y.getState(doc.store, doc.clientID)
  text.insert(11, ' and fresh')
  text.insert(0, 'First, ')
  const wording = keptRoots(doc, new Map([[doc.clientID, durable]])).find(({ field }) => field === 'wording')
  expect(wording?.own).toEqual(['First, ', ' and fresh'])
  expect(wording?.blocks).toEqual([
    { kind: 'point', num: '1', from: 'p1', list: undefined, text: 'First, seeded kept and fresh' },
  ])
})

test('an item that is durable in part gives back its rest', () => {
  const { doc, text } = page()
  text.insert(6, ' one')
  text.insert(10, ' two')
  const [wording] = keptRoots(doc, new Map([[doc.clientID, 4]]))
  expect(wording?.own).toEqual([' two'])
})

test('words of others and deleted ones are not given back', () => {
  const { doc, text } = page()
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  ;((other.getXmlFragment('wording:ru').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'theirs ')
  text.insert(6, ' mine')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  text.delete(text.length - 5, 5)
  const [wording] = keptRoots(doc, new Map([[doc.clientID, 0]]))
  expect(wording?.own).toEqual([])
})
