/**
 * The same as `rooms.test.ts`, a few times, on a real server with the real provider and a network that delays and breaks:
 * no divergence, nobody refused, every word accounted for.
 */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { act, countWords, removed, wordsIn } from '#tests/support/acts.ts'
import { blockTexts, type TestClient } from '#tests/support/client.ts'
import { startDrafting } from '#tests/support/honest.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { until } from '#tests/support/until.ts'

const runs = 3
const operations = 150

test('[SYNC-6] [DOC-6] four pages on a real server end alike, and every word is accounted for', async () => {
  const random = randomFrom(seedOfRun(21))
  const drafting = await startDrafting(random, 60)
  const { drafter, chair } = drafting.members
  for (let run = 0; run < runs; run++) {
    const suggestion = await drafting.suggest()
    const pages = [drafter, chair, drafter, chair].map((account) => drafting.page(account, suggestion))
    await Promise.all(pages.map((page) => page.synced()))
    for (const page of pages) page.provider.maxBackoffTime = 100
    const typed = new Set<string>()
    const deletedSeen = new Set<string>()
    const words = (page: TestClient): Set<string> => new Set(wordsIn(blockTexts(page.doc).join(' ')))
    for (let i = 0; i < operations; i++) {
      const index = random.below(pages.length)
      const page = pages[index]!
      const chance = random.next()
      if (chance < 0.04) page.provider.disconnect()
      else if (chance < 0.1) page.provider.connect()
      else if (chance < 0.11) drafting.proxy.cut()
      else {
        const before = countWords(blockTexts(page.doc))
        page.doc.transact(() => {
          act(page.doc.getXmlFragment('wording:ru'), random, () => {
            const word = `w${index}-${typed.size}`
            typed.add(word)
            return word
          })
        })
        for (const word of removed(before, countWords(blockTexts(page.doc)))) deletedSeen.add(word)
      }
      await new Promise((resolve) => setTimeout(resolve, random.below(15)))
    }
    for (const page of pages) page.provider.connect()
    for (const page of pages) await page.saved()
    await until('all pages say the same', () => {
      const vectors = pages.map((page) =>
        JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(page.doc))].sort()),
      )
      return new Set(vectors).size === 1 && new Set(pages.map((page) => page.words())).size === 1
    })
    expect(drafting.onDisk(suggestion)).toBe(pages[0]!.words())
    const present = words(pages[0]!)
    const lost = new Set(pages.flatMap((page) => page.lost.flatMap(({ text }) => wordsIn(text))))
    const missing = [...typed].filter(
      (word) => !present.has(word) && !deletedSeen.has(word) && !lost.has(word),
    )
    expect(missing, `seed ${random.seed}, run ${run}`).toEqual([])
    expect(typed.size).toBeGreaterThan(50)
    drafting.endOfTest()
  }
  await drafting.stop()
})
