/**
 * `npm run restore -- --from FILE --data DIR [--database URL]`: checks a backup and makes a new data folder of it, or fills an empty
 * PostgreSQL database from it; the history is then signed with the key in the data folder.
 */
import { resolve } from 'node:path'
import { BackupRefused, restore, restoreInto } from '#server/store/backup.ts'
import { migrate } from '#server/store/migrate.ts'
import { checkHistory } from '#server/store/verify/history.ts'
import { command, dataFolder, Misused, onPostgres, optionsOf, progress, say } from './command.ts'
import { toldHistory } from './tellHistory.ts'

const usage = 'npm run restore -- --from FILE --data DIR [--database postgres://…]'

await command(async () => {
  const { from, data, database } = optionsOf(['from', 'data', 'database'], usage)
  if (from === undefined || data === undefined)
    throw new Misused(`Name the backup with --from and a data folder with --data.\nUsage: ${usage}`)
  const file = resolve(from)
  const folder = dataFolder(data)
  const checked = checkHistory(file)
  for (const line of toldHistory(checked)) say(line)
  if (checked.findings.length > 0)
    throw new BackupRefused('Nothing was restored: the backup is damaged. Take an older one.')
  if (database === undefined) {
    await restore(file, folder)
    say(`Restored into ${folder}. Start with: DATA_DIR=${folder} npm start`)
  } else {
    await onPostgres(database, async (target) => {
      await migrate(target)
      await restoreInto(file, target, folder, { progress })
    })
    say(
      `Restored into the database. Start with DATABASE_URL naming it and DATA_DIR=${folder}, which holds the key.`,
    )
  }
  say('Everybody signs in again. Copies of documents made after the backup are set aside for their owners.')
})
