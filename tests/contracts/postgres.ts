/** PostgreSQL for the contract suites: a throwaway server, a database a test, through connections that can fail. */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { migrate } from '#server/store/migrate.ts'
import type { ClientClass } from '#server/store/postgres/connection.ts'
import { openPostgres } from '#server/store/postgres/database.ts'
import { type Postgres, startPostgres } from '#tests/support/postgres.ts'
import type { Engine, Opened } from './engine.ts'
import { type Faults, makeFaults } from './faults.ts'

const faulty = (faults: Faults): ClientClass =>
  class extends pg.Client {
    override query(...args: never[]): never {
      const [what] = args as unknown as [string | { readonly text: string }]
      const sql = typeof what === 'string' ? what : what.text
      const go = async (): Promise<unknown> => {
        faults.step(sql)
        if (faults.delayMs > 0) await wait(faults.delayMs)
        return super.query(...(args as unknown as [string]))
      }
      return go() as never
    }
  }

export interface OpenedPostgres extends Opened {
  readonly url: string
  /** Ends all connections to the database from the server's side. */
  cut(): Promise<void>
}

export interface PostgresEngine extends Engine {
  open(tables?: 'empty'): Promise<OpenedPostgres>
  start(): Promise<void>
  stop(): Promise<void>
  server(): Postgres
}

/** The server tells that its disk is full with this state, at whichever row it was. */
const fullDisk = `
  create function "diskFull"() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
  do $$ declare "name" text; begin
    for "name" in select tablename from pg_tables where schemaname = current_schema() loop
      execute format('create trigger "full" before insert or update on %I for each row execute function "diskFull"()', "name");
    end loop; end $$`

const open = async (server: Postgres, url: string): Promise<OpenedPostgres> => {
  const faults = makeFaults()
  const database = await openPostgres(url, { Client: faulty(faults) })
  return {
    url,
    database,
    faults,
    async reopen() {
      await database.close()
      return open(server, url)
    },
    beside: () => open(server, url),
    cut: () => server.cut(url),
    fillDisk: async () => void (await server.run(url, fullDisk)),
    makeRoom: async () => void (await server.run(url, 'drop function "diskFull" cascade')),
    close: () => database.close(),
  }
}

export const postgresEngine = (): PostgresEngine => {
  let started: Postgres | undefined
  let template: string | undefined
  const server = (): Postgres => {
    if (!started) throw new Error('PostgreSQL was not started')
    return started
  }
  return {
    server,
    async start() {
      started = await startPostgres()
      template = await started.newDatabase()
      const database = await openPostgres(template)
      await migrate(database)
      await database.close()
    },
    async stop() {
      await started?.stop()
    },
    open: async (tables) =>
      open(server(), await server().newDatabase(tables === 'empty' ? undefined : template)),
  }
}
