/**
 * One room as this page holds it: a Yjs document, a provider that carries it, and the truth about what is on disk.
 *
 * There is one way out with one's words. A refused update, a terminal close and a lost right to write, each with words
 * that were not acknowledged, all end in `#setAside`: the words are kept and shown, and the page goes on with a fresh
 * document under a fresh clientID, because a Yjs client cannot go on past a refused update.
 */
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { RoomType } from '#shared/document/format.ts'
import { schemaVersion } from '#shared/document/format.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import type { Access, Changed, Refusal } from '#shared/protocol/frames.ts'
import { closing, pauseBefore } from './closing.ts'
import { CopyKeeper, unknownEpoch } from './copyKeeper.ts'
import { countingSocket } from './countingSocket.ts'
import { readOurFrames } from './frames.ts'
import { Ledger } from './ledger.ts'
import type { Copies } from './localCopies.ts'
import type { LostOffer } from './lostOffers.ts'
import { watchLost } from './lostOffers.ts'
import { keptRoots } from './ownWords.ts'
import { watchReceiving } from './receiving.ts'
import type { Cause, Place, SetAside, TextStore } from './setAside.ts'
import { dropAside, isSignedOut, keepAside } from './setAside.ts'
import type { Link, Snapshot, Stop } from './state.ts'
import { connectionState, patience } from './state.ts'

export interface RoomRef {
  readonly type: RoomType
  readonly id: string
}

export interface ConnectionOptions {
  readonly room: RoomRef
  readonly user: { readonly id: string; readonly name: string }
  /** `ws://host/sync`: room type and id are appended. */
  readonly url: string
  /** Deterministic updates that the room is known to start from; with them one may type before anybody was asked. */
  readonly seeds?: readonly Uint8Array[]
  readonly copies: Copies
  readonly texts: TextStore
}

const roomKey = ({ type, id }: RoomRef): string => `${type}/${id}`

/** How long a lost right to write waits for acknowledgements that are already under way. */
const grace = 1_500
export class Connection {
  readonly room: RoomRef
  readonly #options: ConnectionOptions
  readonly #listeners = new Set<() => void>()
  readonly #pushListeners = new Set<(changed: Changed | 'gap') => void>()

  #doc = new Y.Doc()
  #awareness = new Awareness(this.#doc)
  #ledger = new Ledger()
  /** ClientIDs of ours whose words may be owed → clock known to be durable. */
  #own = new Map<number, number>()
  #provider: WebsocketProvider | undefined
  #link: Link = 'none'
  #access: Access | undefined
  #refusal: Refusal | undefined
  #aside: SetAside | undefined
  #stop: Stop | undefined
  #lost: readonly LostOffer[] = []
  #offers = 0
  #ready = false
  #generation = 0
  #restarts = 0
  #epoch: number | undefined
  /** Number of the last push on this socket. */
  #pushSeq: number | undefined
  #joinedBefore = false
  #connecting: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #copy: CopyKeeper
  #snapshot: Snapshot
  #destroyed = false

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.room = options.room
    this.#copy = this.#keeper()
    this.#begin(options.seeds ?? [])
    this.#ready = options.seeds !== undefined
    this.#snapshot = this.#look()
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  get awareness(): Awareness {
    return this.#awareness
  }

  /** Edits that the server has not said to have on disk. */
  get owed(): number {
    return this.#ledger.owed
  }

  readonly getSnapshot = (): Snapshot => this.#snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Rows pushed by the server, or `gap` when some were missed and the page must fetch again. */
  onChanged(listener: (changed: Changed | 'gap') => void): () => void {
    this.#pushListeners.add(listener)
    return () => void this.#pushListeners.delete(listener)
  }

  /** Joins the room, with what an earlier page left unsent. Calling it again does nothing. */
  connect(): Promise<void> {
    this.#connecting ??= this.#join()
    return this.#connecting
  }

