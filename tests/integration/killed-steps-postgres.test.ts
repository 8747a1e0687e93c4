/** Killed steps with PostgreSQL behind the server. */
import { afterAll, beforeAll, describe } from 'vitest'
import { usePostgres as onPostgres, stopPostgres } from '#tests/support/database.ts'
import { killedSuite } from '#tests/support/killedSuite.ts'
import { hasPostgres, postgresRemedy } from '#tests/support/postgres.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'

describe.skipIf(!hasPostgres())(`kill -9${hasPostgres() ? '' : `: ${postgresRemedy}`}`, () => {
  beforeAll(async () => {
    await onPostgres()
  }, 30_000)
  afterAll(stopPostgres)
  killedSuite(randomFrom(seedOfRun(411)), Number(process.env.KILLS ?? 2))
})
