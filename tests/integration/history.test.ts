/**
 * The check of the history against real history, made by a real server and real clients, then damaged in every way: a byte
 * flipped anywhere, rows taken out, chains rewritten by somebody who knows how they are made.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase, { type Database as Sqlite } from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { auditHash } from '#server/store/audit.ts'
import { chainHash } from '#server/store/chain.ts'
import { signHeads } from '#server/store/checkpoints.ts'
import { publicKeyIn, signingKeyIn } from '#server/store/signingKey.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { checkHistory } from '#server/store/verify/history.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { fileIn, folderWithHistory } from '#tests/support/scribes.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'usynys-history-'))
const dataDir = join(folder, 'data')
const original = join(folder, 'original.db')
const path = join(folder, 'damaged.db')
const random = randomFrom(seedOfRun(4))

const tables = ['updates', 'audit', 'snapshots', 'rooms', 'roomClients', 'checkpoints'] as const

beforeAll(async () => {
  await folderWithHistory(dataDir, random)
  const sqlite = new SqliteDatabase(fileIn(dataDir))
  sqlite.prepare('vacuum into ?').run(original)
  sqlite.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => copyFileSync(original, path))

/** Changes the copy behind everybody's back. */
const tamper = (work: (sqlite: Sqlite) => void): void => {
  const sqlite = new SqliteDatabase(path)
  try {
    work(sqlite)
  } finally {
    sqlite.close()
  }
}

const findings = () => checkHistory(path).findings

const verifyHistory = (...args: string[]) =>
  spawnSync(process.execPath, ['tools/run.mjs', 'verifyHistory', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })

test('[HISTORY-1] untouched history passes, in the data folder and in a file, and the command says so', () => {
  const checked = checkHistory(path)
  expect(checked.findings).toEqual([])
  expect(checked).toMatchObject({ documents: 3 })
  expect(checked.rows).toBeGreaterThan(40)
  expect(checked.trail).toBeGreaterThan(10)
  expect(checked.signatures.count).toBeGreaterThanOrEqual(2)
  const said = verifyHistory('--data', dataDir, '--key', join(dataDir, 'history-key.pub.pem'))
  expect(said.stdout).toContain('The history is intact.')
  expect(said.status).toBe(0)
  expect(verifyHistory('--file', path).status).toBe(0)
})

/** Columns that no chain vouches for: whether a room is frozen follows from its decisions. */
const unchained = new Set(['rooms.frozen'])

/** Flips one bit of one value, and answers where; undefined where the database itself refuses such a row. */
const flip = (
  sqlite: Sqlite,
): { table: string; column: string; row: Record<string, unknown> } | undefined => {
  const table = random.pick(tables)
  const rows = sqlite.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]
  const row = random.pick(rows)
  const columns = Object.keys(row).filter((name) => row[name] !== null && !unchained.has(`${table}.${name}`))
  const column = random.pick(columns)
  const value = row[column]
  const key = sqlite
    .prepare<[string], string>('select "name" from pragma_table_info(?) where "pk" > 0')
    .pluck()
    .all(table)
  const where = key.map((name) => `"${name}" = ?`).join(' and ')
  const keys = key.map((name) => row[name])
  let flipped: unknown
  if (typeof value === 'number') flipped = value ^ (1 << random.below(4))
  else {
    const bytes = Buffer.from(value as string | Buffer)
    if (bytes.length === 0) return undefined
    bytes[random.below(bytes.length)]! ^= 1 << random.below(8)
    flipped = bytes
  }
  const cast = typeof value === 'string' ? 'cast(? as text)' : '?'
  try {
    sqlite.prepare(`update "${table}" set "${column}" = ${cast} where ${where}`).run(flipped, ...keys)
  } catch {
    return undefined
  }
  return { table, column, row }
}

