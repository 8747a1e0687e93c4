/**
 * `npm run seed`: creates a sample database in DATA_DIR, or in the empty PostgreSQL database that DATABASE_URL names, with a text,
 * three groups and their work, and says how to look at it. Refuses one that holds anything.
 */
import { type Config, readConfig } from '#server/config.ts'
import { type Log, makeLog } from '#server/log.ts'
import { createSample, NotEmpty } from '#server/sample/create.ts'
import { sampleMaker } from '#server/sample/maker.ts'
import { migrate } from '#server/store/migrate.ts'
import { command, onPostgres, say } from './command.ts'

const inPostgres = (url: string, config: Config, log: Log): Promise<void> =>
  onPostgres(url, async (database) => {
    await migrate(database)
    const { rows } = database
    if (await rows.selectFrom('user').select('id').limit(1).executeTakeFirst())
      throw new NotEmpty(
        'The database holds accounts already, and a sample never goes among them. Name an empty one in DATABASE_URL.',
      )
    await sampleMaker(config, database, log).make()
    say('A sample is in the database that DATABASE_URL names. Look at it with: npm start')
  })

await command(async () => {
  const config = readConfig(process.env)
  const log = makeLog(config.logLevel)
  if (config.databaseUrl !== undefined) await inPostgres(config.databaseUrl, config, log)
  else {
    const { proposalIds } = await createSample(config, log)
    say(
      `A sample with ${proposalIds.length} proposals is in ${config.dataDir}. Look at it with: DATA_DIR=${config.dataDir} npm start`,
    )
  }
  say('The first page asks as which member.')
})
