/**
 * One room as this page holds it: a live document, a line that carries it, and the truth about what is on disk.
 *
 * Whatever ends one's writing (a refused update, a terminal close, a lost right) goes through `#setAside`: the words take
 * the way out, and the page goes on with a fresh document under a fresh clientID, because a Yjs client cannot go on past a
 * refused update.
 */
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import type { LostWords } from '#shared/document/lostWords.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import type { Access, Changed, Refusal } from '#shared/protocol/frames.ts'
import { closing, pauseBefore } from './closing.ts'
import { Line } from './line.ts'
import { LiveDocument } from './liveDocument.ts'
import type { Copies } from './localCopies.ts'
import type { LostOffer } from './lostOffers.ts'
import { Pushes } from './pushes.ts'
import type { RoomRef } from './roomRef.ts'
import { roomKey } from './roomRef.ts'
import type { Cause, Place, TextStore } from './setAside.ts'
import { isSignedOut } from './setAside.ts'
import { SnapshotStore } from './snapshotStore.ts'
import type { Link, Snapshot, Stop } from './state.ts'
import { connectionState } from './state.ts'
import { WayOut } from './wayOut.ts'

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

/** How long a lost right to write waits for acknowledgements that are already under way. */
const grace = 1_500

export class Connection {
  readonly room: RoomRef
  readonly #options: ConnectionOptions
  readonly #pushes = new Pushes()
  readonly #wayOut: WayOut
  readonly #snapshots: SnapshotStore
  /** ClientIDs of documents that were set aside. */
  readonly #earlier = new Set<number>()
  #live: LiveDocument
  #line: Line | undefined
  #link: Link = 'none'
  #access: Access | undefined
  #refusal: Refusal | undefined
  #stop: Stop | undefined
  #lost: readonly LostOffer[] = []
  #offers = 0
  #ready: boolean
  #generation = 0
  #restarts = 0
  #connecting: Promise<void> | undefined
  #destroyed = false

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.room = options.room
    this.#wayOut = new WayOut({ room: options.room, userId: options.user.id, texts: options.texts })
    this.#live = this.#begin(options.seeds)
    this.#ready = options.seeds !== undefined
    this.#snapshots = new SnapshotStore(
      () => this.#look(),
      () => this.#live.ledger.oldest,
    )
  }

  get doc(): Doc {
    return this.#live.doc
  }

  get awareness(): Awareness {
    return this.#live.awareness
  }

  /** Edits that the server has not said to have on disk. */
  get owed(): number {
    return this.#live.owed
  }

  /** Something of its author's is still to be sent, compared, or dealt with. */
  get isUnfinished(): boolean {
    const comparing = this.#stop === undefined && this.#wayOut.isComparing
    return this.owed > 0 || comparing || this.#lost.length > 0
  }

  readonly getSnapshot = (): Snapshot => this.#snapshots.get()

  readonly subscribe = (listener: () => void): (() => void) => this.#snapshots.subscribe(listener)

  /** Rows pushed by the server, or `gap` when some were missed and the page must fetch again. */
  onChanged(listener: (changed: Changed | 'gap') => void): () => void {
    return this.#pushes.listen(listener)
  }

  /** Joins the room, with what an earlier page left unsent. Calling it again does nothing. */
  connect(): Promise<void> {
    this.#connecting ??= this.#join()
    return this.#connecting
  }

  /** Whether the server can be reached at all, told by whoever tries before the room exists. */
  reachable(yes: boolean): void {
    if (this.#line) return
    this.#link = yes ? 'none' : 'lost'
    this.#changed()
  }

  /** The room cannot be made: what was written for it is set aside, with where it was meant to stand. */
  async giveUp(cause: Cause, place?: Place): Promise<void> {
    if (!this.#connecting) await this.#live.takeUpCopies()
    this.#stop = isSignedOut(cause) ? 'signed-out' : 'not-allowed'
    this.#setAside(cause, place)
  }

  /** The words that were set aside have been dealt with: copied, proposed anew, or let go. */
  dismissAside(): void {
    this.#wayOut.dismiss()
    this.#changed()
  }

  /** The offer has been taken or left. */
  dropLost(offer: LostOffer): void {
    this.#lost = this.#lost.filter((other) => other !== offer)
    this.#changed()
  }

  destroy(): void {
    this.#destroyed = true
    this.#snapshots.end()
    this.#line?.end()
    this.#live.close()
  }

  #begin(seeds: readonly Uint8Array[] | undefined): LiveDocument {
    const live = new LiveDocument({
      room: roomKey(this.room),
      copies: this.#options.copies,
      seeds,
      earlier: this.#earlier,
      edited: () => this.#changed(),
      lost: (words) => this.#offer(words),
    })
    live.awareness.setLocalStateField('user', this.#options.user)
    return live
  }

  async #join(): Promise<void> {
    const live = this.#live
    await live.takeUpCopies()
    if (this.#destroyed || live !== this.#live) return
    this.#link = 'connecting'
    this.#line = new Line(this.#options.url, roomKey(this.room), live, {
      saved: (n) => {
        live.saved(n)
        this.#changed()
      },
      refused: (refusal) => {
        this.#refusal = refusal
      },
      access: (access) => this.#accessed(access),
      changed: (changed) => this.#pushes.take(changed),
      link: (link) => {
        if (live !== this.#live) return
        if (link !== 'connected') this.#pushes.interrupted()
        this.#link = link
        this.#changed()
      },
      synced: () => this.#synced(),
      closed: (code) => this.#closed(code),
    })
    this.#changed()
  }

  #synced(): void {
    this.#ready = true
    this.#restarts = 0
    const lacking = this.#wayOut.compare(this.#live, this.#access)
    if (lacking.length > 0) this.#offer(lacking)
    else this.#changed()
  }

  #accessed(access: Access): void {
    this.#pushes.joined(access.seq)
    this.#access = access
    const live = this.#live
    live.epoch = access.epoch
    // Acknowledgements may still be under way; what is not on disk when they are over did not get in.
    if (!access.write && live.owed > 0)
      setTimeout(() => {
        if (live === this.#live && this.#access?.write === false && live.owed > 0)
          this.#setAside({ code: access.reason ?? 'role' })
      }, grace)
    this.#changed()
  }

  #closed(code: number): void {
    this.#restarts += 1
    const epochKnown = this.#live.epoch !== undefined
    const { cause, stop } = closing(code, { epochKnown, restarts: this.#restarts })
    this.#stop = stop
    this.#setAside(
      { code: this.#refusal?.reason ?? cause, detail: this.#refusal?.message },
      undefined,
      code === closeCodes.stale,
    )
  }

  /** The one way out: the words take it, and a fresh document joins; of an unknown epoch where the old one's is over. */
  #setAside(cause: Cause, place?: Place, epochOver = false): void {
    const old = this.#live
    this.#wayOut.take(old, cause, place)
    for (const client of old.mine) this.#earlier.add(client)
    this.#line?.end()
    this.#line = undefined
    old.giveUp()
    this.#live = this.#begin(undefined)
    this.#live.epoch = epochOver ? undefined : old.epoch
    this.#refusal = undefined
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

  #offer(lost: readonly LostWords[]): void {
    this.#lost = [...this.#lost, ...lost.map((words) => ({ ...words, id: this.#offers++ }))]
    this.#changed()
  }

  #look(): Snapshot {
    const { ledger } = this.#live
    const state = connectionState({
      link: this.#link,
      ledger,
      access: this.#access,
      aside: this.#wayOut.aside,
      stop: this.#stop,
      now: Date.now(),
    })
    const write =
      this.#stop === undefined && (this.#access?.write ?? (this.#ready && this.#options.seeds !== undefined))
    return { state, write, ready: this.#ready, generation: this.#generation, lost: this.#lost }
  }

  #changed(): void {
    if (!this.#destroyed) this.#snapshots.refresh()
  }
}
