/**
 * Two to four people edit one suggestion over a network that delays, reorders nothing and breaks often. Nobody may end with
 * another document than the rest, and every word that anybody typed is accounted for: it is there, somebody who had seen
 * it deleted it, or it was offered back to its author.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { verifyRoom } from '#server/store/verifyRoom.ts'
import { Door } from '#server/sync/door.ts'
import { defaultLimits, defaultTiming } from '#server/sync/limits.ts'
import { wordingOf } from '#shared/document/toUnits.ts'
import { act, newBlock, textIn, wordsIn } from '#tests/support/acts.ts'
import { deliverAll, deliverSome, isQuiet, unaccounted } from '#tests/support/network.ts'
import { Page, textsOf } from '#tests/support/pages.ts'
import { type Random, randomFrom, seedOfRun } from '#tests/support/random.ts'
import { startRooms, type TestRooms } from '#tests/support/rooms.ts'
import { until } from '#tests/support/until.ts'

const runs = Number(process.env.RUNS ?? 50)
const operations = 200
const fuzz = { type: 'suggestion', id: 'fuzz' } as const

let rooms: TestRooms
let door: Door

beforeEach(async () => {
  rooms = await startRooms({ timing: { commitGapMs: 0, presenceMs: 10 } })
  door = new Door({
    rooms: rooms.sync.rooms,
    rights: { judge: async () => ({ type: 'write' }), accessRevision: async () => 0 },
    limits: { ...defaultLimits, joinsBurst: 100_000 },
    timing: defaultTiming,
    report: (event, error) => void rooms.reports.push(`${event}: ${error}`),
  })
})

afterEach(async () => {
  door.stop()
  await rooms.stop()
})

/** Everything delivered, everything committed, everybody connected. */
const settle = async (pages: readonly Page[]): Promise<void> => {
  await until('the network is quiet', async () => {
    await deliverAll(pages)
    const { seq } = await rooms.sync.rooms.committed(fuzz)
    await new Promise((resolve) => setImmediate(resolve))
    const quiet = isQuiet(pages)
    return quiet && (await rooms.sync.rooms.committed(fuzz)).seq === seq
  })
}

const decide = async (random: Random): Promise<void> => {
  const keepFrozen = random.next() < 0.5
  await rooms.sync.rooms.freeze(fuzz, async () => ({ result: undefined, keepFrozen }))
}

const thaw = async (): Promise<void> => {
  await rooms.log.setFrozen('suggestion/fuzz', false)
  await rooms.sync.rooms.stand([fuzz])
}

/** What the runs came to: a suite in which nobody ever lost a word would prove nothing. */
const count = { typed: 0, present: 0, setAside: 0, lost: 0 }

const run = async (seed: number): Promise<void> => {
  const random = randomFrom(seed)
  const typed = new Set<string>()
  const deletedSeen = new Set<string>()
  const pages = Array.from(
    { length: 2 + random.below(3) },
    (_, index) => new Page(`u${index}`, door, deletedSeen, () => 1024 + random.below(2 ** 31)),
  )
  for (const page of pages) await page.connect()
  await settle(pages)
  let frozen = false
  for (let i = 0; i < operations; i++) {
    const index = random.below(pages.length)
    const page = pages[index]!
    const chance = random.next()
    if (chance < 0.04) page.disconnect()
    else if (chance < 0.12) await page.connect()
    else if (chance < 0.17) page.undoLast()
    else if (chance < 0.175) {
      if (frozen) await thaw()
      else await decide(random)
      frozen = (await rooms.log.load('suggestion/fuzz')).frozen
    } else
      page.edit((root) =>
        act(root, random, () => {
          const word = `w${index}-${typed.size}`
          typed.add(word)
          return word
        }),
      )
    await deliverSome(pages, random)
  }
  if (frozen) await thaw()
  await settle(pages)

  const onDisk = rooms.onDisk('suggestion/fuzz')
  const vector = Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(onDisk)))
  for (const page of pages) {
    expect(page.refusals, `seed ${seed}: refused`).toEqual([])
    expect(page.doc.store.pendingStructs, `seed ${seed}: pending`).toBeNull()
    expect(textsOf(page.doc), `seed ${seed}: divergence`).toEqual(textsOf(onDisk))
    expect(wordingOf(page.doc, 'ru')).toEqual(wordingOf(onDisk, 'ru'))
    expect(Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(page.doc)))).toEqual(vector)
  }
  const present = new Set(wordsIn(textsOf(onDisk).join(' ')))
  for (const page of pages) {
    count.setAside += page.setAside.size
    count.lost += [...page.lost].filter((word) => !present.has(word) && !deletedSeen.has(word)).length
  }
  count.typed += typed.size
  count.present += present.size
  expect(unaccounted(typed, present, deletedSeen, pages), `seed ${seed}: words unaccounted for`).toEqual([])
  expect(rooms.reports).toEqual([])
  expect(await verifyRoom(rooms.database.rows, 'suggestion/fuzz')).toMatchObject({ intact: true })
}

