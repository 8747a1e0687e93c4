/** [SYNC-5] Twenty kills of the crash rig; `npm run test:crash` does as many as one likes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { crash } from '#tests/crash/rig.ts'
import { hasPostgres, postgresRemedy, startPostgres } from '#tests/support/postgres.ts'
import { seedOfRun } from '#tests/support/random.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'usynys-crash-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Twenty starts of a server on a machine that does other things too. */
const longest = 300_000

test('[SYNC-5] kill -9 of the server, twenty times in mid-typing', { timeout: longest }, async () => {
  const figures = await crash({ kills: 20, rate: 80, seed: seedOfRun(9), dataDir })
  expect(figures).toMatchObject({
    kills: 20,
    seenButLost: 0,
    acknowledgedButLost: 0,
    wordsLost: 0,
    refusals: 0,
    findings: 0,
  })
  // The run was one: people typed, saw each other, were told that it is saved, came back from offline.
  expect(figures.strokes).toBeGreaterThan(400)
  expect(figures.seen).toBeGreaterThan(10_000)
  expect(figures.acknowledged).toBeGreaterThan(10_000)
  expect(figures.earlyKills).toBeGreaterThan(0)
  expect(figures.returns).toBeGreaterThan(0)
})

test.skipIf(!hasPostgres())(
  `[SYNC-5] the same with PostgreSQL behind it, five times${hasPostgres() ? '' : `: ${postgresRemedy}`}`,
  { timeout: longest },
  async () => {
    const postgres = await startPostgres()
    try {
      const databaseUrl = await postgres.newDatabase()
      const own = join(dataDir, 'postgres')
      const figures = await crash({ kills: 5, rate: 80, seed: seedOfRun(10), dataDir: own, databaseUrl })
      expect(figures).toMatchObject({
        kills: 5,
        seenButLost: 0,
        acknowledgedButLost: 0,
        wordsLost: 0,
        refusals: 0,
        findings: 0,
      })
      expect(figures.strokes).toBeGreaterThan(60)
      expect(figures.seen).toBeGreaterThan(1000)
      expect(figures.acknowledged).toBeGreaterThan(1000)
    } finally {
      await postgres.stop()
    }
  },
)
