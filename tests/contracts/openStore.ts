/** Stores and logs on any engine, as their contract suites want them opened. */
import { sql } from 'kysely'
import { sqlStore } from '#server/store/store.ts'
import { verifyRoom } from '#server/store/verifyRoom.ts'
import type { Engine, Opened } from './engine.ts'
import type { OpenedStore } from './storeContract.ts'
import type { LogUnderTest } from './updateLog.ts'

const at = '2026-03-01T10:00:00.000Z'

export const storeIn = ({ database, close }: Opened): OpenedStore => {
  const { rows } = database
  return {
    store: sqlStore(database),
    async addUser({ id, name, email }) {
      const verified = database.engine === 'postgres' ? sql`false` : 0
      await sql`insert into "user" ("id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt")
        values (${id}, ${name}, ${email}, ${verified}, null, ${at}, ${at})`.execute(rows)
    },
    setHead: async (room, head) =>
      void (await rows
        .insertInto('rooms')
        .values({ room, epoch: 0, head, headHash: Buffer.alloc(32), frozen: 0 })
        .execute()),
    forgeAudit: async (seq) =>
      void (await rows
        .updateTable('audit')
        .set({ detailJson: '{"action":"forged"}' })
        .where('seq', '=', seq)
        .execute()),
    close,
  }
}

export const openStore = async (engine: Engine): Promise<OpenedStore> => storeIn(await engine.open())

/** A database with all tables. */
export const openMigrated = (engine: Engine): Promise<Opened> => engine.open()

const ff = Buffer.of(0xff)

const logOf = ({ database, reopen, close }: Opened): LogUnderTest => {
  const { rows } = database
  return {
    log: database.log,
    verify: (room) => verifyRoom(rows, room),
    async tamper(how, room, seq) {
      const here = sql`where "room" = ${room} and "seq" = ${seq}`
      const tampering = {
        update: sql`update "updates" set "update" = ${ff} ${here}`,
        author: sql`update "updates" set "author" = 'mallory' ${here}`,
        remove: sql`delete from "updates" ${here}`,
        snapshot: sql`update "snapshots" set "state" = ${ff} ${here}`,
        truncate: sql`delete from "updates" where "room" = ${room} and "seq" >= ${seq}`,
      }
      await tampering[how].execute(rows)
    },
    reopen: async () => logOf(await reopen()),
    close,
  }
}

export const openLog = async (engine: Engine): Promise<LogUnderTest> => logOf(await engine.open())
