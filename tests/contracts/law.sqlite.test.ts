import { migrate } from '#server/store/migrate.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { sqlStore } from '#server/store/store.ts'
import { lawContract } from './lawContract.ts'

lawContract(async () => {
  const database = openSqlite(':memory:')
  await migrate(database)
  const at = '2026-03-01T10:00:00.000Z'
  return {
    store: sqlStore(database),
    addUser: async (user) =>
      void (await database.rows
        .insertInto('user')
        .values({ ...user, emailVerified: 0, image: null, createdAt: at, updatedAt: at })
        .execute()),
    close: () => database.close(),
  }
})
