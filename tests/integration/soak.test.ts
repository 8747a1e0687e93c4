/** A short run of the soak rig; `npm run test:soak` takes as long as one likes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { soak } from '#tests/soak/rig.ts'
import { seedOfRun } from '#tests/support/random.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'usynys-soak-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test('people come and go, type and delete: all end with the same documents', {
  timeout: 120_000,
}, async () => {
  const figures = await soak({ minutes: 0.15, rooms: 8, people: 24, rate: 80, seed: seedOfRun(5), dataDir })
  expect(figures).toMatchObject({ refusals: 0, unequal: [], closes: [], findings: 0, errors: [] })
  expect(figures.strokes).toBeGreaterThan(200)
  expect(figures.visits).toBeGreaterThan(24)
})
