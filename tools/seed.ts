/**
 * `npm run seed`: creates a sample database in DATA_DIR, with a text, three groups and their work, and says how to look at
 * it. Refuses a folder that holds a database.
 */
import { readConfig } from '#server/config.ts'
import { makeLog } from '#server/log.ts'
import { createSample } from '#server/sample/create.ts'

try {
  const config = readConfig(process.env)
  const { proposalIds } = await createSample(config, makeLog(config.logLevel))
  process.stdout.write(
    `A sample with ${proposalIds.length} proposals is in ${config.dataDir}. Look at it with: DATA_DIR=${config.dataDir} npm start\n` +
      'The first page asks as which member.\n',
  )
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
