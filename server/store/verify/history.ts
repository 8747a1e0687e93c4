/**
 * Checks a whole database file: the file itself, every document's log, the trail, the signed checkpoints.
 *
 * [HISTORY-1] It needs no server and changes nothing, so it works on a backup, and on a folder whose server runs: all is
 * read in one transaction.
 */
import type { KeyObject } from 'node:crypto'
import SqliteDatabase, { type Database as Sqlite } from 'better-sqlite3'
import type { Finding } from './finding.ts'
import { checkRoom } from './room.ts'
import { checkSignatures, type SignaturesChecked } from './signatures.ts'
import { checkTrail } from './trail.ts'

export interface HistoryChecked {
  readonly documents: number
  /** Rows of all documents' logs. */
  readonly rows: number
  /** Rows of the trail. */
  readonly trail: number
  readonly signatures: Omit<SignaturesChecked, 'finding'>
  /** The first thing wrong with each document, the trail, the checkpoints and the file. */
  readonly findings: readonly Finding[]
}

/** The file is no database of this version; the message says what to do. */
export class NotVerifiable extends Error {
  override readonly name = 'NotVerifiable'
}

const roomsIn = (sqlite: Sqlite): string[] =>
  sqlite
    .prepare<[], string>(
      `select "room" from "rooms" union select "room" from "updates"
       union select "room" from "snapshots" union select "room" from "roomClients" order by "room"`,
    )
    .pluck()
    .all()

const damages = (sqlite: Sqlite): Finding[] => {
  const said = sqlite.prepare<[], string>('pragma integrity_check(5)').pluck().all()
  return said.filter((line) => line !== 'ok').map((what) => ({ where: 'file', what }))
}

const check = (sqlite: Sqlite, trusted: readonly KeyObject[] | undefined): HistoryChecked => {
  const isKnown = sqlite.prepare(`select 1 from sqlite_master where "name" = 'checkpoints'`).get()
  if (!isKnown)
    throw new NotVerifiable(
      'The file was written by an earlier version of Usynys, which signed no history, or it is no database of Usynys. Start this version on it once, or name another file.',
    )
  const findings = damages(sqlite)
  const rooms = roomsIn(sqlite)
  let rows = 0
  for (const room of rooms) {
    const checked = checkRoom(sqlite, room)
    rows += checked.rows
    if (checked.finding) findings.push(checked.finding)
  }
  const trail = checkTrail(sqlite)
  if (trail.finding) findings.push(trail.finding)
  const { finding, ...signatures } = checkSignatures(sqlite, trusted)
  if (finding) findings.push(finding)
  return { documents: rooms.length, rows, trail: trail.rows, signatures, findings }
}

/** Checks the database at `path`. Throws `NotVerifiable` when it cannot be read as one. */
export const checkHistory = (path: string, trusted?: readonly KeyObject[]): HistoryChecked => {
  let sqlite: Sqlite | undefined
  try {
    sqlite = new SqliteDatabase(path, { readonly: true, fileMustExist: true })
    sqlite.exec('begin')
    return check(sqlite, trusted)
  } catch (error) {
    if (!(error instanceof SqliteDatabase.SqliteError)) throw error
    const isDamage = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].some((code) => error.code.startsWith(code))
    if (!isDamage) throw new NotVerifiable(`${path} cannot be read: ${error.message}.`)
    const signatures = { count: 0, keys: [] }
    return { documents: 0, rows: 0, trail: 0, signatures, findings: [{ where: 'file', what: error.message }] }
  } finally {
    sqlite?.close()
  }
}
