/** One server a data folder, in processes of their own. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startServer } from '#tests/support/server.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'usynys-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const inUse = /Another Usynys process is using .*Stop that one first, or set DATA_DIR/

test('[STORE-4] a second server on a data folder refuses to start, until the first is gone, however it went', async () => {
  const dataDir = join(folder, 'servers')
  const first = await startServer({ dataDir })
  await expect(startServer({ dataDir })).rejects.toThrow(inUse)
  expect((await fetch(new URL('/readyz', first.url))).status).toBe(200)

  await first.kill()
  const second = await startServer({ dataDir })
  await expect(startServer({ dataDir })).rejects.toThrow(inUse)
  expect(await second.stop()).toBe(0)

  const third = await startServer({ dataDir })
  expect(await third.stop()).toBe(0)
})

test('[STORE-4] of several servers that start at once on a new folder, one serves', async () => {
  const dataDir = join(folder, 'race')
  const started = await Promise.allSettled([1, 2, 3].map(() => startServer({ dataDir })))
  const serving = started.filter((one) => one.status === 'fulfilled').map((one) => one.value)
  const refused = started.filter((one) => one.status === 'rejected').map((one) => String(one.reason))
  for (const server of serving) await server.stop()
  expect(serving).toHaveLength(1)
  for (const reason of refused) expect(reason).toMatch(inUse)
})

test('[STORE-4] a sample is not made where a server runs, and takes nothing away', async () => {
  const server = await startServer({ dataDir: join(folder, 'seed') })
  const seed = spawnSync(process.execPath, ['tools/run.mjs', 'seed'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DATA_DIR: server.dataDir, LOG_LEVEL: 'warn' },
  })
  expect(seed.status).toBe(1)
  expect(seed.stderr).toMatch(/There is a database in/)
  expect((await fetch(new URL('/readyz', server.url))).status).toBe(200)
  expect(await server.stop()).toBe(0)
})
