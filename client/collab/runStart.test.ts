import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { highIdOf, lowId, startingRun } from './runStart.ts'

const pageWith = (state?: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = lowId()
  if (state) Y.applyUpdate(doc, state)
  return doc
}

const exchange = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

test.each(Array.from({ length: 20 }, (_, index) => index))(
  '[DOC-9] what a colleague goes on typing stays in front of a passage begun behind it (%i)',
  () => {
    const anna = pageWith()
    anna.getText('t').insert(0, 'The law. begun')
    const bolat = pageWith(Y.encodeStateAsUpdate(anna))
    anna.getText('t').insert(14, ' and done')
    startingRun(bolat, () => bolat.getText('t').insert(14, 'm'))
    bolat.getText('t').insert(15, 'ine')
    exchange(anna, bolat)
    expect(anna.getText('t').toString()).toBe('The law. begun and donemine')
    expect(bolat.getText('t').toString()).toBe('The law. begun and donemine')
  },
)

test('a page has two clientIDs, the one it writes under as a rule and a higher one', () => {
  const doc = pageWith()
  const usual = doc.clientID
  expect(highIdOf(doc)).toBe(highIdOf(doc))
  expect(highIdOf(doc)).toBeGreaterThan(usual)
  expect(usual).toBeGreaterThanOrEqual(1024)
  expect(() =>
    startingRun(doc, () => {
      throw new Error('in the middle')
    }),
  ).toThrow('in the middle')
  expect(doc.clientID).toBe(usual)
})