test('[HISTORY-1] a bit flipped in any value of any row is found and named', () => {
  const flips = 400
  const hit = new Set<string>()
  for (let i = 0; i < flips; i++) {
    copyFileSync(original, path)
    let at: ReturnType<typeof flip>
    tamper((sqlite) => {
      at = flip(sqlite)
    })
    if (!at) continue
    const { table, column, row } = at
    hit.add(`${table}.${column}`)
    const where = (row.room as string | undefined) ?? table
    const found = findings().filter((finding) => column === 'room' || finding.where === where)
    expect(found, `flip ${i}: ${table}.${column} of ${JSON.stringify(row.seq)}`).not.toEqual([])
    if (['updates', 'audit'].includes(table) && !['seq', 'room', 'hash'].includes(column))
      expect(found[0]!.seq, `flip ${i}: ${table}.${column}`).toBe(row.seq)
  }
  expect(hit.size).toBeGreaterThan(25)
})

/** All that is history, as one hash; undefined where the file cannot be read any more. */
const contents = (file: string): string | undefined => {
  const sqlite = new SqliteDatabase(file, { readonly: true })
  try {
    const hash = createHash('sha256')
    for (const table of tables) {
      const columns = sqlite
        .prepare<[string], string>('select "name" from pragma_table_info(?)')
        .pluck()
        .all(table)
        .filter((name) => !unchained.has(`${table}.${name}`))
        .map((name) => `quote("${name}")`)
      const key = table === 'roomClients' ? '"room", "client"' : '1, 2'
      hash.update(
        JSON.stringify(sqlite.prepare(`select ${columns.join(', ')} from "${table}" order by ${key}`).all()),
      )
    }
    return hash.digest('hex')
  } catch {
    return undefined
  } finally {
    sqlite.close()
  }
}

test('[HISTORY-1] a byte flipped anywhere in the file is found, or changes nothing of the history', () => {
  const whole = readFileSync(original)
  const before = contents(original)
  let found = 0
  for (let i = 0; i < 600; i++) {
    const bytes = Buffer.from(whole)
    const at = random.below(bytes.length)
    bytes[at]! ^= 1 + random.below(255)
    writeFileSync(path, bytes)
    if (contents(path) === before) continue
    found += 1
    let said: string
    try {
      said = findings().length > 0 ? 'found' : 'missed'
    } catch (error) {
      said = error instanceof Error && error.name === 'NotVerifiable' ? 'found' : String(error)
    }
    expect(said, `byte ${at}`).toBe('found')
  }
  expect(found).toBeGreaterThan(30)
})

interface Stored {
  readonly room: string
  readonly seq: number
  readonly epoch: number
  readonly author: string
  readonly at: string
  readonly update: Buffer
  readonly hash: Buffer
}

/** Writes a room's chain anew from its first row, as somebody would who knows how it is made. */
const rechain = (sqlite: Sqlite, room: string): void => {
  let previous = Buffer.alloc(32)
  const rows = sqlite
    .prepare<[string], Stored>('select * from "updates" where "room" = ? order by "seq"')
    .all(room)
  for (const row of rows) {
    previous = chainHash(previous, row) as typeof previous
    sqlite
      .prepare('update "updates" set "hash" = ? where "room" = ? and "seq" = ?')
      .run(previous, room, row.seq)
  }
  sqlite
    .prepare(
      'update "rooms" set "head" = ?, "headHash" = ?, "signedHead" = min("signedHead", ?) where "room" = ?',
    )
    .run(rows.length, previous, rows.length, room)
}

const aRoom = (sqlite: Sqlite): string =>
  sqlite
    .prepare<[], string>('select "room" from "updates" group by "room" order by count(*) desc')
    .pluck()
    .get()!

