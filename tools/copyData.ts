/**
 * `npm run copy-data -- --from sqlite:PATH --to postgres://… [--data DIR]`, and back: moves an installation between the engines, all of
 * it or nothing, verified by hash. The server is stopped meanwhile; what is copied from stays as it was.
 */
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { archive, BackupRefused } from '#server/store/backup.ts'
import { copyAll } from '#server/store/copy/copy.ts'
import type { Database } from '#server/store/database.ts'
import { migrate } from '#server/store/migrate.ts'
import { isServed } from '#server/store/postgres/database.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { checkHistory } from '#server/store/verify/history.ts'
import { command, databaseIn, dataFolder, Misused, onPostgres, optionsOf, progress, say } from './command.ts'
import { toldHistory } from './tellHistory.ts'

const usage =
  'npm run copy-data -- --from sqlite:PATH|postgres://… --to postgres://…|sqlite:PATH [--data DIR]'

type Place =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string }

/** `sqlite:` names a database file, or the folder that holds one. */
const placeOf = (given: string | undefined, option: string): Place => {
  if (given !== undefined && /^postgres(ql)?:/.test(given)) return { engine: 'postgres', url: given }
  const [, path] = /^sqlite:(.+)$/.exec(given ?? '') ?? []
  if (!path) throw new Misused(`${option} names a database: sqlite:PATH or postgres://…\nUsage: ${usage}`)
  const full = resolve(path)
  const isFolder = existsSync(full) ? statSync(full).isDirectory() : !full.endsWith('.db')
  return { engine: 'sqlite', path: isFolder ? databaseIn(full) : full }
}

/** The history in a file is whole, or nothing goes any further. */
const checked = (path: string, remedy: string): void => {
  const history = checkHistory(path)
  for (const line of toldHistory(history)) say(line)
  if (history.findings.length > 0) throw new BackupRefused(remedy)
}

const fromPlace = async (from: Place, work: (database: Database) => Promise<void>): Promise<void> => {
  if (from.engine === 'postgres')
    return onPostgres(from.url, async (database) => {
      if (await isServed(database))
        throw new BackupRefused(
          'A server is using the database. Stop it first: what is written meanwhile would stay behind.',
        )
      await work(database)
    })
  if (!existsSync(from.path))
    throw new BackupRefused(`There is no database at ${from.path}. Name it with --from.`)
  // The lock comes first: while a server runs, nothing is checked in vain.
  const database = openSqlite(from.path)
  try {
    checked(from.path, 'Nothing was copied: the history is damaged. Look at the findings first.')
    await work(database)
  } finally {
    await database.close()
  }
}

/** What an installation keeps beside its database: the secret, the key that signs history, templates. */
const carryFiles = (from: string, to: string): void => {
  if (from === to || !existsSync(from)) return
  for (const name of readdirSync(from)) {
    const isOwn = statSync(join(from, name)).isFile() && !name.startsWith(basename(databaseIn(from)))
    if (isOwn && !existsSync(join(to, name))) copyFileSync(join(from, name), join(to, name))
  }
}

const toPlace = async (source: Database, to: Place, folder: string): Promise<void> => {
  if (to.engine === 'postgres') {
    await onPostgres(to.url, async (target) => {
      await migrate(target)
      await copyAll(source, target, { progress })
    })
    say(
      `Copied; every table is the same on both sides. Start with DATABASE_URL naming the new database and DATA_DIR=${folder}, which`,
    )
    say('still holds the secret and the key that signs history.')
    return
  }
  await archive(source, to.path, { progress })
  checked(to.path, `The copy in ${to.path} is damaged. Remove it and look at the source.`)
  const target = dirname(to.path)
  carryFiles(folder, target)
  say(
    `Copied; every table is the same on both sides. Start without DATABASE_URL: DATA_DIR=${target} npm start`,
  )
}

await command(async () => {
  const options = optionsOf(['from', 'to', 'data'], usage)
  const from = placeOf(options.from, '--from')
  const to = placeOf(options.to, '--to')
  const folder =
    from.engine === 'sqlite' && options.data === undefined ? dirname(from.path) : dataFolder(options.data)
  await fromPlace(from, (source) => toPlace(source, to, folder))
})
