/** `npm run restore -- --from FILE --data DIR`: checks a backup and makes a new data folder of it. */
import { resolve } from 'node:path'
import { BackupRefused, restore } from '#server/store/backup.ts'
import { checkHistory } from '#server/store/verify/history.ts'
import { command, dataFolder, Misused, optionsOf, say } from './command.ts'
import { toldHistory } from './tellHistory.ts'

const usage = 'npm run restore -- --from FILE --data DIR'

await command(async () => {
  const { from, data } = optionsOf(['from', 'data'], usage)
  if (from === undefined || data === undefined)
    throw new Misused(`Name the backup with --from and a new folder with --data.\nUsage: ${usage}`)
  const file = resolve(from)
  const folder = dataFolder(data)
  const checked = checkHistory(file)
  for (const line of toldHistory(checked)) say(line)
  if (checked.findings.length > 0)
    throw new BackupRefused('Nothing was restored: the backup is damaged. Take an older one.')
  await restore(file, folder)
  say(`Restored into ${folder}. Start with: DATA_DIR=${folder} npm start`)
  say('Everybody signs in again. Copies of documents made after the backup are set aside for their owners.')
})
