/** Backing up while people type, and going on from a backup with what was lost kept apart. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkHistory } from '#server/store/verify/history.ts'
import { expectStatus } from '#tests/support/account.ts'
import { blockTexts } from '#tests/support/client.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { readFromDisk } from '#tests/support/rooms.ts'
import { clientIn, fileIn, makeScribes } from '#tests/support/scribes.ts'
import { startServer } from '#tests/support/server.ts'
import { missing, typist } from '#tests/support/typist.ts'
import { until } from '#tests/support/until.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'usynys-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const how = { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } } as const
const run = (...args: string[]) => spawnSync(process.execPath, ['tools/run.mjs', ...args], how)
const runBeside = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['tools/run.mjs', ...args], how)

test('[BACKUP-1] [BACKUP-2] a backup while two type; restored, it has all that was saved before, and nothing of after', async () => {
  const random = randomFrom(seedOfRun(5))
  const dataDir = join(folder, 'first')
  let server = await startServer({ dataDir })
  const scribes = await makeScribes(server, ['art_1__para_1'])
  const room = `suggestion/${scribes.suggestions[0]}`
  const pages = [scribes.chair, scribes.drafter].map((account) =>
    clientIn(server, account, room, { epoch: '0' }),
  )
  for (const page of pages) await page.synced()
  const typists = pages.map((page, index) => typist(page, `page${index}x`, random))
  const words = () => typists.flatMap((one) => [...one.words])
  for (const one of typists) one.start()

  const backups: { file: string; saved: readonly string[] }[] = []
  for (let round = 0; round < 3; round++) {
    const goal = words().length + 40
    await until('both type on', () => words().length > goal)
    const typed = words()
    await until('what was typed is saved', async () => {
      const there = blockTexts(readFromDisk(fileIn(dataDir), room)).join('\n')
      return missing(typed, there).length === 0
    })
    const file = join(folder, `backup-${round}.db`)
    const { stdout } = await runBeside('backup', '--data', dataDir, '--to', file)
    expect(stdout).toContain('The history is intact.')
    expect(words().length, 'people typed during the backup').toBeGreaterThan(typed.length)
    backups.push({ file, saved: typed })
  }
  for (const one of typists) one.stop()
  for (const page of pages) await page.saved()
  const everything = words()
  expect(pages.flatMap((page) => page.refusals)).toEqual([])
  expect(checkHistory(fileIn(dataDir)).findings).toEqual([])
  for (const { file, saved } of backups) {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(missing(saved, blockTexts(readFromDisk(file, room)).join('\n'))).toEqual([])
  }
  const { port } = server
  await server.stop()

  const { file, saved } = backups[0]!
  const there = blockTexts(readFromDisk(file, room)).join('\n')
  const lost = missing(everything, there)
  expect(lost.length).toBeGreaterThan(20)
  const restored = join(folder, 'second')
  const said = run('restore', '--from', file, '--data', restored)
  expect(said.stderr).toBe('')
  expect(said.status).toBe(0)
  expect(checkHistory(fileIn(restored)).findings).toEqual([])

  server = await startServer({ dataDir: restored, port })
  // Sessions ended with the restore, so the old pages are told to sign in; with a new session, that their copy is stale.
  await until('the old pages are turned away', () => pages.every((page) => page.closes.at(-1) === 4401))
  for (const account of [scribes.chair, scribes.drafter]) {
    expect((await account.get('/api/me')).status).toBe(401)
    await account.signIn()
  }
  const back = [scribes.chair, scribes.drafter].map((account, index) =>
    clientIn(server, account, room, { epoch: '0' }, pages[index]!.doc),
  )
  await until('a copy of another epoch is turned away', () =>
    back.every((page) => page.closes.at(-1) === 4409),
  )

  const fresh = clientIn(server, scribes.drafter, room, { epoch: '1' })
  await fresh.saved()
  expect(fresh.words()).toBe(there)
  expect(missing(saved, fresh.words())).toEqual([])
  expect(missing(lost, fresh.words())).toEqual(lost)
  expect(fresh.accesses.at(-1)).toMatchObject({ write: true, epoch: 1 })
  fresh.text().insert(0, 'goeson ')
  await fresh.saved()
  expect(fresh.refusals).toEqual([])
  await until('the row follows', async () => {
    const row = expectStatus(await scribes.chair.get(`/api/suggestions/${scribes.suggestions[0]}`), 200)
    return row.after.ru[0].text.startsWith('goeson ')
  })
  for (const page of [...pages, ...back, fresh]) page.destroy()
  expect(await server.stop()).toBe(0)
  expect(checkHistory(fileIn(restored)).findings).toEqual([])
  const onDisk = new Y.Doc()
  Y.applyUpdate(onDisk, Y.encodeStateAsUpdate(readFromDisk(fileIn(restored), room)))
  expect(missing(lost, blockTexts(onDisk).join('\n'))).toEqual(lost)
})

test('[BACKUP-3] nothing is written over, and nothing damaged is restored', async () => {
  const server = await startServer({ dataDir: join(folder, 'refusals') })
  await makeScribes(server, ['art_3'])
  const file = join(folder, 'whole.db')
  expect(run('backup', '--data', server.dataDir, '--to', file).status).toBe(0)
  const again = run('backup', '--data', server.dataDir, '--to', file)
  expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('is there already') })
  const nowhere = run('backup', '--data', join(folder, 'nowhere'), '--to', join(folder, 'x.db'))
  expect(nowhere).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no database') })

  const over = run('restore', '--from', file, '--data', server.dataDir)
  expect(over).toMatchObject({ status: 1, stderr: expect.stringContaining('is not empty') })
  expect((await fetch(new URL('/readyz', server.url))).status).toBe(200)
  await server.stop()

  const damaged = join(folder, 'damaged.db')
  const bytes = readFileSync(file)
  const at = bytes.indexOf('installation.setUp')
  expect(at).toBeGreaterThan(0)
  bytes[at]! ^= 1
  writeFileSync(damaged, bytes)
  const target = join(folder, 'never')
  const refused = run('restore', '--from', damaged, '--data', target)
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('Nothing was restored') })
  expect(refused.stdout).toContain('BROKEN: audit, row 1')

  mkdirSync(target)
  const whole = run('restore', '--from', file, '--data', target)
  expect(whole.status).toBe(0)
  const next = await startServer({ dataDir: target })
  expect(await next.stop()).toBe(0)
})
