/** What every database keeps to: migrations, turns of transactions, and that a failure leaves everything as it was. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeLog } from '#server/log.ts'
import { pendingAccountMigrations } from '#server/store/accounts.ts'
import { signHeads } from '#server/store/checkpoints.ts'
import type { Database } from '#server/store/database.ts'
import { MigrationError, migrate } from '#server/store/migrate.ts'
import { migrations } from '#server/store/migrations/index.ts'
import { signingKeyIn } from '#server/store/signingKey.ts'
import { sqlStore } from '#server/store/store.ts'
import { verifyRoom } from '#server/store/verifyRoom.ts'
import type { LogRow, TurnOutcome } from '#server/sync/ports.ts'
import { temporaryFolder } from '#tests/support/folder.ts'
import { type Engine, everything, type Opened } from './engine.ts'

const row = (byte: number, clients: readonly number[] = []): LogRow => ({
  author: 'anna',
  update: Uint8Array.of(byte),
  clients,
})

const folder = temporaryFolder('usynys-key-')

/** Operations that write; each is tried with a failure at every one of its statements. */
const operations: Readonly<Record<string, (database: Database) => Promise<unknown>>> = {
  append: ({ log }) =>
    log.append([
      { room: 'a/1', epoch: 0, after: 1, rows: [row(2, [6000]), row(3)] },
      { room: 'new/1', epoch: 0, after: 0, rows: [row(4, [5000, 7000])] },
    ]),
  restart: ({ log }) => log.restart('a/1', [row(9, [8000])]),
  'set frozen': ({ log }) => log.setFrozen('a/1', true),
  'set frozen, a new room': ({ log }) => log.setFrozen('new/2', true),
  snapshot: ({ log }) => log.snapshot('a/1', 1, Uint8Array.of(1)),
  'a transaction of rows': (database) =>
    sqlStore(database).transact(async ({ people, audit }) => {
      await people.keepSetupCode('hash', '2026-03-01T10:00:00.000Z')
      await people.raiseAccessRevision()
      for (const action of ['one', 'two'])
        await audit.record({ actor: 'u1', action, subject: 'installation' }, '2026-03-01T10:00:00.000Z')
    }),
  'sign heads': (database) =>
    database.transact((rows) => signHeads(rows, signingKeyIn(folder), '2026-03-01T10:00:00.000Z')),
}