  /** Whether the server can be reached at all, told by whoever tries before the room exists. */
  reachable(yes: boolean): void {
    if (this.#provider) return
    this.#link = yes ? 'none' : 'lost'
    this.#changed()
  }

  /** The room cannot be made: what was written for it is set aside, with where it was meant to stand. */
  async giveUp(cause: Cause, place?: Place): Promise<void> {
    if (!this.#connecting) await this.#takeUpCopies()
    this.#stop = isSignedOut(cause) ? 'signed-out' : 'not-allowed'
    this.#setAside(cause, place)
  }

  /** The words that were set aside have been dealt with: copied, proposed anew, or let go. */
  dismissAside(): void {
    if (!this.#aside) return
    dropAside(this.#options.texts, this.#aside.key)
    this.#aside = undefined
    this.#changed()
  }

  /** The offer has been taken or left. */
  dropLost(offer: LostOffer): void {
    this.#lost = this.#lost.filter((other) => other !== offer)
    this.#changed()
  }

  destroy(): void {
    this.#destroyed = true
    clearTimeout(this.#timer)
    this.#dropProvider()
    this.#awareness.destroy()
    this.#doc.destroy()
  }

  #begin(seeds: readonly Uint8Array[]): void {
    this.#doc = new Y.Doc()
    for (const seed of seeds) Y.applyUpdate(this.#doc, seed, 'seed')
    this.#awareness = new Awareness(this.#doc)
    this.#awareness.setLocalStateField('user', this.#options.user)
    this.#ledger = new Ledger()
    this.#own = new Map([[this.#doc.clientID, 0]])
    this.#refusal = undefined
    this.#copy = this.#keeper()
    const doc = this.#doc
    doc.on('update', (_update, _origin, _doc, transaction: Y.Transaction) => {
      if (!transaction.local) return
      this.#ledger.edit(Date.now(), Y.getState(doc.store, doc.clientID))
      // The provider's own listener runs in this same turn, before anything is shown.
      queueMicrotask(() => {
        if (doc !== this.#doc) return
        this.#keepCopy()
        this.#changed()
      })
    })
  }

  #keeper(): CopyKeeper {
    return new CopyKeeper(this.#options.copies, roomKey(this.room), this.#doc)
  }

  async #join(): Promise<void> {
    await this.#takeUpCopies()
    if (this.#destroyed) return
    const doc = this.#doc
    const params: Record<string, string> = { schema: String(schemaVersion) }
    if (this.#epoch !== undefined) params.epoch = String(this.#epoch)
    const provider = new WebsocketProvider(this.#options.url, roomKey(this.room), doc, {
      connect: false,
      disableBc: true,
      awareness: this.#awareness,
      params,
      WebSocketPolyfill: countingSocket((frame) => this.#ledger.sent(frame)),
    })
    this.#provider = provider
    this.#link = 'connecting'
    readOurFrames(provider, {
      saved: (n) => this.#saved(n),
      refused: (refusal) => {
        this.#refusal = refusal
      },
      access: (access) => this.#accessed(access),
      changed: (changed) => this.#pushed(changed),
    })
    watchLost({
      doc,
      receiving: watchReceiving(provider),
      mine: () => new Set(this.#own.keys()),
      found: (lost) => {
        this.#lost = [...this.#lost, ...lost.map((words, index) => ({ ...words, id: this.#offers + index }))]
        this.#offers += lost.length
        this.#changed()
      },
    })
    provider.on('connection-close', (event) => {
      // Full jitter: a thousand pages must not come back in the same millisecond.
      provider.maxBackoffTime =
        50 + Math.random() * Math.min(100 * 2 ** provider.wsUnsuccessfulReconnects, 8_000)
      this.#ledger.closed()
      this.#pushSeq = undefined
      // A server that cannot store is there: what is wrong is not the line.
      this.#link = event?.code === closeCodes.cannotStore ? 'connecting' : 'lost'
      this.#changed()
    })
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#link = 'connected'
      this.#changed()
    })
    provider.on('sync', (synced: boolean) => {
      if (!synced) return
      this.#ready = true
      this.#restarts = 0
      this.#changed()
    })
    provider.on('closed', ({ code }: { code: number }) => this.#closed(code))
    provider.connect()
    globalThis.window?.addEventListener('offline', this.#lineChanged)
    globalThis.window?.addEventListener('online', this.#lineChanged)
    this.#changed()
  }

  /** The browser noticed before the socket did: try anew at once, which also tells whether there is still a server. */
  readonly #lineChanged = (): void => {
    this.#provider?.disconnect()
    this.#provider?.connect()
  }

  /** Edits that a reload or a crash left unsent travel with our own, under the clientIDs that wrote them. */
  async #takeUpCopies(): Promise<void> {
    const copies = await this.#options.copies.of(roomKey(this.room)).catch(() => [])
    for (const copy of copies) {
      if (copy.schema !== schemaVersion) continue
      if (copy.epoch !== unknownEpoch) this.#epoch = copy.epoch
      Y.applyUpdate(this.#doc, copy.state, 'copy')
      const durable = Y.decodeStateVector(copy.durable)
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVectorFromUpdate(copy.state)))
        if (clock > (durable.get(client) ?? 0)) this.#own.set(client, durable.get(client) ?? 0)
      this.#ledger.edit(Date.now(), 0)
    }
    if (copies.length === 0) return
    this.#keepCopy()
    this.#copy.afterwards(() => Promise.all(copies.map((copy) => this.#options.copies.remove(copy))))
  }

  #saved(n: number): void {
    this.#ledger.saved(n)
    this.#own.set(this.#doc.clientID, this.#ledger.durableClock)
    if (this.#ledger.settled) {
      for (const client of this.#own.keys()) this.#own.set(client, Y.getState(this.#doc.store, client))
      this.#copy.drop()
    }
    this.#changed()
  }

  #accessed(access: Access): void {
    // Whatever was pushed while the line was down is missing.
    if (this.#pushSeq === undefined && this.#joinedBefore) this.#tell('gap')
    this.#joinedBefore = true
    this.#pushSeq = Math.max(access.seq, this.#pushSeq ?? 0)
    this.#access = access
    this.#epoch = access.epoch
    if (this.#provider) this.#provider.params.epoch = String(access.epoch)
    // Acknowledgements may still be under way; what is not on disk when they are over did not get in.
    if (!access.write && this.#ledger.owed > 0) {
      const doc = this.#doc
      setTimeout(() => {
        if (doc === this.#doc && this.#access?.write === false && this.#ledger.owed > 0)
          this.#setAside({ code: access.reason ?? 'role' })
      }, grace)
    }
    this.#changed()
  }

  #pushed(changed: Changed): void {
    const gap = this.#pushSeq !== undefined && changed.seq > this.#pushSeq + 1
    this.#pushSeq = changed.seq
    if (gap) this.#tell('gap')
    this.#tell(changed)
  }

  #tell(pushed: Changed | 'gap'): void {
    for (const listener of this.#pushListeners) listener(pushed)
  }

  #closed(code: number): void {
    this.#restarts += 1
    const { cause, stop } = closing(code, { epochKnown: this.#epoch !== undefined, restarts: this.#restarts })
    this.#stop = stop
    if (code === closeCodes.stale) this.#epoch = undefined
    this.#setAside({ code: this.#refusal?.reason ?? cause, detail: this.#refusal?.message })
  }

  /** The one way out: keeps and shows the words that are owed, then goes on with a fresh document. */
  #setAside(cause: Cause, place?: Place): void {
    if (this.#ledger.owed > 0) {
      const roots = keptRoots(this.#doc, this.#own)
      const { texts, user } = this.#options
      this.#aside = keepAside(texts, user.id, this.#epoch ?? unknownEpoch, {
        room: this.room,
        at: Date.now(),
        cause,
        place,
        roots,
      })
    }
    this.#copy.drop()
    this.#dropProvider()
    this.#awareness.destroy()
    this.#doc.destroy()
    this.#begin([])
    this.#ready = false
    this.#access = undefined
    this.#link = 'none'
    this.#generation += 1
    this.#connecting = undefined
    this.#changed()
    if (this.#stop === undefined)
      setTimeout(() => {
        if (!this.#destroyed) void this.connect()
      }, pauseBefore(this.#restarts))
  }

  #dropProvider(): void {
    globalThis.window?.removeEventListener('offline', this.#lineChanged)
    globalThis.window?.removeEventListener('online', this.#lineChanged)
    this.#provider?.destroy()
    this.#provider = undefined
  }

  #keepCopy(): void {
    if (this.#ledger.owed > 0) this.#copy.keep(this.#epoch ?? unknownEpoch, this.#own)
  }

  #look(): Snapshot {
    const state = connectionState({
      link: this.#link,
      ledger: this.#ledger,
      access: this.#access,
      aside: this.#aside,
      stop: this.#stop,
      now: Date.now(),
    })
    const write =
      this.#stop === undefined && (this.#access?.write ?? (this.#ready && this.#options.seeds !== undefined))
    return { state, write, ready: this.#ready, generation: this.#generation, lost: this.#lost }
  }

  #changed(): void {
    if (this.#destroyed) return
    this.#schedule()
    const next = this.#look()
    if (JSON.stringify(next) === JSON.stringify(this.#snapshot)) return
    this.#snapshot = next
    for (const listener of this.#listeners) listener()
  }

  /** Wakes when the oldest edit's age crosses the next line that the page shows. */
  #schedule(): void {
    clearTimeout(this.#timer)
    const oldest = this.#ledger.oldest
    if (oldest === undefined) return
    const age = Date.now() - oldest
    this.#timer = setTimeout(() => this.#changed(), age < patience ? patience - age : 1_000 - (age % 1_000))
  }
}
