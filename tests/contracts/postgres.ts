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

/** Makes a used database new: deleting rows is faster than copying files to a disk that syncs. */
const emptied = `
  set session_replication_role = replica;
  do $$ declare "name" text; begin
    for "name" in select tablename from pg_tables where schemaname = current_schema() and tablename not like 'kysely%' loop
      execute format('delete from %I', "name");
    end loop; end $$;
  insert into "accessRevision" values (1, 0);
  insert into "auditEnd" values (1, 0)`

/** `used` is told when it was closed, if it has all tables and nothing else. */
const open = async (server: Postgres, url: string, used: (url: string) => void): Promise<OpenedPostgres> => {
  const faults = makeFaults()
  const database = await openPostgres(url, { Client: faulty(faults) })
  return {
    url,
    database,
    faults,
    async reopen() {
      await database.close()
      return open(server, url, used)
    },
    beside: () => open(server, url, () => {}),
    cut: () => server.cut(url),
    fillDisk: async () => void (await server.run(url, fullDisk)),
    makeRoom: async () => void (await server.run(url, 'drop function "diskFull" cascade')),
    async close() {
      await database.close()
      used(url)
    },
  }
}

export const postgresEngine = (): PostgresEngine => {
  let started: Postgres | undefined
  let template: string | undefined
  const free: string[] = []
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
    async open(tables) {
      if (tables === 'empty') return open(server(), await server().newDatabase(), () => {})
      const known = free.pop()
      if (known !== undefined) await server().run(known, emptied)
      return open(server(), known ?? (await server().newDatabase(template)), (url) => void free.push(url))
    },
  }
}
