/**
 * Our rooms without the product around them: the real sockets, admission and log on a SQLite file, and rights that let
 * everybody write, because the peers ask for none. For what needs more rooms, users or speed than the product lets one
 * machine make over HTTP; its limits on speed are lifted for the same reason.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import * as Y from 'yjs'
import { handleUpgrades } from '#server/http/upgrade.ts'
import { migrate } from '#server/store/migrate.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { makeSync } from '#server/sync/index.ts'
import { readTrace } from '../traceFile.ts'

const folder = process.env.DATA_DIR!
const trace = process.env.BENCH_TRACE
const room = process.env.BENCH_ROOM
const tail = Number(process.env.BENCH_TAIL ?? 0)
const database = openSqlite(join(folder, 'usynys.db'))
await migrate(database)
const log = database.log

/** Writes a trace as typing it would have: a row an edit, and the snapshot of an idle minute before the last `tail` rows. */
const write = async (updates: readonly Uint8Array[], id: string): Promise<void> => {
  const name = `suggestion/${id}`
  const rowsAtOnce = 1000
  const row = (update: Uint8Array, index: number) => ({
    author: 'u0',
    update,
    clients: index === 0 ? [...Y.parseUpdateMeta(update).to.keys()] : [],
  })
  for (let at = 0; at < updates.length; at += rowsAtOnce) {
    const rows = updates.slice(at, at + rowsAtOnce).map((update, index) => row(update, at + index))
    await log.append([{ room: name, epoch: 0, after: at, rows }])
  }
  const doc = new Y.Doc()
  const folded = updates.slice(0, updates.length - tail)
  doc.transact(() => {
    for (const update of folded) Y.applyUpdate(doc, update)
  })
  await log.snapshot(name, folded.length, Y.encodeStateAsUpdate(doc))
}

if (trace && room) {
  await write(readTrace(readFileSync(trace)), room)
  await database.close()
  process.stdout.write('prepared\n')
  process.exit(0)
}

const unlimited = Number.MAX_SAFE_INTEGER
const fail = (what: string, error: unknown): void =>
  void process.stderr.write(`${what}: ${error instanceof Error ? error.stack : error}\n`)

const sync = makeSync({
  log,
  rights: { judge: async () => ({ type: 'write' }), accessRevision: async () => 0 },
  documents: { seeds: async () => [], committed: () => {} },
  report: fail,
  limits: {
    framesBurst: unlimited,
    joinsBurst: unlimited,
    documentBytes: unlimited,
    waitingBytes: unlimited,
  },
})
const server = createServer()
handleUpgrades(server, {
  origins: [],
  identify: async (headers) => {
    const user = /user=(\w+)/.exec(headers.get('cookie') ?? '')?.[1]
    return user ? { userId: user, name: user, sessionId: user } : undefined
  },
  accept: sync.accept,
  longestFrame: 64 * 1024 * 1024,
  failed: (error) => fail('upgrade', error),
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening ${(server.address() as AddressInfo).port}\n`)
})
process.on('SIGTERM', async () => {
  await sync.drain()
  await database.close()
  process.exit(0)
})
