/** The product on PostgreSQL: tests that know nothing of a database run once more on servers that keep their data there. */
import { afterAll, beforeAll, describe } from 'vitest'
import { stopPostgres, usePostgres } from '#tests/support/database.ts'
import { hasPostgres, postgresRemedy } from '#tests/support/postgres.ts'

describe.skipIf(!hasPostgres())(`on PostgreSQL${hasPostgres() ? '' : `: ${postgresRemedy}`}`, () => {
  beforeAll(usePostgres)
  afterAll(stopPostgres)
  describe('from a real text to its exports', () => import('./api-first-gate.test.ts') as never)
  describe('suggestions', () => import('./api-suggestions.test.ts') as never)
  describe('live pages', () => import('./api-live.test.ts') as never)
  describe('rights', () => import('./api-rights.test.ts') as never)
  describe('versions', () => import('./history-versions.test.ts') as never)
})
