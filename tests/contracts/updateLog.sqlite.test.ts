import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#server/store/migrate.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { verifyRoom } from '#server/store/verifyRoom.ts'
import { type LogUnderTest, updateLogContract } from './updateLog.ts'

const tampering = {
  update: `update "updates" set "update" = x'ff' where "room" = ? and "seq" = ?`,
  author: `update "updates" set "author" = 'mallory' where "room" = ? and "seq" = ?`,
  remove: `delete from "updates" where "room" = ? and "seq" = ?`,
  snapshot: `update "snapshots" set "state" = x'ff' where "room" = ? and "seq" = ?`,
  truncate: `delete from "updates" where "room" = ? and "seq" >= ?`,
}

const openIn = async (folder: string): Promise<LogUnderTest> => {
  const database = openSqlite(join(folder, 'usynys.db'))
  await migrate(database)
  return {
    log: database.log,
    verify: (room) => verifyRoom(database.rows, room),
    tamper: (how, room, seq) =>
      database.exclusively((sqlite) => void sqlite.prepare(tampering[how]).run(room, seq)),
    reopen: async () => {
      await database.close()
      return openIn(folder)
    },
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

updateLogContract(() => openIn(mkdtempSync(join(tmpdir(), 'usynys-log-'))))