describe('[SYNC-6] [DOC-6] nothing diverges and every word is accounted for', () => {
  const first = seedOfRun(20_260_301)
  test.each(Array.from({ length: runs }, (_, index) => first + index))('seed %i', run)

  test('the runs had words that stayed, words set aside and words lost unseen', () => {
    console.log(count)
    if (runs < 50) return
    for (const words of Object.values(count)) expect(words).toBeGreaterThan(10)
  })
})

describe('pinned', () => {
  let lastId = 1024
  const page = (user: string): Page => new Page(user, door, new Set(), () => ++lastId)

  const two = async (): Promise<[Page, Page]> => {
    const pages: [Page, Page] = [page('u0'), page('u1')]
    await settle(pages)
    return pages
  }

  const insertBlock = (page: Page, kind: string, word: string): void =>
    page.edit((root) => {
      root.insert(1, [newBlock(kind, `${word} `)])
      return [word]
    })

  const typeInto = (page: Page, block: number, word: string): void =>
    page.edit((root) => {
      textIn(root.get(block) as Y.XmlElement).insert(0, `${word} `)
      return [word]
    })

  test('double heading: two people add one to the same unit, and both stay', async () => {
    const [anna, bolat] = await two()
    anna.disconnect()
    bolat.disconnect()
    insertBlock(anna, 'heading', 'w0-1')
    insertBlock(bolat, 'heading', 'w1-1')
    await settle([anna, bolat])
    const [unit] = wordingOf(anna.doc, 'ru')
    expect(wordsIn(unit!.heading!).sort()).toEqual(['w0-1', 'w1-1'])
    expect(wordingOf(bolat.doc, 'ru')).toEqual(wordingOf(anna.doc, 'ru'))
    expect(unit!.text).toContain('Everyone')
  })

  test('outdent while typing: the level moves, and no word goes', async () => {
    const [anna, bolat] = await two()
    anna.disconnect()
    anna.edit((root) => {
      ;(root.get(0) as Y.XmlElement).setAttribute('kind', 'article')
      return []
    })
    typeInto(bolat, 0, 'w1-1')
    await settle([anna, bolat])
    expect(wordingOf(anna.doc, 'ru')).toEqual(wordingOf(bolat.doc, 'ru'))
    expect(wordingOf(anna.doc, 'ru')[0]).toMatchObject({
      kind: 'article',
      text: expect.stringContaining('w1-1'),
    })
  })

  test('join while typing: a word that the joiner had not seen is offered back to its author', async () => {
    const [anna, bolat] = await two()
    insertBlock(anna, 'point', 'w0-1')
    await settle([anna, bolat])
    bolat.disconnect()
    anna.edit((root) => {
      textIn(root.get(0) as Y.XmlElement).insert(0, textIn(root.get(1) as Y.XmlElement).toString())
      root.delete(1, 1)
      return []
    })
    typeInto(bolat, 1, 'w1-1')
    await settle([anna, bolat])
    expect(textsOf(anna.doc)).toEqual(textsOf(bolat.doc))
    expect(textsOf(anna.doc).join('')).toContain('w0-1')
    expect([...bolat.lost]).toContain('w1-1')
    expect([...anna.lost]).toEqual([])
  })
})
