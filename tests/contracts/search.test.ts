import { afterAll, beforeAll, describe } from 'vitest'
import { hasPostgres, postgresRemedy } from '#tests/support/postgres.ts'
import { postgresEngine } from './postgres.ts'
import { searchContract } from './searchContract.ts'
import { sqliteEngine } from './sqlite.ts'

describe('on SQLite', () => searchContract(sqliteEngine))

describe.skipIf(!hasPostgres())(`on PostgreSQL${hasPostgres() ? '' : `: ${postgresRemedy}`}`, () => {
  const engine = postgresEngine()
  beforeAll(() => engine.start())
  afterAll(() => engine.stop())
  searchContract(engine)
})