export const databaseContract = (engine: Engine): void => {
  let opened: Opened
  let database: Database

  beforeEach(async () => {
    opened = await engine.open()
    database = opened.database
  })
  afterEach(() => opened.close())

  const accounts = () => ({
    database,
    secret: 's'.repeat(32),
    origins: ['http://localhost:3000'],
    openSignup: true,
    log: makeLog('silent'),
    mayJoin: async () => false,
    sessionsChanged: async () => {},
  })

  const startEmpty = async (): Promise<void> => {
    await opened.close()
    opened = await engine.open('empty')
    database = opened.database
  }

  test('[STORE-3] migrations run once, in order, and leave the accounts library none of its own', async () => {
    await startEmpty()
    expect(await pendingAccountMigrations(accounts())).toEqual(
      expect.arrayContaining(['user', 'session', 'account', 'verification']),
    )
    expect(await migrate(database)).toEqual(Object.keys(migrations))
    expect(await migrate(database)).toEqual([])
    expect(await pendingAccountMigrations(accounts())).toEqual([])
  })

  test('[STORE-3] of two that migrate at once, one waits for the other', async () => {
    await startEmpty()
    const other = await opened.beside()
    const done = await Promise.all([migrate(database), migrate(other.database)])
    expect(await migrate(database)).toEqual([])
    expect(done.flat().length).toBeGreaterThanOrEqual(Object.keys(migrations).length)
    if (other !== opened) await other.close()
  })

  test('[STORE-3] a database from a newer version, or with a step missing before it, stops with cause and remedy', async () => {
    await startEmpty()
    await migrate(database, { ...migrations, '999-future': { up: async () => {} } })
    await expect(migrate(database)).rejects.toThrow(MigrationError)
    await expect(migrate(database)).rejects.toThrow(/written by another version.*999-future/s)
    const late = { ...migrations, '001-b-late': { up: async () => {} }, '999-future': { up: async () => {} } }
    await expect(migrate(database, late)).rejects.toThrow(/written by another version/)
  })

  test('[STORE-3] a failing migration keeps nothing of the attempt', async () => {
    const before = await everything(database)
    const failing = {
      up: async (db: Parameters<(typeof migrations)[string]['up']>[0]) => {
        await db.schema.createTable('half').addColumn('id', 'integer').execute()
        throw new Error('no more room')
      },
    }
    await expect(migrate(database, { ...migrations, '997-failing': failing })).rejects.toThrow(/no more room/)
    expect(await everything(database)).toEqual(before)
    expect(await migrate(database)).toEqual([])
  })

  test('a character that an engine cannot hold harms nothing', async () => {
    const { people } = sqlStore(database)
    await people.keepSetupCode('a\u0000b', '2026-03-01')
    expect(['a\u0000b', 'a\ufffdb']).toContain((await people.installation()).setupCodeHash)
    expect(await people.byEmail('a\u0000b')).toBeUndefined()
  })

  test('[STORE-1] transactions of rows come one after another, and what one has read stays true', async () => {
    const other = await opened.beside()
    const [mine, theirs] = [sqlStore(database), sqlStore(other.database)]
    const raise = (store: typeof mine) =>
      store.transact(async ({ people, audit }) => {
        const before = await people.accessRevision()
        await people.raiseAccessRevision()
        await audit.record({ actor: 'u1', action: `${before}`, subject: 'installation' }, '2026-03-01')
        expect(await people.accessRevision()).toBe(before + 1)
      })
    await Promise.all(Array.from({ length: 20 }, (_, n) => raise(n % 2 ? mine : theirs)))
    expect(await mine.people.accessRevision()).toBe(20)
    expect(await mine.audit.verify()).toEqual({ type: 'intact', rows: 20 })
    if (other !== opened) await other.close()
  })

  test('[LOG-6] on a slow database, nodes that write in one room at once lose nothing and keep one order', async () => {
    const other = await opened.beside()
    opened.faults.delayMs = 3
    const node = async ({ log }: Database, name: number): Promise<void> => {
      for (let n = 0; n < 8; ) {
        const turns = await Promise.all(
          ['b/1', 'a/1'].map(async (room) => {
            const { head } = await log.since(room, 0)
            return { room, epoch: 0, after: head, rows: [row(10 * name + n, [1024 + name])] }
          }),
        )
        const outcomes = await log.append(name % 2 ? turns : turns.toReversed())
        const types = [...outcomes.values()].map(({ type }: TurnOutcome) => type)
        expect(types.every((type) => type === 'committed' || type === 'behind')).toBe(true)
        if (types.includes('committed')) n += 1
      }
    }
    await Promise.all([node(database, 1), node(other.database, 2), node(database, 3)])
    opened.faults.delayMs = 0
    for (const room of ['a/1', 'b/1']) {
      const { head, updates } = await database.log.load(room)
      expect(updates).toHaveLength(head)
      expect(await verifyRoom(database.rows, room)).toMatchObject({ intact: true, rows: head })
    }
    if (other !== opened) await other.close()
  })

  test.each(Object.keys(operations))(
    '[STORE-5] a failure at any statement leaves all as it was: %s',
    async (name) => {
      await database.log.append([{ room: 'a/1', epoch: 0, after: 0, rows: [row(1, [5000])] }])
      await sqlStore(database).audit.record(
        { actor: 'u1', action: 'zero', subject: 'installation' },
        '2026-03-01',
      )
      const before = await everything(database)
      let failures = 0
      for (;;) {
        opened.faults.failAt(failures + 1)
        const outcome = await operations[name]!(database).then(
          () => 'done',
          () => 'refused',
        )
        const hasFailed = opened.faults.hasFailed()
        opened.faults.failAt(undefined)
        if (!hasFailed) {
          expect(outcome).toBe('done')
          break
        }
        expect(outcome).toBe('refused')
        expect(await everything(database)).toEqual(before)
        failures += 1
      }
      expect(failures).toBeGreaterThan(0)
      expect(await everything(database)).not.toEqual(before)
    },
  )

  test.each(Object.keys(operations))(
    '[STORE-5] on a full disk nothing is kept, and it goes on when there is room: %s',
    async (name) => {
      await database.log.append([{ room: 'a/1', epoch: 0, after: 0, rows: [row(1, [5000])] }])
      const before = await everything(database)
      await opened.fillDisk()
      const filled = await database.log
        .append([{ room: 'a/1', epoch: 0, after: 1, rows: [{ ...row(2), update: new Uint8Array(20_000) }] }])
        .then(
          () => 'written',
          () => 'refused',
        )
      expect(filled).toBe('refused')
      expect((await database.log.load('a/1')).head).toBe(1)
      await operations[name]!(database).catch(() => {})
      await opened.makeRoom()
      opened = await opened.reopen()
      database = opened.database
      const after = await everything(database)
      // What still found a little room was kept whole; the rest, not at all.
      if (JSON.stringify(after) === JSON.stringify(before)) await operations[name]!(database)
      expect(await everything(database)).not.toEqual(before)
      expect(await verifyRoom(database.rows, 'a/1')).toMatchObject({ intact: true })
      expect(await sqlStore(database).audit.verify()).toMatchObject({ type: 'intact' })
    },
  )
}
