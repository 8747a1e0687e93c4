/**
 * The database on PostgreSQL: two pools, so that a commit of what people typed never waits for a connection that reports use.
 *
 * [STORE-1] Row transactions come one after another, on all nodes together, as they do on SQLite: the trail of who did what
 * is one chain, so whoever adds to it waits for the one before in any case, and what a transaction has read stays true to
 * its end. Commits of the log take no part in that; the rows of the rooms that they write in are their locks.
 */
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Database, Rows } from '../database.ts'
import type { Tables } from '../schema.ts'
import { ask, type ClientClass, type Limits, openPool, type Pool } from './connection.ts'
import { DatabaseUnusable, unreachable } from './unusable.ts'
import { postgresUpdateLog } from './updateLog.ts'

/** The name under which a server's connections are seen, and those of a command. */
const names = { server: 'usynys', command: 'usynys command' }

export interface PostgresOptions {
  /** Who connects: a server, unless a command says so. */
  readonly as?: keyof typeof names
  /** The driver's, unless a test wants one that fails. */
  readonly Client?: ClientClass
  /** Told of connections that were lost while nobody used them, and of what is risky in the server's settings. */
  readonly warn?: (message: string, error?: unknown) => void
}

export interface PostgresDatabase extends Database {
  readonly engine: 'postgres'
}

/** Any number: whoever writes rows holds this lock of the database's. */
const rowsLock = 7_305_918_221

const rowLimits = { most: 10, statementMs: 30_000, lockMs: 15_000 }
const logLimits = { most: 4, statementMs: 15_000, lockMs: 10_000 }
const unhurriedLimits = { most: 2, statementMs: 0, lockMs: 0 }

const oldest = 140_000

const kyselyOn = (pool: Pool): Rows => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

interface Settings {
  readonly version: number
  readonly encoding: string
  readonly standby: boolean
  readonly fsync: string
}

/** A server that would lose words, or change letters, is refused before anything is written. */
const check = async (pool: Pool, url: string, warn: (message: string) => void): Promise<void> => {
  const [found] = await ask<Settings>(pool, {
    text: `select current_setting('server_version_num')::integer as "version", current_setting('server_encoding') as "encoding",
         pg_is_in_recovery() as "standby", current_setting('fsync') as "fsync"`,
  }).catch((error: unknown) => {
    throw unreachable(url, error)
  })
  const { version, encoding, standby, fsync } = found!
  if (version < oldest)
    throw new DatabaseUnusable(
      `PostgreSQL ${Math.floor(version / 10_000)} is too old. Usynys needs version 14 or newer.`,
    )
  if (encoding !== 'UTF8')
    throw new DatabaseUnusable(
      `The database is encoded in ${encoding}, which cannot hold every letter. Create one with \`createdb --encoding=UTF8 --template=template0\` and name it in DATABASE_URL.`,
    )
  if (standby)
    throw new DatabaseUnusable(
      'The PostgreSQL server is a standby, which takes no writes. Name the primary in DATABASE_URL.',
    )
  if (fsync !== 'on')
    warn('PostgreSQL runs with fsync off: a power cut can lose what people were told is saved')
}

/** Connects to the database at `url`. Tables come from `migrate`. Throws `DatabaseUnusable`, with cause and remedy. */
export const openPostgres = async (url: string, options: PostgresOptions = {}): Promise<PostgresDatabase> => {
  const { as = 'server', Client = pg.Client as ClientClass, warn = () => {} } = options
  const lost = (error: unknown): void => warn('a connection to PostgreSQL was lost', error)
  const pool = (limits: Limits): Pool => openPool(url, names[as], limits, Client, lost)
  const logPool = pool(logLimits)
  try {
    await check(logPool, url, warn)
  } catch (error) {
    await logPool.end()
    throw error
  }
  const rows = kyselyOn(pool(rowLimits))
  return {
    engine: 'postgres',
    rows,
    log: postgresUpdateLog(logPool),
    transact: (work) =>
      rows.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(${sql.lit(rowsLock)})`.execute(transaction)
        return work(transaction)
      }),
    async unhurried(work) {
      const patient = kyselyOn(pool(unhurriedLimits))
      try {
        return await work(patient)
      } finally {
        await patient.destroy()
      }
    },
    async close() {
      await rows.destroy()
      await logPool.end()
    },
  }
}

/** Whether some server has connections to the database now. */
export const isServed = async ({ rows }: PostgresDatabase): Promise<boolean> => {
  const { rows: found } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and application_name = ${names.server} limit 1
  `.execute(rows)
  return found.length > 0
}
