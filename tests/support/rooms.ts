/**
 * Rooms in this process, for what needs their insides or their speed: the real log on a temporary SQLite file and real
 * sockets, with rights that a test sets. Users are named by their cookie, `user=<name>`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import * as Y from 'yjs'
import { handleUpgrades } from '#server/http/upgrade.ts'
import { migrate } from '#server/store/migrate.ts'
import { openSqlite, type SqliteStorage } from '#server/store/sqlite/database.ts'
import { makeSync, type Sync, type SyncOptions } from '#server/sync/index.ts'
import type { RoomRight, UpdateLog } from '#server/sync/ports.ts'
import { seed, seedNote } from '#shared/document/seed.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'

export const sampleUnits: readonly WordingUnit[] = [
  { kind: 'paragraph', num: '1', text: 'Everyone has the right.', from: 'art_9__para_1', children: [] },
]

export interface TestRooms {
  readonly port: number
  readonly url: string
  readonly sync: Sync
  readonly database: SqliteStorage
  readonly file: string
  readonly log: UpdateLog
  /** Errors that the rooms reported. */
  readonly reports: string[]
  /** Sequence numbers of commits, as the rest of the server is told, by room. */
  readonly commits: { room: string; seq: number }[]
  cookie(user: string): string
  /** Sets what a user may do in every room, from now on; they may write unless told otherwise. */
  setRight(user: string, right: RoomRight): void
  /** The same, but nobody is told: as a login session expires. */
  rightsInSilence(user: string, right: RoomRight): void
  /** What the log holds of a room, read through a connection of its own: what a power cut now would leave. */
  onDisk(room: string): Y.Doc
  stop(): Promise<void>
}

export interface TestRoomsOptions {
  readonly units?: readonly WordingUnit[]
  readonly limits?: SyncOptions['limits']
  readonly timing?: SyncOptions['timing']
  /** Origins that pages may come from. */
  readonly origins?: readonly string[]
  /** Wraps the log, to make it slow or failing. */
  readonly wrapLog?: (log: UpdateLog) => UpdateLog
}

/** The document that a room's committed rows make, read from the database file. */
export const readFromDisk = (file: string, room: string): Y.Doc => {
  const sqlite = new SqliteDatabase(file, { readonly: true })
  const doc = new Y.Doc()
  try {
    const rows = sqlite
      .prepare('select "update" from "updates" where "room" = ? order by "seq"')
      .pluck()
      .all(room)
    for (const update of rows) Y.applyUpdate(doc, update as Uint8Array)
  } finally {
    sqlite.close()
  }
  return doc
}

export const startRooms = async (options: TestRoomsOptions = {}): Promise<TestRooms> => {
  const folder = mkdtempSync(join(tmpdir(), 'usynys-rooms-'))
  const file = join(folder, 'usynys.db')
  const database = openSqlite(file)
  await migrate(database)
  const log = (options.wrapLog ?? ((same) => same))(database.log)
  const rightOf = new Map<string, RoomRight>()
  let revision = 0
  const reports: string[] = []
  const commits: { room: string; seq: number }[] = []
  const seeds = {
    suggestion: [seed(options.units ?? sampleUnits, 'ru')],
    proposal: [seedNote('ru')],
    text: [],
  }
  const sync = makeSync({
    log,
    rights: {
      judge: async ({ userId }) => rightOf.get(userId) ?? { type: 'write' },
      accessRevision: async () => revision,
    },
    documents: {
      seeds: async ({ type }) => seeds[type],
      committed: ({ type, id }, seq) => void commits.push({ room: `${type}/${id}`, seq }),
    },
    report: (event, error) =>
      void reports.push(`${event}: ${error instanceof Error ? error.message : error}`),
    limits: options.limits,
    timing: { idleMs: 200, ...options.timing },
  })
  const server = createServer()
  handleUpgrades(server, {
    origins: [...(options.origins ?? ['http://localhost'])],
    identify: async (headers) => {
      const user = /user=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1]
      return user ? { userId: user, name: `Name of ${user}`, sessionId: `session of ${user}` } : undefined
    },
    accept: sync.accept,
    longestFrame: sync.limits.frameBytes,
    failed: (error) => void reports.push(String(error)),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `ws://127.0.0.1:${port}`,
    sync,
    database,
    file,
    log,
    reports,
    commits,
    cookie: (user) => `user=${user}`,
    setRight: (user, right) => {
      rightOf.set(user, right)
      revision += 1
      sync.rooms.accessChanged()
    },
    rightsInSilence: (user, right) => void rightOf.set(user, right),
    onDisk: (room) => readFromDisk(file, room),
    stop: async () => {
      await sync.drain()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await database.close()
      rmSync(folder, { recursive: true })
    },
  }
}
