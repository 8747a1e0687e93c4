/**
 * Cuts the power of a real server, as far as that can be done without a switch: while people type, strace writes down what the
 * process hands to the system and when it is on disk. From that the disk is made as a power cut at any moment could have
 * left it, and opened: everything that anybody had seen or been told is saved by then must be in it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import SqliteDatabase from 'better-sqlite3'
import * as Y from 'yjs'
import { checkHistory } from '#server/store/verify/history.ts'
import { diskOf } from '#tests/crash/disk.ts'
import { type CrashPage, openPage, seenBy } from '#tests/crash/page.ts'
import { expectStatus } from '#tests/support/account.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { type Random, randomFrom } from '#tests/support/random.ts'
import { startServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'
import { Disk } from './disk.ts'
import { calls, type Event, eventsOf, type Order, orderOf } from './trace.ts'

export interface PowerRun {
  readonly strokes: number
  readonly cuts: number
  readonly seed: number
  readonly report?: (line: string) => void
}

export interface PowerFigures extends Order {
  readonly cuts: number
  /** Clocks that somebody had seen, or been told are saved, summed over the cuts. */
  readonly owed: number
  readonly lost: number
  /** Cuts after which the file was damaged, or its history did not verify. */
  readonly damaged: number
}

const database = 'usynys.db'
const log = `${database}-wal`

/** Whether this system lets a process be traced, and has what it takes. */
export const canTrace = (): boolean =>
  spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0

const attach = async (pid: number, file: string): Promise<ChildProcess> => {
  const options = ['-f', '-y', '-xx', '-ttt', '-s', '2000000', '-e', `trace=${calls}`]
  const tracer = spawn('strace', [...options, '-o', file, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  tracer.stderr!.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await until('the server is traced', () => {
    if (tracer.exitCode !== null) throw new Error(`strace ended: ${said}`)
    return said.includes('attached')
  })
  return tracer
}

/** What a page knew at a moment: the clocks of others that it had seen, its own that were acknowledged. */
interface Known {
  /** Seconds, on the clock of the trace. */
  readonly at: number
  readonly room: string
  readonly clocks: ReadonlyMap<number, number>
}

const watch = (page: CrashPage, known: Known[]): void => {
  page.client.doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== page.client.provider) return
    // The clock counts whole milliseconds: the end of this one is certainly after the frame came.
    known.push({ at: (Date.now() + 1) / 1000, room: page.room, clocks: new Map(seenBy(page)) })
  })
}

const lostIn = async (
  folder: string,
  known: readonly Known[],
  at: number,
): Promise<{ owed: number; lost: number }> => {
  const disk = diskOf(join(folder, database))
  const newest = new Map<string, Map<number, number>>()
  for (const one of known) {
    if (one.at >= at) break
    const clocks = newest.get(one.room) ?? new Map<number, number>()
    newest.set(one.room, clocks)
    for (const [client, clock] of one.clocks) clocks.set(client, Math.max(clock, clocks.get(client) ?? 0))
  }
  let [owed, lost] = [0, 0]
  for (const [room, clocks] of newest) {
    const there = await disk.look(room)
    for (const [client, clock] of clocks) {
      owed += clock
      lost += Math.max(0, clock - Y.getState(there.store, client))
    }
  }
  return { owed, lost }
}

const isWhole = (folder: string): boolean => {
  const sqlite = new SqliteDatabase(join(folder, database))
  try {
    if (sqlite.pragma('integrity_check', { simple: true }) !== 'ok') return false
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    sqlite.close()
  }
  return checkHistory(join(folder, database)).findings.length === 0
}

const typeFor = async (pages: readonly CrashPage[], strokes: number, random: Random): Promise<void> => {
  for (let typed = 0; typed < strokes; typed++) {
    const page = random.pick(pages)
    page.stroke()
    // Now one at a time, now many in one commit.
    if (random.below(3) === 0) await until('a stroke is saved', () => page.client.isSaved())
  }
  await until('all is saved', () => pages.every(({ client }) => client.isSaved()))
}

export const powerCuts = async (run: PowerRun): Promise<PowerFigures> => {
  const { report = () => {} } = run
  const random = randomFrom(run.seed)
  const folder = mkdtempSync(join(tmpdir(), 'usynys-power-'))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const server = await startServer({ dataDir, env: { LOG_LEVEL: 'error' } })
  try {
    const { secretary, text } = await publishedText(server.url)
    const { group, chair, drafter } = await newGroup(secretary, 'Union of judges')
    const made = await chair.post('/api/proposals', {
      textId: text.id,
      groupId: group.id,
      title: 'On courts',
    })
    const { id } = expectStatus(made, 201)
    const rooms: string[] = []
    for (const unit of ['art_1__para_1', 'art_1__para_2']) {
      const row = await drafter.post(`/api/proposals/${id}/suggestions`, { op: 'replace', unit })
      rooms.push(`suggestion/${expectStatus(row, 201).id}`)
    }
    const known: Known[] = []
    const pages = rooms.flatMap((room) =>
      [chair, drafter].map(({ cookie }, index) => openPage(server.port, room, cookie, `p${index}`, random)),
    )
    await until('they are in', () => pages.every(({ client }) => client.isSaved()))
    const before = new Map(
      [database, log].map((name) => [join(dataDir, name), readFileSync(join(dataDir, name))]),
    )
    const trace = join(folder, 'trace')
    const tracer = await attach(server.pid, trace)
    for (const page of pages) watch(page, known)
    await typeFor(pages, run.strokes, random)
    const ended = new Promise((resolve) => tracer.on('exit', resolve))
    await server.kill()
    await ended
    for (const { client } of pages) client.destroy()

    const events: Event[] = []
    const lines: string[] = []
    for await (const line of createInterface({ input: createReadStream(trace) })) lines.push(line)
    for (const event of eventsOf(lines, (file) => before.has(file))) events.push(event)
    const order = orderOf(events, (file) => file.endsWith(log))
    report(`${events.length} events: ${JSON.stringify(order)}`)

    const moments = new Set(Array.from({ length: run.cuts }, () => random.below(events.length)))
    const disk = new Disk(before)
    const figures = { cuts: 0, owed: 0, lost: 0, damaged: 0 }
    for (const [index, event] of events.entries()) {
      disk.follow(event)
      if (!moments.has(index)) continue
      const found = join(folder, `cut${index}`)
      mkdirSync(found)
      for (const [name, bytes] of disk.cut(random)) writeFileSync(join(found, basename(name)), bytes)
      figures.cuts += 1
      if (!isWhole(found)) figures.damaged += 1
      const { owed, lost } = await lostIn(found, known, event.at)
      figures.owed += owed
      figures.lost += lost
      rmSync(found, { recursive: true })
    }
    return { ...order, ...figures }
  } finally {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}
