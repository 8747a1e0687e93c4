/**
 * `npm run backup -- --to FILE [--data DIR | --database URL]`: copies the database, while the server runs or not, into one new file,
 * and checks the history in it. The file has the same form whichever engine it comes from.
 */
import { resolve } from 'node:path'
import { archive, backUp } from '#server/store/backup.ts'
import { checkHistory } from '#server/store/verify/history.ts'
import {
  command,
  databaseIn,
  databaseUrl,
  dataFolder,
  Misused,
  onPostgres,
  optionsOf,
  progress,
  say,
} from './command.ts'
import { toldHistory } from './tellHistory.ts'

const usage = 'npm run backup -- --to FILE [--data DIR | --database postgres://…]'

await command(async () => {
  const { to, data, database } = optionsOf(['to', 'data', 'database'], usage)
  if (to === undefined) throw new Misused(`Say where to with --to.\nUsage: ${usage}`)
  const file = resolve(to)
  const url = databaseUrl(database, data)
  if (url === undefined) await backUp(databaseIn(dataFolder(data)), file)
  else await onPostgres(url, (from) => archive(from, file, { progress }))
  say(`The backup is in ${file}.`)
  const checked = checkHistory(file)
  for (const line of toldHistory(checked)) say(line)
  if (checked.findings.length > 0) process.exitCode = 1
})