test('[HISTORY-2] a document’s history rewritten to its end is whole, and not what was signed', () => {
  tamper((sqlite) => {
    const room = aRoom(sqlite)
    sqlite
      .prepare(`update "updates" set "at" = '2020-01-01T00:00:00.000Z' where "room" = ? and "seq" = 4`)
      .run(room)
    rechain(sqlite, room)
  })
  expect(findings()).toMatchObject([{ what: expect.stringMatching(/rewritten: checkpoint \d+ was signed/) }])
})

test('[HISTORY-2] rows cut off the end, head and all, are missed by the signature', () => {
  tamper((sqlite) => {
    const room = aRoom(sqlite)
    sqlite.prepare('delete from "snapshots" where "room" = ?').run(room)
    sqlite.prepare('delete from "updates" where "room" = ? and "seq" > 5').run(room)
    rechain(sqlite, room)
  })
  expect(findings().map(({ what }) => what)).toContainEqual(expect.stringMatching(/rewritten/))
})

test('[HISTORY-2] a trail rewritten to its end is whole, and not what was signed', () => {
  tamper((sqlite) => {
    sqlite.exec(`update "audit" set "actor" = 'somebody' where "seq" = 3`)
    let before: Buffer = Buffer.alloc(32)
    const rows = sqlite.prepare<[], never>('select * from "audit" order by "seq"').all() as {
      seq: number
    }[]
    for (const row of rows) {
      before = auditHash(before, row as never)
      sqlite.prepare('update "audit" set "hash" = ? where "seq" = ?').run(before, row.seq)
    }
  })
  expect(findings()).toMatchObject([{ where: 'audit', what: expect.stringMatching(/rewritten/) }])
})

test('[HISTORY-2] checkpoints made anew with another key are not those of the key that one kept', async () => {
  const mine = publicKeyIn(dataDir)!
  const forger = mkdtempSync(join(folder, 'forger-'))
  tamper((sqlite) => {
    const room = aRoom(sqlite)
    sqlite.prepare(`update "updates" set "author" = '' where "room" = ? and "seq" = 1`).run(room)
    rechain(sqlite, room)
    sqlite.exec('delete from "checkpoints"; update "rooms" set "signedHead" = 0')
  })
  const forged = openSqlite(path)
  await forged.transact((rows) => signHeads(rows, signingKeyIn(forger), '2026-03-01T10:00:00.000Z'))
  await forged.close()
  expect(checkHistory(path).findings).toEqual([])
  expect(checkHistory(path, [mine]).findings).toMatchObject([{ where: 'checkpoints', seq: 1 }])
  copyFileSync(original, path)
  expect(checkHistory(path, [mine]).findings).toEqual([])
})

test('[HISTORY-2] the last checkpoint cut off is missed, and the one noted elsewhere proves it', () => {
  const { count, last } = checkHistory(path).signatures
  const noted = `${count}:${last}`
  expect(verifyHistory('--file', path, '--checkpoint', noted).status).toBe(0)
  tamper((sqlite) => sqlite.prepare('delete from "checkpoints" where "seq" = ?').run(count))
  expect(findings().length).toBeGreaterThan(0)
  const said = verifyHistory('--file', path, '--checkpoint', noted)
  expect(said.stdout).toContain(`BROKEN: checkpoints, row ${count}: it is not the checkpoint that was noted`)
  expect(said.status).toBe(1)
})

test('[HISTORY-1] a snapshot that says something else, with a hash that fits, is found by playing the log again', async () => {
  const { snapshotHash } = await import('#server/store/chain.ts')
  tamper((sqlite) => {
    const [mine, other] = sqlite
      .prepare<[], { room: string; seq: number; state: Buffer }>(
        `select * from "snapshots" where "room" like 'suggestion/%' order by "room"`,
      )
      .all()
    sqlite
      .prepare('update "snapshots" set "state" = ?, "hash" = ? where "room" = ?')
      .run(other!.state, snapshotHash(mine!.room, mine!.seq, other!.state), mine!.room)
  })
  expect(findings()).toMatchObject([{ what: 'the snapshot is not the document that the log makes' }])
})
