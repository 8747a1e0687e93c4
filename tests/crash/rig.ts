/**
 * Kills a real server over and over at random moments while people work, and counts what is missing on its disk
 * afterwards of what anybody had seen of somebody else, and of what anybody was told is saved.
 *
 * In every room two write; a reader with an empty copy comes in at a random moment of every round; one writer in some
 * rooms is offline during some kills and comes back with what they typed. Killing a process leaves the page cache: this
 * says nothing of power cuts.
 */
import { join } from 'node:path'
import * as Y from 'yjs'
import { checkHistory } from '#server/store/verify/history.ts'
import { expectStatus } from '#tests/support/account.ts'
import { blockTexts } from '#tests/support/client.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { historyAt } from '#tests/support/history.ts'
import { type Random, randomFrom } from '#tests/support/random.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { missing } from '#tests/support/typist.ts'
import { until } from '#tests/support/until.ts'
import { diskOf } from './disk.ts'
import { type CrashPage, openPage, seenBy } from './page.ts'

export interface CrashRun {
  readonly kills: number
  /** Updates a second, of all writers together, that are aimed at. */
  readonly rate: number
  readonly seed: number
  readonly dataDir: string
  /** The PostgreSQL database that the server keeps its data in; SQLite in `dataDir` without. */
  readonly databaseUrl?: string
  readonly report?: (line: string) => void
}

export interface CrashFigures {
  readonly kills: number
  /** Kills before everybody was back. */
  readonly earlyKills: number
  readonly strokes: number
  /** Strokes a second, while people typed. */
  readonly rate: number
  /** Clocks that somebody else had seen at a kill, summed over kills and pages. */
  readonly seen: number
  readonly acknowledged: number
  readonly seenButLost: number
  readonly acknowledgedButLost: number
  /** Words that are nowhere at the end. */
  readonly wordsLost: number
  readonly refusals: number
  readonly returns: number
  /** What the check of the history found at the end. */
  readonly findings: number
}

const tickMs = 10
/** A session may send 200 frames a second: at most half of that is typed by one. */
const mostPerWriter = 100

const roomsFor = (rate: number): number => Math.max(2, Math.ceil(rate / (2 * mostPerWriter)))

/** Types at the rate aimed at until it is stopped; `typed` counts. */
const typing = (pages: readonly CrashPage[], rate: number, random: Random) => {
  let typed = 0
  let due = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    // Behind a stall nobody types everything at once.
    due += (Math.min(now - last, 100) * rate) / 1000
    last = now
    for (; due >= 1; due--) {
      random.pick(pages).stroke()
      typed += 1
    }
  }, tickMs)
  return { typed: () => typed, stop: () => clearInterval(timer) }
}

export const crash = async (run: CrashRun): Promise<CrashFigures> => {
  const { kills, rate, dataDir, report = () => {} } = run
  const random = randomFrom(run.seed)
  const { databaseUrl } = run
  const env = { LOG_LEVEL: 'error', ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) }
  const file = join(dataDir, 'usynys.db')
  let server: TestServer = await startServer({ dataDir, env })
  const { port } = server
  const { secretary, text } = await publishedText(server.url)
  const { group, chair, drafter, observer } = await newGroup(secretary, 'Union of judges')
  const made = await chair.post('/api/proposals', { textId: text.id, groupId: group.id, title: 'On courts' })
  const { id } = expectStatus(made, 201)
  const rooms: string[] = []
  for (let i = 0; i < roomsFor(rate); i++) {
    const suggestion = { op: 'replace', unit: 'art_1__para_1' }
    rooms.push(
      `suggestion/${expectStatus(await drafter.post(`/api/proposals/${id}/suggestions`, suggestion), 201).id}`,
    )
  }
  const pages = rooms.flatMap((room, index) =>
    [chair, drafter].map(({ cookie }, writer) => openPage(port, room, cookie, `r${index}p${writer}`, random)),
  )
  const disk = diskOf(databaseUrl ?? file)
  const figures = {
    earlyKills: 0,
    seen: 0,
    acknowledged: 0,
    seenButLost: 0,
    acknowledgedButLost: 0,
    returns: 0,
  }
  let typedMs = 0
  let strokes = 0

  const judge = async (readers: readonly CrashPage[]): Promise<void> => {
    for (const page of [...pages, ...readers]) {
      const there = await disk.look(page.room)
      for (const [client, clock] of seenBy(page)) {
        figures.seen += clock
        figures.seenButLost += Math.max(0, clock - Y.getState(there.store, client))
      }
      figures.acknowledged += page.savedUpTo()
      const own = Y.getState(there.store, page.client.doc.clientID)
      figures.acknowledgedButLost += Math.max(0, page.savedUpTo() - own)
    }
  }

  for (let kill = 0; kill < kills; kill++) {
    const isEarly = kill > 0 && random.below(6) === 0
    const online = pages.filter(({ client }) => client.provider.shouldConnect)
    await until('they are in', () =>
      isEarly
        ? online.some(({ client }) => client.provider.wsconnected)
        : online.every(({ client }) => client.isSaved()),
    )
    const readers: CrashPage[] = []
    if (isEarly) figures.earlyKills += 1
    else {
      const started = performance.now()
      const hands = typing(online, rate, random)
      const goal = Math.ceil(rate * (0.1 + random.next() * 0.9))
      const comes = Math.ceil(goal * random.next())
      await until('they type', () => hands.typed() >= comes)
      readers.push(openPage(port, random.pick(rooms), observer.cookie, 'reader', random))
      await until('they type on', () => hands.typed() >= goal)
      hands.stop()
      strokes += hands.typed()
      typedMs += performance.now() - started
    }
    await server.kill()
    await until('all have noticed', () =>
      [...pages, ...readers].every(({ client }) => !client.provider.wsconnected),
    )
    await judge(readers)
    for (const { client } of readers) client.destroy()
    // Some stay away over the next kill and type offline; those who were away come back.
    for (const page of pages) {
      if (!page.client.provider.shouldConnect) {
        page.client.provider.connect()
        figures.returns += 1
      } else if (random.below(8) === 0 && page.client.provider.synced !== undefined) {
        page.client.provider.disconnect()
        page.stroke()
      }
    }
    if (pages.every(({ client }) => !client.provider.shouldConnect)) pages[0]!.client.provider.connect()
    server = await startServer({ dataDir, port, env })
    if ((kill + 1) % 10 === 0) report(`${kill + 1} kills: ${JSON.stringify(figures)}`)
  }

  for (const { client } of pages) client.provider.connect()
  await until('everything is saved', () => pages.every(({ client }) => client.isSaved()), 60_000)
  let wordsLost = 0
  for (const room of rooms) {
    const there = blockTexts(await disk.look(room)).join('\n')
    for (const page of pages) if (page.room === room) wordsLost += missing(page.words, there).length
  }
  const refusals = pages.reduce((sum, { client }) => sum + client.refusals.length, 0)
  for (const { client } of pages) client.destroy()
  await server.stop()
  const { findings } = databaseUrl === undefined ? checkHistory(file) : await historyAt(databaseUrl)
  for (const { where, seq, what } of findings) report(`BROKEN: ${where}, row ${seq}: ${what}`)
  return {
    kills,
    ...figures,
    strokes,
    rate: Math.round(strokes / (typedMs / 1000)),
    wordsLost,
    refusals,
    findings: findings.length,
  }
}
