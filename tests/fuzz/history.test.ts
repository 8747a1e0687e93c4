/**
 * The check of the history never cries wolf: random work by several, offline and back, with snapshots after every few rows, rooms
 * closed and opened again and started anew in between, leaves a history in which it finds nothing.
 */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkHistory } from '#server/store/verify/history.ts'
import { act } from '#tests/support/acts.ts'
import { openClient } from '#tests/support/client.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { startRooms } from '#tests/support/rooms.ts'
import { until } from '#tests/support/until.ts'

const runs = 6
const operations = 120

test('[HISTORY-1] whatever honest people do, the history is intact', async () => {
  const random = randomFrom(seedOfRun(31))
  const rooms = await startRooms({ timing: { snapshotRows: 4, idleMs: 20 } })
  let made = 0
  for (let run = 0; run < runs; run++) {
    const room = `suggestion/${run}`
    const open = (user: string) => {
      const page = openClient({ url: rooms.url, room, cookie: rooms.cookie(user) })
      page.provider.maxBackoffTime = 50
      return page
    }
    let pages = ['anna', 'bolat', 'anna'].map(open)
    for (const page of pages) await page.saved()
    for (let i = 0; i < operations; i++) {
      const page = random.pick(pages)
      const chance = random.next()
      if (chance < 0.05) page.provider.disconnect()
      else if (chance < 0.12) page.provider.connect()
      else
        page.doc.transact(() => act(page.doc.getXmlFragment('wording:ru'), random, () => `w${run}-${made++}`))
      if (page.provider.wsconnected && random.below(3) === 0) await page.saved()
      if (i === operations / 2) {
        for (const one of pages) one.provider.connect()
        for (const one of pages) await one.saved()
        const { findings } = checkHistory(rooms.file)
        expect(findings, `seed ${random.seed}, run ${run}, halfway`).toEqual([])
        for (const one of pages) one.destroy()
        await until('the room is unloaded', () => [...rooms.sync.rooms.open()].length === 0)
        if (random.below(2) === 0) {
          const state = Y.encodeStateAsUpdate(pages[0]!.doc)
          const beginning = [{ author: '', update: state, clients: [] }]
          await rooms.sync.rooms.restart({ type: 'suggestion', id: String(run) }, beginning)
        }
        pages = ['bolat', 'anna'].map(open)
        for (const one of pages) await one.synced()
      }
    }
    for (const page of pages) page.provider.connect()
    for (const page of pages) await page.saved()
    for (const page of pages) {
      expect(page.refusals).toEqual([])
      page.destroy()
    }
  }
  await until('all rooms are unloaded', () => [...rooms.sync.rooms.open()].length === 0)
  const checked = checkHistory(rooms.file)
  expect(checked.findings, `seed ${random.seed}`).toEqual([])
  expect(checked.rows).toBeGreaterThan(runs * 20)
  const snapshots = await rooms.database.exclusively((sqlite) =>
    sqlite.prepare('select count(*) from "snapshots"').pluck().get(),
  )
  expect(snapshots).toBe(runs)
  expect(rooms.reports).toEqual([])
  await rooms.stop()
})
