/** [COPY-1] A copy that fails anywhere leaves the target as it was, and succeeds when it is begun again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CopyRefused, copyAll } from '#server/store/copy/copy.ts'
import { sqlStore } from '#server/store/store.ts'
import { hasPostgres, postgresRemedy } from '#tests/support/postgres.ts'
import { type Engine, everything } from './engine.ts'
import { openMigrated, storeIn } from './openStore.ts'
import { postgresEngine } from './postgres.ts'
import { sqliteEngine } from './sqlite.ts'

const at = '2026-03-01T10:00:00.000Z'

/** A few rows of many kinds, one that refers to a later one of its own table among them. */
const filled = async (engine: Engine) => {
  const opened = await openMigrated(engine)
  const { store, addUser } = storeIn(opened)
  await addUser({ id: 'u1', name: 'Notary A. Ә', email: 'a@example.org' })
  await store.groups.add({ id: 'g1', name: 'Notaries', createdBy: 'u1', createdAt: at })
  await store.groups.addMember('g1', 'u1', 'chair', at)
  await store.people.markAsSample(at)
  for (const action of ['one', 'two'])
    await store.audit.record({ actor: 'u1', action, subject: 'group/g1', detail: { action } }, at)
  await store.people.keepSetupCode('a\u0000b', at)
  const rows = Array.from({ length: 450 }, (_, n) => ({
    author: 'u1',
    update: Uint8Array.of(n % 256, n >> 8),
    clients: [],
  }))
  await opened.database.log.append([
    {
      room: 'a/1',
      epoch: 0,
      after: 0,
      rows: [{ author: 'u1', update: Uint8Array.of(1), clients: [4_294_967_295] }, ...rows],
    },
  ])
  await opened.database.log.setFrozen('a/1', true)
  return opened
}

const copies = (name: string, from: Engine, to: Engine): void => {
  test(`[COPY-1] [COPY-2] ${name}: every failure leaves the target empty; begun again, all of it arrives`, async () => {
    const source = await filled(from)
    const target = await openMigrated(to)
    const empty = await everything(target.database)
    let failures = 0
    // Failures at the first statements, then ever further apart.
    for (let n = 1; ; n += Math.ceil(n / 6)) {
      target.faults.failAt(n)
      const outcome = await copyAll(source.database, target.database).then(
        () => 'done',
        () => 'refused',
      )
      const hasFailed = target.faults.hasFailed()
      target.faults.failAt(undefined)
      expect(outcome).toBe(hasFailed ? 'refused' : 'done')
      if (!hasFailed) break
      failures += 1
      expect(await everything(target.database)).toEqual(empty)
    }
    expect(failures).toBeGreaterThan(5)
    const all = await everything(source.database)
    expect(all).not.toEqual(empty)
    // The one character that PostgreSQL cannot hold is replaced, so the table with it is not the same.
    const isReplaced = target.database.engine === 'postgres'
    const there = await everything(target.database)
    expect(isReplaced ? { ...there, installation: all.installation } : there).toEqual(all)
    expect((await sqlStore(target.database).people.installation()).setupCodeHash).toMatch(/^a.b$/s)
    expect(await target.database.log.load('a/1')).toMatchObject({
      head: 451,
      frozen: true,
      clients: new Map([[4_294_967_295, 'u1']]),
    })
    const { audit } = sqlStore(target.database)
    await audit.record({ actor: 'u1', action: 'three', subject: 'group/g1' }, at)
    expect(await audit.verify()).toEqual({ type: 'intact', rows: 3 })
    await expect(copyAll(source.database, target.database)).rejects.toThrow(CopyRefused)
    await source.close()
    await target.close()
  })
}

copies('from SQLite to SQLite', sqliteEngine, sqliteEngine)

describe.skipIf(!hasPostgres())(`with PostgreSQL${hasPostgres() ? '' : `: ${postgresRemedy}`}`, () => {
  const engine = postgresEngine()
  beforeAll(() => engine.start())
  afterAll(() => engine.stop())
  copies('from SQLite to PostgreSQL', sqliteEngine, engine)
  copies('from PostgreSQL to SQLite', engine, sqliteEngine)
})
