/**
 * `npm run backup -- --to FILE [--data DIR]`: copies the database, while the server runs or not, into one new file, and checks the
 * history in it.
 */
import { resolve } from 'node:path'
import { backUp } from '#server/store/backup.ts'
import { checkHistory } from '#server/store/verify/history.ts'
import { command, databaseIn, dataFolder, Misused, optionsOf, say } from './command.ts'
import { toldHistory } from './tellHistory.ts'

const usage = 'npm run backup -- --to FILE [--data DIR]'

await command(() => {
  const { to, data } = optionsOf(['to', 'data'], usage)
  if (to === undefined) throw new Misused(`Say where to with --to.\nUsage: ${usage}`)
  const file = resolve(to)
  backUp(databaseIn(dataFolder(data)), file)
  say(`The backup is in ${file}.`)
  const checked = checkHistory(file)
  for (const line of toldHistory(checked)) say(line)
  if (checked.findings.length > 0) process.exitCode = 1
})
