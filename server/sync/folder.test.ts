import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { editor } from '#tests/support/edits.ts'
import { Folder } from './folder.ts'

const folder = new Folder()
afterEach(() => folder.stop())

/** A document typed letter by letter, as the log holds it: the last letters of many are deleted. */
const typed = (letters: number): Uint8Array => {
  const doc = editor()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = (doc.getXmlFragment('wording:ru').get(0) as Y.XmlElement).get(0) as Y.XmlText
  for (let i = 0; i < letters; i++) {
    text.insert(i % 7, 'я')
    if (i % 3 === 0) text.delete(0, 1)
  }
  return Y.encodeStateAsUpdate(doc)
}

const long = typed(5000)

test('a long document is folded in a thread, a short one here, and both stay what they were', async () => {
  for (const update of [typed(10), long]) {
    const before = new Y.Doc()
    Y.applyUpdate(before, update)
    const view = new Uint8Array([0, ...update, 0]).subarray(1, update.length + 1)
    const after = new Y.Doc()
    Y.applyUpdate(after, await folder.fold(view))
    expect(view.length).toBe(update.length)
    expect(Y.encodeStateVector(after)).toEqual(Y.encodeStateVector(before))
    expect(after.getXmlFragment('wording:ru').toString()).toBe(before.getXmlFragment('wording:ru').toString())
  }
  expect(long.length).toBeGreaterThan(16 * 1024)
})

test('what is no document is refused alone, and the next is folded', async () => {
  const spoiled = new Uint8Array(20_000).fill(255)
  const [bad, good] = await Promise.allSettled([folder.fold(spoiled), folder.fold(long)])
  expect(bad.status).toBe('rejected')
  expect(good.status).toBe('fulfilled')
})

test('who waits when the thread goes is told, and it can be had again', async () => {
  const waiting = folder.fold(long)
  await Promise.all([folder.stop(), expect(waiting).rejects.toThrow(/shutting down/)])
  expect((await folder.fold(long)).length).toBeGreaterThan(100)
})
