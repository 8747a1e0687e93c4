/** A full disk: whoever asked is told that nothing is being saved, nothing half is kept, and it goes on when there is room. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { makeLog } from '#server/log.ts'
import { type RunningServer, startServer } from '#server/start.ts'
import { openSqlite, type SqliteStorage } from '#server/store/sqlite/database.ts'
import { type Account, expectStatus, setUp } from '#tests/support/account.ts'
import { openClient } from '#tests/support/client.ts'
import { until } from '#tests/support/until.ts'

let folder: string
let database: SqliteStorage
let server: RunningServer
let secretary: Account

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'usynys-full-'))
  database = openSqlite(join(folder, 'usynys.db'))
  const config = readConfig({ DATA_DIR: folder, PORT: '0', OPEN_SIGNUP: 'true' })
  server = await startServer(config, { database, log: makeLog('silent') })
  secretary = await setUp(`http://127.0.0.1:${server.port}`)
})
afterEach(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

/** SQLite's own limit on the size of the file, and ballast in what is free: every larger write fails as on a full disk. */
const fillDisk = (): Promise<unknown> =>
  database.exclusively((sqlite) => {
    sqlite.exec('create table if not exists "ballast" ("bytes" blob)')
    sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`)
    for (const size of [1_000_000, 50_000, 2000])
      expect(() => {
        for (let n = 0; n < 1000; n++) sqlite.prepare('insert into "ballast" values (zeroblob(?))').run(size)
      }).toThrow(/full/)
  })
const makeRoom = (): Promise<unknown> =>
  database.exclusively((sqlite) => void sqlite.pragma('max_page_count = 1000000'))

const source = `Статья 1. Слово\n${'Длинное слово о праве. '.repeat(40_000)}`

test('[API-7] a request that cannot be stored says so, and nothing of it is kept', async () => {
  await fillDisk()
  const refused = await secretary.post('/api/texts', { title: 'Проект', lang: 'ru', source })
  expect([refused.status, refused.body.code]).toEqual([503, 'storage-failed'])
  expect(expectStatus(await secretary.get('/api/texts'), 200).items).toEqual([])
  await makeRoom()
  expectStatus(await secretary.post('/api/texts', { title: 'Проект', lang: 'ru', source }), 201)
})

test('[API-7] what was typed while the disk was full is offered again and saved when there is room', async () => {
  const text = expectStatus(
    await secretary.post('/api/texts', { title: 'Проект', lang: 'ru', source: 'Статья 1. Право\n1. Слово.' }),
    201,
  )
  const group = expectStatus(await secretary.post('/api/groups', { name: 'Notaries' }), 201)
  const proposal = expectStatus(
    await secretary.post('/api/proposals', { textId: text.id, groupId: group.id, title: 'One' }),
    201,
  )
  const { id } = expectStatus(
    await secretary.post(`/api/proposals/${proposal.id}/suggestions`, {
      op: 'replace',
      unit: 'art_1__para_1',
    }),
    201,
  )
  const page = openClient({
    url: `ws://127.0.0.1:${server.port}`,
    room: `suggestion/${id}`,
    cookie: secretary.cookie,
  })
  await page.synced()
  await page.saved()
  await fillDisk()
  page.text().insert(0, 'Важное. '.repeat(20_000))
  await until('the room says that it cannot store', () => page.closes.includes(4503))
  expect(page.isSaved()).toBe(false)
  await makeRoom()
  await page.saved()
  const row = await until('the row has it', async () => {
    const { body } = await secretary.get(`/api/suggestions/${id}`)
    return body.after.ru[0].text.startsWith('Важное. ') && body
  })
  expect(row.after.ru[0].text).toHaveLength('Важное. '.length * 20_000 + 'Слово.'.length)
  page.destroy()
})
