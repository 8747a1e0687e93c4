/**
 * One document's life on this page: it begins with a seed or empty, is written in, knows what of that is on disk, and is
 * given up as a whole when the room refuses it. Lines to the server come and go meanwhile.
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { schemaVersion } from '#shared/document/format.ts'
import type { LostWords } from '#shared/document/lostWords.ts'
import { CopyKeeper, unknownEpoch } from './copyKeeper.ts'
import { Ledger } from './ledger.ts'
import type { Copies } from './localCopies.ts'
import { watchLost } from './lostOffers.ts'
import type { Durable, KeptRoot } from './ownWords.ts'
import { keptRoots } from './ownWords.ts'
import { highIdOf, lowId } from './runStart.ts'

export interface LiveDocumentOptions {
  /** The room's name: `suggestion/<id>`. */
  readonly room: string
  readonly copies: Copies
  readonly seeds?: readonly Uint8Array[]
  /** ClientIDs that this page wrote under in documents before this one. */
  readonly earlier: ReadonlySet<number>
  /** After each turn in which somebody here wrote. */
  readonly edited: () => void
  /** Own words that went with a block which a colleague deleted without having seen them. */
  readonly lost: (words: readonly LostWords[]) => void
}

const pageDoc = (): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = lowId()
  return doc
}

export class LiveDocument {
  readonly doc = pageDoc()
  readonly awareness = new Awareness(this.doc)
  readonly ledger = new Ledger()
  /** The epoch of the room that this document belongs to; unset until the room or a local copy has named it. */
  epoch: number | undefined
  /** The update frame being applied now; unset during a sync step 2. */
  receiving: Uint8Array | undefined
  readonly #options: LiveDocumentOptions
  /** ClientIDs of earlier page loads → clock known to be durable. */
  readonly #taken = new Map<number, number>()
  readonly #copy: CopyKeeper
  #isOver = false

  constructor(options: LiveDocumentOptions) {
    this.#options = options
    this.#copy = new CopyKeeper(options.copies, options.room, this.doc)
    for (const seed of options.seeds ?? []) Y.applyUpdate(this.doc, seed, 'seed')
    this.doc.on('update', (_update, _origin, _doc, transaction: Y.Transaction) => {
      if (transaction.local) this.#edited()
    })
    watchLost({
      doc: this.doc,
      receiving: () => this.receiving,
      mine: () => this.mine,
      // Also of a document that is given up in the very turn in which they went.
      found: options.lost,
    })
  }

  /** ClientIDs under which words here are owed or may be → clock known to be durable. */
  get own(): Durable {
    const hands = [this.doc.clientID, highIdOf(this.doc)].map((client) => [client, 0] as const)
    return new Map([...this.#taken, ...hands, ...this.ledger.durable])
  }

  /** Every clientID of this page's author here, and how much of it is on disk: of earlier documents, all that came back. */
  get acknowledged(): Durable {
    const earlier = [...this.#options.earlier].map((client) => [client, Number.POSITIVE_INFINITY] as const)
    return new Map([...earlier, ...this.own])
  }

  get mine(): ReadonlySet<number> {
    return new Set(this.acknowledged.keys())
  }

  /** Edits that the server has not said to have on disk. */
  get owed(): number {
    return this.ledger.owed
  }

  /** Every root as it stands, with the passages that never reached the disk. */
  kept(): KeptRoot[] {
    return keptRoots(this.doc, this.own)
  }

  /** Edits that a reload or a crash left unsent travel with our own, under the clientIDs that wrote them. */
  async takeUpCopies(): Promise<void> {
    const { copies, room } = this.#options
    const found = await copies.of(room).catch(() => [])
    if (this.#isOver) return
    for (const copy of found) {
      if (copy.schema !== schemaVersion) continue
      if (copy.epoch !== unknownEpoch) this.epoch = copy.epoch
      Y.applyUpdate(this.doc, copy.state, 'copy')
      const durable = Y.decodeStateVector(copy.durable)
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVectorFromUpdate(copy.state)))
        if (clock > (durable.get(client) ?? 0)) this.#taken.set(client, durable.get(client) ?? 0)
      this.ledger.edit(Date.now(), new Map())
    }
    if (found.length === 0) return
    this.#keepCopy()
    this.#copy.afterwards(() => Promise.all(found.map((copy) => copies.remove(copy))))
  }

  /** The server has `n` counted frames of this connection on disk. */
  saved(n: number): void {
    this.ledger.saved(n)
    if (!this.ledger.settled) return
    for (const client of this.#taken.keys()) this.#taken.set(client, Y.getState(this.doc.store, client))
    this.#copy.drop()
  }

  /** Ends it where its words are dealt with: nothing of it stays in the browser. */
  giveUp(): void {
    this.#copy.drop()
    this.close()
  }

  close(): void {
    this.#isOver = true
    this.awareness.destroy()
    this.doc.destroy()
  }

  #edited(): void {
    const { doc } = this
    const hands = [doc.clientID, highIdOf(doc)]
    this.ledger.edit(Date.now(), new Map(hands.map((client) => [client, Y.getState(doc.store, client)])))
    // The provider's own listener runs in this same turn, before anything is shown.
    queueMicrotask(() => {
      if (this.#isOver) return
      this.#keepCopy()
      this.#options.edited()
    })
  }

  #keepCopy(): void {
    if (this.owed > 0) this.#copy.keep(this.epoch ?? unknownEpoch, this.own)
  }
}
