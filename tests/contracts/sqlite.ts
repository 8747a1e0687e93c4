/** SQLite for the contract suites: a file in a temporary folder, through a connection that can fail. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase, { type Database as Sqlite, type Statement } from 'better-sqlite3'
import { migrate } from '#server/store/migrate.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import type { Engine, Opened } from './engine.ts'
import { type Faults, makeFaults } from './faults.ts'

const running: ReadonlySet<unknown> = new Set(['run', 'get', 'all', 'iterate'])

/** A statement that asks before it runs. */
const watched = (statement: Statement, faults: Faults): Statement => {
  const proxy: Statement = new Proxy(statement, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (running.has(key)) faults.step(target.source)
        const answer: unknown = value.apply(target, args)
        return answer === target ? proxy : answer
      }
    },
  })
  return proxy
}

const faulty = (path: string, faults: Faults): Sqlite => {
  const sqlite = new SqliteDatabase(path, { timeout: 1000 })
  const prepare = sqlite.prepare.bind(sqlite)
  sqlite.prepare = ((source: string) =>
    watched(prepare(source) as Statement, faults)) as typeof sqlite.prepare
  return sqlite
}

const openIn = (folder: string): Opened => {
  const faults = makeFaults()
  const database = openSqlite(join(folder, 'usynys.db'), (path) => faulty(path, faults))
  const opened: Opened = {
    database,
    faults,
    async reopen() {
      await database.close()
      return openIn(folder)
    },
    beside: async () => opened,
    fillDisk: () =>
      database.exclusively((sqlite) => {
        sqlite.exec('create table if not exists "ballast" ("id" integer primary key, "bytes" blob)')
        sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`)
        const fill = sqlite.prepare('insert into "ballast" ("bytes") values (zeroblob(?))')
        for (const size of [50_000, 2000])
          try {
            for (let n = 0; n < 1000; n++) fill.run(size)
          } catch (error) {
            if ((error as { code?: string }).code !== 'SQLITE_FULL') throw error
          }
      }),
    makeRoom: () =>
      database.exclusively((sqlite) => {
        sqlite.pragma('max_page_count = 1000000')
        sqlite.exec('drop table "ballast"')
      }),
    async close() {
      await database.close()
      rmSync(folder, { recursive: true })
    },
  }
  return opened
}

export const sqliteEngine: Engine = {
  async open(tables) {
    const opened = openIn(mkdtempSync(join(tmpdir(), 'usynys-sqlite-')))
    if (tables !== 'empty') await migrate(opened.database)
    return opened
  },
}
