/**
 * Keeps rows in step with their documents: what was committed is in its row within 500 ms (a document that is long to
 * read, or to write: `gatherFor`), and what a stopped server left behind is caught up with at the next start.
 *
 * Rows are computed from committed state only. A failure is reported and tried again with the next commit or start: the
 * log, not the row, is the truth.
 */
import type { Announce } from './announce.ts'
import type { Desk } from './desk.ts'
import { materialise, noteOf } from './documents.ts'
import { found } from './errors.ts'
import type { RoomRef } from './ports/rooms.ts'
import type { Suggestion } from './ports/suggestions.ts'
import { untouched } from './takingOver.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'

/** Gathers a burst of typing; leaves half of the promised 500 ms for the work itself. */
const gatherMs = 250
/** Reading a document while somebody types takes a twentieth of the time at most: a long one is read less often. */
const longestShare = 20
/** Writing the row of a document and indexing its words grows with its length, whatever changed in it: for each ms so many bytes. */
const bytesPerMs = 120
const mostGatherMs = 5000

/**
 * How long changes of a document are gathered, in ms, by what reading it took and its length in bytes: 250 up to 30 kB, a second
 * at 120 kB (some 60,000 letters of Cyrillic), never more than 5 s, however steadily people type.
 */
export const gatherFor = (readingMs: number, bytes: number): number =>
  Math.min(Math.max(readingMs * longestShare, bytes / bytesPerMs, gatherMs), mostGatherMs)

export interface Materialiser {
  /** Told after each commit of a room; returns at once and never throws. */
  committed(room: RoomRef): void
  /** Brings one suggestion's row up to date now. */
  suggestion(id: string): Promise<void>
  /** Brings a proposal's note and all its suggestions up to date now. */
  proposal(id: string): Promise<void>
  /** Brings every row up to date whose document is ahead of it. */
  catchUp(): Promise<void>
  /**
   * Brings up to date what stands where it stood behind its document at the last call already: the node that should have
   * done so is gone. Others keep what is written in now in step themselves.
   */
  takeOver(): Promise<void>
  /** Finishes what is waiting and takes no more. */
  stop(): Promise<void>
}

/** A row that is behind its document, which stands in it up to row `seq` of the log. */
interface Behind {
  readonly room: RoomRef
  readonly seq: number
}

const keyOf = ({ type, id }: RoomRef): string => `${type}/${id}`

export const materialiser = (
  desk: Desk,
  texts: ReadyTexts,
  announce: Announce,
  failed: (error: unknown, room: RoomRef) => void,
): Materialiser => {
  const { store, rooms } = desk
  const waiting = new Map<string, NodeJS.Timeout>()
  /** What reading a document took the last two times, in ms, and its length in bytes, where it is gathered longer for that. */
  const costs = new Map<string, { readonly ms: readonly [number, number]; readonly bytes: number }>()
  const running = new Set<Promise<void>>()
  const untouchedOf = untouched(({ room, seq }: Behind) => `${keyOf(room)}@${seq}`)
  let stopped = false

  const isNews = (kept: Suggestion, seq: number, hash: string, reason: unknown): boolean =>
    kept.materialisedSeq !== seq ||
    kept.wordingHash !== hash ||
    JSON.stringify(kept.reason) !== JSON.stringify(reason)

  /** Runs what reads a room's document of so many bytes, and notes how long that takes. */
  const timed = <T>(room: RoomRef, bytes: number, read: () => T): T => {
    const key = keyOf(room)
    const start = performance.now()
    const result = read()
    const cost = performance.now() - start
    const before = costs.get(key)?.ms[0] ?? 0
    if (gatherFor(Math.max(cost, before), bytes) > gatherMs) costs.set(key, { ms: [cost, before], bytes })
    else costs.delete(key)
    return result
  }

  /** Once slow may have been the machine; twice is the document. */
  const pace = (key: string): number => {
    const { ms, bytes } = costs.get(key) ?? { ms: [0], bytes: 0 }
    return gatherFor(Math.min(...ms), bytes)
  }

  const suggestion: Materialiser['suggestion'] = async (id) => {
    const room: RoomRef = { type: 'suggestion', id }
    const kept = found(await store.suggestions.get(id))
    // Its document does not hold its words yet.
    if (kept.carriedBy !== undefined) return
    const { text, index } = await texts.get(kept.textId, kept.version)
    const committed = await rooms.committed(room)
    const fresh = timed(room, committed.state.length, () =>
      materialise(index, text.languages, kept, committed),
    )
    if (
      fresh.materialisedSeq < kept.materialisedSeq ||
      !isNews(kept, fresh.materialisedSeq, fresh.wordingHash, fresh.reason)
    )
      return
    await store.transact(async ({ suggestions }) => {
      // Another node may have read further meanwhile.
      const { materialisedSeq } = found(await suggestions.get(id))
      if (materialisedSeq <= fresh.materialisedSeq)
        await suggestions.change(id, { ...fresh, updatedAt: desk.now() })
    })
    announce.suggestion(kept)
  }

  const note = async (id: string): Promise<void> => {
    const kept = found(await store.proposals.get(id))
    const { text } = await texts.get(kept.textId, kept.version)
    const { state, seq } = await rooms.committed({ type: 'proposal', id })
    if (seq <= kept.materialisedSeq) return
    const fresh = timed({ type: 'proposal', id }, state.length, () => noteOf(text.languages, state))
    const change = { note: fresh, materialisedSeq: seq, updatedAt: desk.now() }
    await store.transact(({ proposals }) => proposals.change(id, change))
    announce.proposal(found(await store.proposals.get(id)))
  }

  const run = (room: RoomRef): Promise<void> => {
    const work = (room.type === 'suggestion' ? suggestion(room.id) : note(room.id))
      .catch((error: unknown) => failed(error, room))
      .finally(() => running.delete(work))
    running.add(work)
    return work
  }

  const behind = async (): Promise<readonly Behind[]> => [
    ...(await store.suggestions.behind()).map(
      ({ id, materialisedSeq: seq }): Behind => ({ room: { type: 'suggestion', id }, seq }),
    ),
    ...(await store.proposals.behind()).map(
      ({ id, materialisedSeq: seq }): Behind => ({ room: { type: 'proposal', id }, seq }),
    ),
  ]

  const bring = async (rows: readonly Behind[]): Promise<void> => {
    for (const { room } of rows) {
      if (stopped) return
      await run(room)
    }
  }

  return {
    committed(room) {
      const key = keyOf(room)
      if (room.type === 'text' || stopped || waiting.has(key)) return
      const timer = setTimeout(() => {
        waiting.delete(key)
        void run(room)
      }, pace(key))
      timer.unref()
      waiting.set(key, timer)
    },
    suggestion,
    async proposal(id) {
      await note(id)
      for (const behind of await store.suggestions.behind(id)) await suggestion(behind.id)
    },
    catchUp: async () => bring(await behind()),
    takeOver: async () => bring(untouchedOf(await behind())),
    async stop() {
      stopped = true
      const rooms = [...waiting.keys()].map((key) => key.split('/') as [RoomRef['type'], string])
      for (const timer of waiting.values()) clearTimeout(timer)
      waiting.clear()
      for (const [type, id] of rooms) void run({ type, id })
      await Promise.all(running)
    },
  }
}
