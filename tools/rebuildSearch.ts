/** `npm run rebuild-search -- [--data DIR | --url DATABASE_URL]`: builds the index of words anew, while the server is stopped. */
import { migrate } from '#server/store/migrate.ts'
import { rebuildSearch } from '#server/store/search/rebuild.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { command, databaseIn, databaseUrl, dataFolder, onPostgres, optionsOf, say } from './command.ts'

const usage = 'npm run rebuild-search -- [--data DIR | --url DATABASE_URL]'

await command(async () => {
  const { data, url } = optionsOf(['data', 'url'], usage)
  const work = async (database: Parameters<typeof migrate>[0]) => {
    await migrate(database)
    say(`${await rebuildSearch(database)} entries can be found.`)
  }
  const address = databaseUrl(url, data)
  if (address !== undefined) return onPostgres(address, work)
  const database = openSqlite(databaseIn(dataFolder(data)))
  try {
    await work(database)
  } finally {
    await database.close()
  }
})
