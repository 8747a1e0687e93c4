/** Starting documents anew under everything that can go on meanwhile: people typing, the server writing, another restart. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkHistory } from '#server/store/verify/history.ts'
import { seed } from '#shared/document/seed.ts'
import { openClient } from '#tests/support/client.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { sampleUnits, startRooms } from '#tests/support/rooms.ts'
import { until } from '#tests/support/until.ts'

const rounds = 25

/** The document of a room's present epoch, as the log has it. */
const present = async (rooms: Awaited<ReturnType<typeof startRooms>>, room: string): Promise<string> => {
  const { updates } = await rooms.log.load(room)
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getXmlFragment('wording:ru').toString()
}

test('[VERSION-3] a document started anew in mid-typing: nobody hangs, nothing of before flows in, later words stay', async () => {
  const random = randomFrom(seedOfRun(41))
  const rooms = await startRooms({ timing: { snapshotRows: 5, idleMs: 20 } })
  const name = { type: 'suggestion', id: 'one' } as const
  const room = 'suggestion/one'
  let conflicts = 0
  for (let epoch = 0; epoch < rounds; epoch++) {
    const pages = ['anna', 'bolat'].map((user) =>
      openClient({ url: rooms.url, room, cookie: rooms.cookie(user), params: { epoch: String(epoch) } }),
    )
    for (const page of pages) await page.saved()
    const word = `epoch${epoch}x`
    let typed = 0
    const goal = random.below(20)
    const typing = setInterval(() => random.pick(pages).text().insert(0, `${word}${typed++} `), 1)
    await until('they type', () => typed >= goal)
    const writing = rooms.sync.rooms
      .write(name, 'carol', (doc) => {
        const block = doc.getXmlFragment('wording:ru').get(0) as Y.XmlElement
        const text = block.get(0) as Y.XmlText
        text.insert(0, `server${epoch} `)
      })
      .catch(() => {
        conflicts += 1
      })
    const restart = rooms.sync.rooms.restart(name, [
      { author: '', update: seed(sampleUnits, 'ru'), clients: [] },
    ])
    const late = rooms.sync.rooms
      .write(name, 'carol', (doc) => void doc.getXmlFragment('wording:ru').get(0))
      .catch(() => {
        conflicts += 1
      })
    await Promise.all([writing, restart, late])
    clearInterval(typing)
    await until('both are told', () => pages.every((page) => page.closes.at(-1) === 4409))
    expect(pages.flatMap((page) => page.refusals)).toEqual([])
    const now = await present(rooms, room)
    expect(now, `epoch ${epoch}`).toContain('Everyone has the right.')
    expect(now, `epoch ${epoch}`).not.toContain(word)
    const own = pages.map((page) => page.words()).join(' ')
    for (let i = 0; i < typed; i++) expect(own, 'their words are still theirs').toContain(`${word}${i} `)
    for (const page of pages) page.destroy()
  }
  const last = openClient({ url: rooms.url, room, cookie: rooms.cookie('anna') })
  await last.saved()
  last.text().insert(0, 'after ')
  await last.saved()
  expect(await present(rooms, room)).toContain('after ')
  expect(last.accesses.at(-1)?.epoch).toBe(rounds)
  last.destroy()
  await until('the room is unloaded', () => [...rooms.sync.rooms.open()].length === 0)
  expect(checkHistory(rooms.file).findings).toEqual([])
  // A write of the server's that came between is refused or part of the epoch before; the rooms report no other error.
  expect(rooms.reports.filter((report) => !report.includes('was started anew'))).toEqual([])
  expect(conflicts).toBeLessThanOrEqual(2 * rounds)
  await rooms.stop()
})
