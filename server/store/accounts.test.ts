import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeLog } from '../log.ts'
import { type AccountOptions, makeAccounts, pendingAccountMigrations } from './accounts.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { openSqlite } from './sqlite/database.ts'

let database: Database
let options: AccountOptions

beforeEach(() => {
  database = openSqlite(':memory:')
  options = {
    database,
    secret: 's'.repeat(32),
    origins: ['http://localhost:3000'],
    openSignup: true,
    log: makeLog('silent'),
    mayJoin: async () => false,
    sessionsChanged: async () => {},
  }
})
afterEach(() => database.close())

test('our migrations leave the accounts library none of its own', async () => {
  expect(await pendingAccountMigrations(options)).toEqual(
    expect.arrayContaining(['user', 'session', 'account', 'verification']),
  )
  await migrate(database)
  expect(await pendingAccountMigrations(options)).toEqual([])
})

test('accounts and rows share one connection: a sign-up waits for a running row transaction', async () => {
  await migrate(database)
  const accounts = makeAccounts(options)
  const order: string[] = []
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const rows = database.rows.transaction().execute(async (tx) => {
    await tx.selectFrom('user').selectAll().execute()
    await gate
    order.push('rows')
  })
  const account = { name: 'Notary A.', email: 'a@example.org', password: 'correct horse battery' }
  const signUp = accounts.signUp(account, new Headers()).then(() => order.push('sign-up'))
  open()
  await Promise.all([rows, signUp])
  expect(order).toEqual(['rows', 'sign-up'])
})
