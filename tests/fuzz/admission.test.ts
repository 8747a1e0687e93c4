/**
 * Admission against two crowds: editors that write whatever editors write, none of whose updates may be refused, and
 * updates with bytes changed at random, none of which may leave anything behind that does not belong.
 */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveDocument } from '#server/sync/liveDocument.ts'
import type { LoadedRoom } from '#server/sync/ports.ts'
import { isAllowedLink } from '#shared/document/richText.ts'
import { seed } from '#shared/document/seed.ts'
import { type Random, randomFrom, seedOfRun } from '#tests/support/random.ts'

const base = seed(
  [
    { kind: 'paragraph', num: '1', text: 'Everyone has the right.', from: 'art_9__para_1', children: [] },
    {
      kind: 'paragraph',
      num: '2',
      text: 'Nobody may be deprived of it.',
      from: 'art_9__para_2',
      children: [],
    },
  ],
  'ru',
)

const loaded: LoadedRoom = {
  epoch: 0,
  head: 1,
  frozen: false,
  updates: [base],
  tail: 1,
  clients: new Map(),
}

const newServer = (): LiveDocument => new LiveDocument('suggestion', loaded, 10_000_000)

const editor = (): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base)
  return doc
}

const blocksIn = (doc: Y.Doc, root: string): Y.XmlElement[] =>
  doc.getXmlFragment(root).toArray() as Y.XmlElement[]

/**
 * What TipTap and a user make of a document, in all its parts: nested inserts, formats, attributes, removals. No surrogate
 * pairs: Yjs diverges when one is cut, and an editor cuts none.
 */
const edit = (doc: Y.Doc, random: Random): void => {
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

const receive = (server: LiveDocument, user: string, update: Uint8Array): string => {
  const verdict = server.judge(user, update)
  if (verdict.type === 'admitted') server.take(user, update, verdict)
  return verdict.type === 'refused' ? verdict.reason : verdict.type
}

test('[SYNC-6] no update of an honest editor is refused, live, in a step 2, undone or collected', () => {
  const first = seedOfRun(11)
  for (let run = 0; run < 40; run++) {
    const random = randomFrom(first + run)
    const server = newServer()
    const docs = ['anna', 'bolat', 'clara'].map((user) => {
      const doc = editor()
      const outbox: Uint8Array[] = []
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'remote') outbox.push(update)
      })
      const roots = ['wording:ru', 'reason:ru'].map((root) => doc.getXmlFragment(root))
      const undo = new Y.UndoManager(roots, { captureTimeout: 0, trackedOrigins: new Set([null, 'me']) })
      return { user, doc, outbox, undo }
    })
    for (let step = 0; step < 120; step++) {
      const { user, doc, outbox, undo } = random.pick(docs)
      const chance = random.next()
      if (chance < 0.1) undo.undo()
      else if (chance < 0.15) undo.redo()
      else doc.transact(() => edit(doc, random), 'me')
      if (random.next() < 0.4) {
        for (const update of outbox.splice(0)) {
          expect(['admitted', 'known'], `seed ${first + run}`).toContain(receive(server, user, update))
        }
      } else if (random.next() < 0.3) {
        outbox.length = 0
        const step2 = Y.encodeStateAsUpdate(doc, server.stateVector())
        expect(['admitted', 'known'], `seed ${first + run}`).toContain(receive(server, user, step2))
      }
      if (outbox.length === 0 && random.next() < 0.5) {
        Y.applyUpdate(doc, server.encode(Y.encodeStateVector(doc)), 'remote')
      }
    }
    for (const { user, doc } of docs) {
      const step2 = Y.encodeStateAsUpdate(doc, server.stateVector())
      expect(['admitted', 'known']).toContain(receive(server, user, step2))
    }
    const all = server.encode()
    const contents = docs.map(({ doc }) => {
      Y.applyUpdate(doc, all, 'remote')
      return JSON.stringify(doc.toJSON())
    })
    expect(new Set(contents).size, `seed ${first + run}: divergence`).toBe(1)
  }
})

/** What does not belong in a document, by a walk over all of it. */
const strange = (doc: Y.Doc): string[] => {
  const found: string[] = []
  for (const [name] of doc.share) {
    if (!['wording:ru', 'reason:ru'].includes(name)) found.push(`root ${name}`)
    const root = doc.getXmlFragment(name)
    if (root._map.size > 0) found.push(`map in ${name}`)
    for (const block of root.toArray()) {
      if (!(block instanceof Y.XmlElement) || block.nodeName !== 'block') {
        found.push(`child of ${name}`)
        continue
      }
      for (const [key, value] of Object.entries(block.getAttributes()))
        if (typeof value !== 'string' || value.length > 200) found.push(`attribute ${key}`)
      for (const text of block.toArray()) {
        if (!(text instanceof Y.XmlText)) {
          found.push('child of block')
          continue
        }
        for (const part of text.toDelta()) {
          if (typeof part.insert !== 'string') found.push('embed')
          for (const [key, value] of Object.entries(part.attributes ?? {})) {
            const href = (value as { href?: unknown }).href ?? value
            if (name === 'wording:ru' || !['bold', 'italic', 'link'].includes(key))
              found.push(`format ${key}`)
            if (key === 'link' && !(typeof href === 'string' && isAllowedLink(href))) found.push('link')
          }
        }
      }
    }
  }
  return found
}

test('[SYNC-8] an update with bytes changed at random leaves nothing strange, nothing pending and no other document', () => {
  const random = randomFrom(seedOfRun(12))
  const outcomes = new Map<string, number>()
  for (let run = 0; run < 4000; run++) {
    const server = newServer()
    const doc = editor()
    const before = Y.encodeStateVector(doc)
    for (let i = random.below(4); i >= 0; i--) edit(doc, random)
    const update = Y.encodeStateAsUpdate(doc, before)
    for (let i = random.below(4); i >= 0; i--) {
      const at = random.below(update.length)
      update[at] = random.pick([random.below(256), update[at]! ^ (1 << random.below(8)), 0, 255])
    }
    const outcome = receive(server, 'mallory', update)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    const reader = new Y.Doc()
    Y.applyUpdate(reader, server.encode())
    expect(reader.store.pendingStructs).toBeNull()
    expect(strange(reader), `run ${run}: ${outcome}`).toEqual([])
    expect(Y.getState(reader.store, 0)).toBe(0)
  }
  console.log(Object.fromEntries(outcomes))
  expect(outcomes.get('admitted')).toBeGreaterThan(100)
  expect(outcomes.get('malformed')).toBeGreaterThan(100)
})
