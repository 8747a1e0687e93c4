import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { beginning, edit, editor } from '#tests/support/edits.ts'
import { randomFrom } from '#tests/support/random.ts'
import { joined } from './assemble.ts'
import { Deletions } from './deletions.ts'
import { parseUpdate } from './parseUpdate.ts'

const docOf = (...updates: Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

test('a turn put together by bytes is what Yjs merges: for readers, for later merges and for cuts', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed)
    const docs = [editor(random), editor(random)]
    const updates: Uint8Array[] = []
    for (const doc of docs) doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i < 25; i++) edit(random.pick(docs), random)
    const turn = joined(updates.map(parseUpdate))
    const merged = Y.mergeUpdates(updates)
    const expected = docOf(beginning, merged)
    const state = JSON.stringify([...Y.encodeStateAsUpdate(expected)])
    const vector = Y.encodeStateVector(docOf(beginning))
    const ways = [
      docOf(beginning, turn),
      docOf(Y.mergeUpdates([beginning, turn])),
      docOf(beginning, Y.diffUpdate(turn, vector)),
      docOf(joined([parseUpdate(beginning), parseUpdate(turn)])),
    ]
    for (const doc of ways)
      expect(JSON.stringify([...Y.encodeStateAsUpdate(doc)]), `seed ${seed}`).toBe(state)
    expect(Y.parseUpdateMeta(turn).to).toEqual(Y.parseUpdateMeta(merged).to)
  }
})

test('what does not follow is not put together', () => {
  const doc = editor()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 3; i++) doc.getXmlFragment('wording:ru').insert(0, [new Y.XmlElement('block')])
  const [first, , third] = updates.map(parseUpdate)
  expect(() => joined([first!, third!])).toThrow(/does not follow/)
  expect(() => joined([first!, first!])).toThrow(/does not follow/)
})

test('ranges of deletes answer as a list of clocks would', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomFrom(seed)
    const deletions = new Deletions()
    const deleted = new Set<number>()
    for (let i = 0; i < 60; i++) {
      const clock = random.below(80)
      const length = 1 + random.below(8)
      if (random.next() < 0.5) {
        deletions.add(7, clock, length)
        for (let at = clock; at < clock + length; at++) deleted.add(at)
      }
      const asked = Array.from({ length }, (_, index) => deleted.has(clock + index))
      expect(deletions.covers(7, clock, length), `seed ${seed}`).toBe(asked.every(Boolean))
    }
    expect(deletions.covers(8, 0, 1)).toBe(false)
  }
})
