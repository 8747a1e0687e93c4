import { afterAll, beforeAll, describe } from 'vitest'
import { hasPostgres, postgresRemedy } from '#tests/support/postgres.ts'
import { closingContract } from './closingContract.ts'
import { databaseContract } from './databaseContract.ts'
import { lawContract } from './lawContract.ts'
import { openLog, openStore } from './openStore.ts'
import { postgresEngine } from './postgres.ts'
import { storeContract } from './storeContract.ts'
import { updateLogContract } from './updateLog.ts'

describe.skipIf(!hasPostgres())(`on PostgreSQL${hasPostgres() ? '' : `: ${postgresRemedy}`}`, () => {
  const engine = postgresEngine()
  beforeAll(() => engine.start())
  afterAll(() => engine.stop())
  describe('database', () => databaseContract(engine))
  describe('stores', () => storeContract(() => openStore(engine)))
  describe('law', () => lawContract(() => openStore(engine)))
  describe('closing', () => closingContract(engine))
  describe('log', () => updateLogContract(() => openLog(engine)))
})
