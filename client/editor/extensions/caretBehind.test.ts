import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { caretBehind } from './caretBehind.ts'

/** Where a caret at `index` of Bolat's page stands after what Anna has typed there has arrived. */
const after = (write: (anna: Y.Text, bolat: Y.Text) => void, index: number): number | undefined => {
  const anna = new Y.Doc()
  const bolat = new Y.Doc()
  const [hers, his] = [anna.getText('t'), bolat.getText('t')]
  hers.insert(0, 'Ours')
  Y.applyUpdate(bolat, Y.encodeStateAsUpdate(anna))
  const known = Y.encodeStateVector(bolat)
  write(hers, his)
  let position = Y.createRelativePositionFromTypeIndex(his, index, -1)
  his.observe((_event, transaction) => {
    position = caretBehind(position, transaction)
  })
  Y.applyUpdate(bolat, Y.encodeStateAsUpdate(anna, known))
  return Y.createAbsolutePositionFromRelativePosition(position, bolat)?.index
}

test('[DOC-9] a caret behind a colleague’s letters goes along with what they type there', () => {
  expect(after((hers) => hers.insert(4, ' law'), 4)).toBe(8)
  expect(after((hers) => hers.insert(2, '-'), 2)).toBe(3)
})

test('a caret behind one’s own letters, or elsewhere, stays with its letter', () => {
  const own = (hers: Y.Text, his: Y.Text): void => {
    his.insert(4, ' mine')
    hers.insert(4, ' law')
  }
  expect([9, 13]).toContain(after(own, 9))
  expect(after((hers) => hers.insert(0, 'All '), 4)).toBe(8)
  expect(after((hers) => hers.insert(4, ' law'), 2)).toBe(2)
  expect(after((hers) => hers.insert(0, 'All '), 0)).toBe(0)
})
