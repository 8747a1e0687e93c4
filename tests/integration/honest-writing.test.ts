/**
 * [SYNC-6] No honest frame is ever refused and no word goes, with the provider that everybody uses and a network that
 * delays each way by up to half a second.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Drafting, startDrafting } from '#tests/support/honest.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { missing, typist } from '#tests/support/typist.ts'
import { until } from '#tests/support/until.ts'

const random = randomFrom(seedOfRun(4))
let drafting: Drafting

beforeAll(async () => {
  drafting = await startDrafting(random)
})
afterEach(() => drafting.endOfTest())
afterAll(() => drafting.stop())

test('[SYNC-4] typed offline, and typed on while joining', async () => {
  const { drafter, chair } = drafting.members
  const suggestion = await drafting.suggest()
  const page = drafting.page(drafter, suggestion)
  await page.synced()
  page.provider.disconnect()
  const anna = typist(page, 'anna', random)
  anna.type(20)
  anna.start()
  page.provider.connect()
  const other = drafting.page(chair, suggestion)
  await until('typed during the whole join', () => page.isSaved() || page.counts().saved > 5)
  anna.stop()
  await drafting.everywhere(anna.words, suggestion, [page, other])
})

test('added and deleted offline', async () => {
  const { drafter, chair } = drafting.members
  const suggestion = await drafting.suggest()
  const [page, other] = [drafting.page(drafter, suggestion), drafting.page(chair, suggestion)]
  await Promise.all([page.synced(), other.synced()])
  const bolat = typist(other, 'bolat', random)
  bolat.type(3)
  await drafting.everywhere(bolat.words, suggestion, [page, other])
  page.provider.disconnect()
  const text = page.text()
  text.delete(0, text.length)
  const anna = typist(page, 'anna', random)
  anna.type(5)
  text.delete(0, anna.words.at(-1)!.length)
  page.doc.getXmlFragment('wording:ru').insert(1, [new Y.XmlElement('block')])
  page.doc.getXmlFragment('wording:ru').delete(1, 1)
  const late = typist(other, 'late', random)
  late.type(5)
  await other.saved()
  page.provider.connect()
  await page.saved()
  await until('both say the same', () => page.words() === other.words())
  expect(missing(late.words, page.words())).toEqual([])
  expect(drafting.onDisk(suggestion)).toBe(page.words())
  expect(page.words()).not.toContain('светским')
})

test('two tabs of one person, and a colleague', async () => {
  const { drafter, chair } = drafting.members
  const suggestion = await drafting.suggest()
  const pages = [drafter, drafter, chair].map((account) => drafting.page(account, suggestion))
  await Promise.all(pages.map((page) => page.synced()))
  const typists = pages.map((page, index) => typist(page, `tab${index}x`, random))
  for (const one of typists) one.start()
  await until('they typed a while', () => typists.every(({ words }) => words.length > 40))
  for (const one of typists) one.stop()
  await drafting.everywhere(
    typists.flatMap(({ words }) => words),
    suggestion,
    pages,
  )
})

test('reloaded at once, and reloaded with a copy that the server had not acknowledged', async () => {
  const { drafter } = drafting.members
  const suggestion = await drafting.suggest()
  const page = drafting.page(drafter, suggestion)
  await page.synced()
  const anna = typist(page, 'anna', random)
  anna.type(10)
  await page.saved()
  anna.type(10)
  const kept = Y.encodeStateAsUpdate(page.doc)
  page.provider.disconnect()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, kept)
  const again = drafting.page(drafter, suggestion, { doc })
  await drafting.everywhere(anna.words, suggestion, [again])
  const fresh = drafting.page(drafter, suggestion)
  await drafting.everywhere(anna.words, suggestion, [again, fresh])
})

test('joined while others type and commits are under way', async () => {
  const { drafter, chair } = drafting.members
  const suggestion = await drafting.suggest()
  const pages = [drafting.page(drafter, suggestion), drafting.page(chair, suggestion)]
  await Promise.all(pages.map((page) => page.synced()))
  const typists = pages.map((page, index) => typist(page, `busy${index}x`, random))
  for (const one of typists) one.start()
  const late = Array.from({ length: 6 }, () => drafting.page(drafter, suggestion))
  await Promise.all(late.map((page) => page.synced()))
  for (const one of typists) one.stop()
  await drafting.everywhere(
    typists.flatMap(({ words }) => words),
    suggestion,
    [...pages, ...late],
  )
})

test('a laptop that slept while words were under way', async () => {
  const { drafter, chair } = drafting.members
  const suggestion = await drafting.suggest()
  const [page, other] = [drafting.page(drafter, suggestion), drafting.page(chair, suggestion)]
  await Promise.all([page.synced(), other.synced()])
  const typists = [typist(page, 'anna', random), typist(other, 'bolat', random)]
  for (const round of [0, 1]) {
    for (const one of typists) one.type(10)
    drafting.proxy.stall()
    for (const one of typists) one.type(10)
    expect(page.isSaved()).toBe(false)
    if (round === 1) drafting.proxy.cut()
    drafting.proxy.resume()
    for (const one of typists) one.type(5)
    await drafting.everywhere(
      typists.flatMap(({ words }) => words),
      suggestion,
      [page, other],
    )
  }
})

test('undone and redone: only what is one’s own', async () => {
  const { drafter, chair } = drafting.members
  const suggestion = await drafting.suggest()
  const [page, other] = [drafting.page(drafter, suggestion), drafting.page(chair, suggestion)]
  await Promise.all([page.synced(), other.synced()])
  const undo = new Y.UndoManager(page.doc.getXmlFragment('wording:ru'), {
    trackedOrigins: new Set(['anna']),
    captureTimeout: 0,
  })
  const bolat = typist(other, 'bolat', random)
  page.doc.transact(() => page.text().insert(0, 'annas '), 'anna')
  bolat.type(5)
  await drafting.everywhere([...bolat.words, 'annas'], suggestion, [page, other])
  page.doc.transact(() => page.text().delete(0, page.text().length), 'anna')
  undo.undo()
  undo.undo()
  undo.undo()
  await drafting.everywhere(bolat.words, suggestion, [page, other])
  expect(page.words()).not.toContain('annas')
  expect(page.words()).toContain('светским')
  undo.redo()
  await drafting.everywhere(['annas'], suggestion, [page, other])
})

test('200 kB pasted, once online and once while joining', async () => {
  const { drafter, chair } = drafting.members
  const suggestion = await drafting.suggest()
  const [page, other] = [drafting.page(drafter, suggestion), drafting.page(chair, suggestion)]
  await page.synced()
  const paste = (name: string): string[] => {
    const words = Array.from({ length: 12_000 }, (_, index) => `${name}слово${index}`)
    page.text().insert(0, `${words.join(' ')} `)
    return words
  }
  const first = paste('a')
  expect(new TextEncoder().encode(first.join(' ')).length).toBeGreaterThan(180_000)
  await drafting.everywhere(first, suggestion, [page, other])
  page.provider.disconnect()
  page.provider.connect()
  const second = paste('b')
  await drafting.everywhere([...first, ...second], suggestion, [page, other])
})
