import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MigrationError, migrate } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import { openSqlite, type SqliteStorage } from './database.ts'

let folder: string
let database: SqliteStorage

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'usynys-store-'))
  database = openSqlite(join(folder, 'usynys.db'))
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

test('is durable and checked: WAL, synchronous=FULL, foreign keys', async () => {
  const pragmas = await database.exclusively((sqlite) => [
    sqlite.pragma('journal_mode', { simple: true }),
    sqlite.pragma('synchronous', { simple: true }),
    sqlite.pragma('foreign_keys', { simple: true }),
  ])
  expect(pragmas).toEqual(['wal', 2, 1])
})

test('migrations run once, in order', async () => {
  expect(await migrate(database)).toEqual(Object.keys(migrations))
  expect(await migrate(database)).toEqual([])
})

test('[STORE-3] a database from a newer version stops with cause and remedy', async () => {
  await migrate(database, { ...migrations, '999-future': { up: async () => {} } })
  await expect(migrate(database)).rejects.toThrow(MigrationError)
  await expect(migrate(database)).rejects.toThrow(/written by another version.*999-future/s)
})

test('[STORE-3] a migration that comes too late in the order stops with cause and remedy', async () => {
  await migrate(database)
  await expect(migrate(database, { ...migrations, '001-b-late': { up: async () => {} } })).rejects.toThrow(
    /001-b-late|another version/,
  )
})

test('[STORE-3] a failing migration keeps nothing of the attempt', async () => {
  const failing = {
    up: async (db: Parameters<(typeof migrations)[string]['up']>[0]) => {
      await db.schema.createTable('half').addColumn('id', 'integer').execute()
      throw new Error('no more room')
    },
  }
  await expect(migrate(database, { ...migrations, '900-failing': failing })).rejects.toThrow(/no more room/)
  const half = await database.exclusively((sqlite) =>
    sqlite.prepare(`select 1 from sqlite_master where name = 'half'`).get(),
  )
  expect(half).toBeUndefined()
})

test('[STORE-1] row transactions never interleave, and a log commit goes between them, before waiting ones', async () => {
  await migrate(database)
  const order: string[] = []
  const rowTransaction = (name: string, between: Promise<unknown>) =>
    database.rows.transaction().execute(async (rows) => {
      order.push(`${name} begins`)
      await rows.selectFrom('accessRevision').selectAll().execute()
      await between
      await rows
        .updateTable('accessRevision')
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .execute()
      order.push(`${name} ends`)
    })
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const first = rowTransaction('first', gate)
  await expect.poll(() => order).toEqual(['first begins'])
  const second = rowTransaction('second', Promise.resolve())
  const log = database.commitLog(() => void order.push('log'))
  open()
  await Promise.all([first, second, log])
  expect(order).toEqual(['first begins', 'first ends', 'log', 'second begins', 'second ends'])
  expect(await database.rows.selectFrom('accessRevision').select('revision').executeTakeFirst()).toEqual({
    revision: 2,
  })
})

test('a log commit that throws writes nothing and leaves the connection usable', async () => {
  await migrate(database)
  await expect(
    database.commitLog((sqlite) => {
      sqlite.exec(`update "accessRevision" set "revision" = 7`)
      throw new Error('disk full')
    }),
  ).rejects.toThrow('disk full')
  expect(await database.rows.selectFrom('accessRevision').select('revision').executeTakeFirst()).toEqual({
    revision: 0,
  })
})
