/**
 * [SYNC-5] The server is killed twenty times while two people type: nothing that either had seen of the other is missing
 * afterwards, and nothing that was acknowledged as saved. (Killing a process leaves the page cache: this says nothing of
 * power cuts, for which the log relies on `synchronous=FULL`.)
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openDatabase } from '#server/store/database.ts'
import { verifyRoom } from '#server/store/updateLog.ts'
import { expectStatus } from '#tests/support/account.ts'
import { blockTexts, openClient } from '#tests/support/client.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { readFromDisk } from '#tests/support/rooms.ts'
import { startServer } from '#tests/support/server.ts'
import { missing, typist } from '#tests/support/typist.ts'
import { until } from '#tests/support/until.ts'

const kills = 20
const dataDir = mkdtempSync(join(tmpdir(), 'usynys-crash-'))
const file = join(dataDir, 'usynys.db')

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test('[SYNC-5] kill -9 of the server, twenty times in mid-typing', async () => {
  const random = randomFrom(seedOfRun(9))
  let server = await startServer({ dataDir })
  const { port } = server
  const { secretary, text } = await publishedText(server.url)
  const { group, chair, drafter } = await newGroup(secretary, 'Union of judges')
  const proposal = { textId: text.id, groupId: group.id, title: 'On courts' }
  const { id } = expectStatus(await chair.post('/api/proposals', proposal), 201)
  const suggestion = expectStatus(
    await drafter.post(`/api/proposals/${id}/suggestions`, { op: 'replace', unit: 'art_1__para_1' }),
    201,
  ).id
  const room = `suggestion/${suggestion}`
  /** The clock up to which each page's own writing was acknowledged. */
  const savedUpTo = new Map<number, number>()
  const pages = [drafter, chair].map((account) => {
    const onSaved = (client: number, clock: number): void => {
      savedUpTo.set(client, Math.max(clock, savedUpTo.get(client) ?? 0))
    }
    const page = openClient({ url: `ws://127.0.0.1:${port}`, room, cookie: account.cookie, onSaved })
    page.provider.maxBackoffTime = 100
    return page
  })
  const typists = pages.map((page, index) => typist(page, `page${index}x`, random))
  const words = (): string[] => typists.flatMap((one) => [...one.words])
  let seen = 0
  for (let kill = 0; kill < kills; kill++) {
    await until('both are in', () => pages.every((page) => page.isSaved()))
    const typed = words().length
    for (const one of typists) one.start()
    const goal = typed + 10 + random.below(40)
    await until('both type', () => words().length > goal)
    await server.kill()
    for (const one of typists) one.stop()
    const disk = readFromDisk(file, room)
    pages.forEach((page, index) => {
      const own = page.doc.clientID
      const other = pages[1 - index]!.doc
      expect(Y.getState(disk.store, own), `kill ${kill}: seen by the other`).toBeGreaterThanOrEqual(
        Y.getState(other.store, own),
      )
      expect(Y.getState(disk.store, own), `kill ${kill}: saved`).toBeGreaterThanOrEqual(
        savedUpTo.get(own) ?? 0,
      )
      seen += Y.getState(other.store, own)
    })
    disk.destroy()
    server = await startServer({ dataDir, port })
  }
  expect(seen).toBeGreaterThan(1000)
  for (const page of pages) {
    await until('every word is on the page', () => missing(words(), page.words()).length === 0)
    await page.saved()
    expect(page.refusals).toEqual([])
  }
  const onDisk = blockTexts(readFromDisk(file, room)).join('\n')
  expect(missing(words(), onDisk)).toEqual([])
  expect(pages[0]!.words()).toBe(pages[1]!.words())
  await until('the row follows its document', async () => {
    const row = expectStatus(await chair.get(`/api/suggestions/${suggestion}`), 200)
    return row.after.ru[0].text === onDisk
  })
  for (const page of pages) page.destroy()
  expect(await server.stop()).toBe(0)
  const database = openDatabase(file)
  expect(await verifyRoom(database, room)).toMatchObject({ intact: true })
  await database.close()
})
