import { migrate } from '#server/store/migrate.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { sqlStore } from '#server/store/store.ts'
import { storeContract } from './storeContract.ts'

storeContract(async () => {
  const database = openSqlite(':memory:')
  await migrate(database)
  const { rows } = database
  const at = '2026-03-01T10:00:00.000Z'
  return {
    store: sqlStore(database),
    addUser: async (user) =>
      void (await rows
        .insertInto('user')
        .values({ ...user, emailVerified: 0, image: null, createdAt: at, updatedAt: at })
        .execute()),
    setHead: async (room, head) =>
      void (await rows
        .insertInto('rooms')
        .values({ room, epoch: 0, head, headHash: Buffer.alloc(32), frozen: 0 })
        .execute()),
    forgeAudit: async (seq) =>
      void (await rows
        .updateTable('audit')
        .set({ detailJson: '{"action":"forged"}' })
        .where('seq', '=', seq)
        .execute()),
    close: () => database.close(),
  }
})
