/**
 * Keeps rows in step with their documents: what was committed is in its row within 500 ms (a document that is long to
 * read: within twenty times that), and what a stopped server left behind is caught up with at the next start.
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
import type { ReadyTexts } from './versionsOfTexts.ts'

/** Gathers a burst of typing; leaves half of the promised 500 ms for the work itself. */
const gatherMs = 250
/** Reading a document while somebody types takes a twentieth of the time at most: a long one is read less often. */
const longestShare = 20
const mostGatherMs = 5000

export interface Materialiser {
  /** Told after each commit of a room; returns at once and never throws. */
  committed(room: RoomRef): void
  /** Brings one suggestion's row up to date now. */
  suggestion(id: string): Promise<void>
  /** Brings a proposal's note and all its suggestions up to date now. */
  proposal(id: string): Promise<void>
  /** Brings every row up to date whose document is ahead of it. */
  catchUp(): Promise<void>
  /** Finishes what is waiting and takes no more. */
  stop(): Promise<void>
}

export const materialiser = (
  desk: Desk,
  texts: ReadyTexts,
  announce: Announce,
  failed: (error: unknown, room: RoomRef) => void,
): Materialiser => {
  const { store, rooms } = desk
  const waiting = new Map<string, NodeJS.Timeout>()
  /** What reading a document took the last two times, in ms, where that was long. */
  const costs = new Map<string, readonly [number, number]>()
  const running = new Set<Promise<void>>()
  let stopped = false

  const isNews = (kept: Suggestion, seq: number, hash: string, reason: unknown): boolean =>
    kept.materialisedSeq !== seq ||
    kept.wordingHash !== hash ||
    JSON.stringify(kept.reason) !== JSON.stringify(reason)

  /** Runs what reads a room's document, and notes how long that takes. */
  const timed = <T>({ type, id }: RoomRef, read: () => T): T => {
    const start = performance.now()
    const result = read()
    const cost = performance.now() - start
    const before = costs.get(`${type}/${id}`)?.[0] ?? 0
    if (Math.max(cost, before) * longestShare > gatherMs) costs.set(`${type}/${id}`, [cost, before])
    else costs.delete(`${type}/${id}`)
    return result
  }

  /** How long changes of a document are gathered, in ms. Once slow may have been the machine; twice is the document. */
  const pace = (key: string): number =>
    Math.min(Math.max(Math.min(...(costs.get(key) ?? [0])) * longestShare, gatherMs), mostGatherMs)

  const suggestion: Materialiser['suggestion'] = async (id) => {
    const room: RoomRef = { type: 'suggestion', id }
    const kept = found(await store.suggestions.get(id))
    // Its document does not hold its words yet.
    if (kept.carriedBy !== undefined) return
    const { text, index } = await texts.get(kept.textId, kept.version)
    const committed = await rooms.committed(room)
    const fresh = timed(room, () => materialise(index, text.languages, kept, committed))
    if (
      fresh.materialisedSeq < kept.materialisedSeq ||
      !isNews(kept, fresh.materialisedSeq, fresh.wordingHash, fresh.reason)
    )
      return
    await store.transact(({ suggestions }) => suggestions.change(id, { ...fresh, updatedAt: desk.now() }))
    announce.suggestion(kept)
  }

  const note = async (id: string): Promise<void> => {
    const kept = found(await store.proposals.get(id))
    const { text } = await texts.get(kept.textId, kept.version)
    const { state, seq } = await rooms.committed({ type: 'proposal', id })
    if (seq <= kept.materialisedSeq) return
    const fresh = timed({ type: 'proposal', id }, () => noteOf(text.languages, state))
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

  return {
    committed(room) {
      const key = `${room.type}/${room.id}`
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
      for (const each of await store.suggestions.behind(id)) await suggestion(each)
    },
    async catchUp() {
      for (const id of await store.suggestions.behind()) await run({ type: 'suggestion', id })
      for (const id of await store.proposals.behind()) await run({ type: 'proposal', id })
    },
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
