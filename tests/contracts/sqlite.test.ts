import { describe } from 'vitest'
import { closingContract } from './closingContract.ts'
import { databaseContract } from './databaseContract.ts'
import { lawContract } from './lawContract.ts'
import { openLog, openStore } from './openStore.ts'
import { sqliteEngine } from './sqlite.ts'
import { storeContract } from './storeContract.ts'
import { updateLogContract } from './updateLog.ts'

describe('on SQLite', () => {
  describe('database', () => databaseContract(sqliteEngine))
  describe('stores', () => storeContract(() => openStore(sqliteEngine)))
  describe('law', () => lawContract(() => openStore(sqliteEngine)))
  describe('closing', () => closingContract(sqliteEngine))
  describe('log', () => updateLogContract(() => openLog(sqliteEngine)))
})
