/** What the administrator's commands share: their options, the data folder, how they end. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openPostgres, type PostgresDatabase } from '#server/store/postgres/database.ts'

/** A command line that cannot be followed; the message says how it should be. */
export class Misused extends Error {
  override readonly name = 'Misused'
}

/** The values of `--name VALUE` options; those that may come more than once are joined by line breaks. */
export const optionsOf = <Name extends string>(
  names: readonly Name[],
  usage: string,
): Partial<Record<Name, string>> => {
  try {
    const options = Object.fromEntries(
      names.map((name) => [name, { type: 'string', multiple: true }] as const),
    )
    const { values } = parseArgs({ args: process.argv.slice(3), options, strict: true })
    const given = Object.entries(values) as [Name, readonly string[] | undefined][]
    return Object.fromEntries(given.map(([name, all]) => [name, all?.join('\n')])) as Partial<
      Record<Name, string>
    >
  } catch (error) {
    throw new Misused(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`)
  }
}

/** A whole number from 1 to 9,999,999 that was given as an option. */
export const wholeNumber = (value: string, usage: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new Misused(`${value} is no number of that kind.\nUsage: ${usage}`)
  return Number(value)
}

/** The seed that was given as an option, or one of this run's own. */
export const seedOf = (given: string | undefined, usage: string): number =>
  given === undefined ? 1 + Math.floor(Math.random() * 999_999) : wholeNumber(given, usage)

/** The folder named by `--data`, by DATA_DIR, or the usual one. */
export const dataFolder = (given: string | undefined): string =>
  resolve(given ?? (process.env.DATA_DIR || './data'))

export const databaseIn = (folder: string): string => join(folder, 'usynys.db')

/**
 * The PostgreSQL database that is meant: the one given, else the environment's DATABASE_URL unless a data folder was named.
 * Undefined means SQLite in the data folder.
 */
export const databaseUrl = (given: string | undefined, data: string | undefined): string | undefined =>
  given ?? (data === undefined ? process.env.DATABASE_URL || undefined : undefined)

/** Runs `work` on the PostgreSQL database at `url`, and lets go of it. */
export const onPostgres = async <T>(
  url: string,
  work: (database: PostgresDatabase) => Promise<T>,
): Promise<T> => {
  const database = await openPostgres(url, { as: 'command' })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** Says of each table how many rows have gone over. */
export const progress = ({ table, rows }: { readonly table: string; readonly rows: number }): void => {
  if (rows > 0) say(`  ${table}: ${rows} ${rows === 1 ? 'row' : 'rows'}`)
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Runs a command; what stops it is said in a line, and the process ends with 1. */
export const command = async (run: () => void | Promise<void>): Promise<void> => {
  try {
    await run()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
