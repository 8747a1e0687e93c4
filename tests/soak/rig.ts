/**
 * A long working day in short: people join and leave some rooms of a real server, type, delete and move their carets, while
 * its memory is measured. At the end everybody's documents, a newcomer's and the log's are compared.
 */
import { join } from 'node:path'
import type * as Y from 'yjs'
import { checkHistory } from '#server/store/verify/history.ts'
import { diskOf } from '#tests/crash/disk.ts'
import { expectStatus } from '#tests/support/account.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { randomFrom } from '#tests/support/random.ts'
import { startServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'
import { enter, move, type Person, type Place, stroke } from './people.ts'

export interface SoakRun {
  readonly minutes: number
  readonly rooms: number
  readonly people: number
  /** Updates a second, of everybody together. */
  readonly rate: number
  readonly seed: number
  readonly dataDir: string
  readonly report?: (line: string) => void
}

/** What the server said of itself, so many seconds after the start. Memory in bytes. */
export interface Sample {
  readonly at: number
  readonly resident: number
  readonly heap: number
  readonly buffers: number
  readonly rooms: number
  readonly sessions: number
}

export interface SoakFigures {
  readonly samples: readonly Sample[]
  readonly strokes: number
  readonly visits: number
  /** Close codes that nobody asked for. */
  readonly closes: readonly number[]
  readonly refusals: number
  /** Rooms whose documents differ between two of: a person, a newcomer, the log. */
  readonly unequal: readonly string[]
  /** What the check of the history found. */
  readonly findings: number
  /** Lines that the server logged as errors. */
  readonly errors: readonly string[]
}

const tickMs = 20
const samplesIn = 120

const metric = (text: string, name: string): number =>
  Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)

const look = async (url: string, at: number): Promise<Sample> => {
  const text = await (await fetch(`${url}/metrics`)).text()
  return {
    at,
    resident: metric(text, 'process_resident_memory_bytes'),
    heap: metric(text, 'nodejs_heap_used_bytes'),
    buffers: metric(text, 'nodejs_array_buffers_bytes'),
    rooms: metric(text, 'usynys_rooms_open'),
    sessions: metric(text, 'usynys_sessions_open'),
  }
}

const contentOf = (doc: Y.Doc): string =>
  JSON.stringify(['wording:ru', 'wording:kk'].map((root) => doc.getXmlFragment(root).toJSON()))

export const soak = async (run: SoakRun): Promise<SoakFigures> => {
  const { rooms, people, rate, dataDir, report = () => {} } = run
  const random = randomFrom(run.seed)
  const server = await startServer({ dataDir, env: { LOG_LEVEL: 'error' } })
  const { port, url } = server
  const { secretary, text } = await publishedText(url)
  const { group, chair, drafter } = await newGroup(secretary, 'Union of judges')
  const made = await chair.post('/api/proposals', { textId: text.id, groupId: group.id, title: 'On courts' })
  const { id } = expectStatus(made, 201)
  const places: Place[] = []
  for (let i = 0; i < rooms; i++) {
    const row = await drafter.post(`/api/proposals/${id}/suggestions`, {
      op: 'replace',
      unit: 'art_1__para_1',
    })
    const room = `suggestion/${expectStatus(row, 201).id}`
    for (const { cookie } of [chair, drafter]) places.push({ room, cookie })
  }

  const inside = new Set<Person>()
  const leaving = new Set<Promise<void>>()
  const figures = { strokes: 0, visits: 0, refusals: 0 }
  const closes: number[] = []
  const stayMs = Math.min(60_000, run.minutes * 20_000)

  const comeIn = (): void => {
    figures.visits += 1
    inside.add(enter(port, random.pick(places), performance.now() + stayMs * (0.2 + random.next())))
  }
  const settle = (person: Person): void => {
    figures.refusals += person.client.refusals.length
    closes.push(...person.client.closes)
    person.client.destroy()
  }
  const leave = async (person: Person): Promise<void> => {
    inside.delete(person)
    await until('a visitor has everything saved', () => person.client.isSaved(), 60_000)
    settle(person)
  }

  const started = performance.now()
  const end = started + run.minutes * 60_000
  const samples: Sample[] = []
  const everyMs = (end - started) / samplesIn
  let due = 0
  let last = started
  for (let now = started; now < end; now = performance.now()) {
    // Joins are limited to a few a second for each person; at the start nobody comes faster than that.
    if (inside.size < people && random.below(2) === 0) comeIn()
    for (const person of inside)
      if (now > person.until && person.client.provider.synced) {
        const gone = leave(person).finally(() => leaving.delete(gone))
        leaving.add(gone)
      }
    const typing = [...inside]
    due += (Math.min(now - last, 200) * rate) / 1000
    last = now
    for (; due >= 1 && typing.length > 0; due--) {
      stroke(random.pick(typing), random)
      move(random.pick(typing), random)
      figures.strokes += 1
    }
    if (now - started >= samples.length * everyMs) {
      samples.push(await look(url, (now - started) / 1000))
      const { at, resident, heap, sessions } = samples.at(-1)!
      if (samples.length % 10 === 0)
        report(
          `${Math.round(at)} s: ${sessions} people, ${mib(resident)} MiB resident, ${mib(heap)} MiB heap`,
        )
    }
    await new Promise((resolve) => setTimeout(resolve, tickMs))
  }

  await Promise.all(leaving)
  await until('everything is saved', () => [...inside].every(({ client }) => client.isSaved()), 60_000)
  const disk = diskOf(join(dataDir, 'usynys.db'))
  const unequal: string[] = []
  for (const room of new Set(places.map((place) => place.room))) {
    const newcomer = enter(port, places.find((place) => place.room === room)!, 0)
    inside.add(newcomer)
    await newcomer.client.synced()
    const logged = contentOf(await disk.look(room))
    const there = [...inside].filter(({ place }) => place.room === room)
    const same = (): boolean => there.every(({ client }) => contentOf(client.doc) === logged)
    await until('the documents of a room are equal', same, 20_000).catch(() => unequal.push(room))
  }
  for (const person of inside) settle(person)
  await server.stop()
  const { findings } = checkHistory(join(dataDir, 'usynys.db'))
  const errors = server
    .output()
    .split('\n')
    .filter((line) => line.includes('"level":50'))
  return { ...figures, samples, closes, unequal, findings: findings.length, errors }
}

export const mib = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/** The last third of a run against the third before it, as ratios: the least heap (what collection leaves), the most resident memory. */
export const growth = (samples: readonly Sample[]): { readonly heap: number; readonly resident: number } => {
  const third = Math.floor(samples.length / 3)
  const [middle, last] = [samples.slice(third, 2 * third), samples.slice(-third)]
  const least = (part: readonly Sample[]): number => Math.min(...part.map(({ heap }) => heap))
  const most = (part: readonly Sample[]): number => Math.max(...part.map(({ resident }) => resident))
  return { heap: least(last) / least(middle), resident: most(last) / most(middle) }
}
