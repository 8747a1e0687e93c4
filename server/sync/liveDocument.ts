/**
 * A room's document in memory: judges updates against all that was applied, durable or not, and takes in what passed.
 */
import * as Y from 'yjs'
import { firstFreeClientId, parseRootName, type RoomType } from '#shared/document/format.ts'
import { judge, type RoomState, type Verdict } from './admission.ts'
import { docState } from './docState.ts'
import { Owners } from './owners.ts'
import { type CommittedRow, type LoadedRoom, seedAuthor } from './ports.ts'

type Admitted = Extract<Verdict, { type: 'admitted' }>

/** What of an update is new, who wrote it, and which clientIDs are bound by it. */
export interface Taken {
  readonly update: Uint8Array
  readonly writers: readonly number[]
  readonly clients: readonly number[]
}

/** The languages that a document was seeded in: its roots. A document without seeds takes any language. */
const languagesOf = (doc: Y.Doc): ReadonlySet<string> | undefined => {
  const languages = [...doc.share.keys()].flatMap((name) => parseRootName(name)?.lang ?? [])
  return languages.length > 0 ? new Set(languages) : undefined
}

export class LiveDocument {
  readonly owners: Owners
  readonly #type: RoomType
  readonly #mostBytes: number
  #doc = new Y.Doc()
  #state: RoomState
  /** An upper bound of the encoded size; measured anew when it comes near the limit. */
  #bytes = 0

  constructor(type: RoomType, loaded: LoadedRoom, mostBytes: number) {
    this.owners = new Owners(loaded.clients)
    this.#type = type
    this.#mostBytes = mostBytes
    this.#state = this.#open(loaded)
  }

  #open(loaded: LoadedRoom): RoomState {
    this.#doc.transact(() => {
      for (const update of loaded.updates) Y.applyUpdate(this.#doc, update)
    })
    this.#bytes = loaded.updates.reduce((sum, update) => sum + update.length, 0)
    return docState(this.#doc, this.#type, languagesOf(this.#doc))
  }

  /** Makes it the document that the log holds, whatever it was. */
  replace(loaded: LoadedRoom): void {
    this.#doc.destroy()
    this.#doc = new Y.Doc()
    this.#state = this.#open(loaded)
    this.owners.reset(loaded.clients)
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }

  /** The document as an update, without what a state vector says is known; throws on a malformed vector. */
  encode(stateVector?: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, stateVector)
  }

  judge(userId: string, update: Uint8Array): Verdict {
    const verdict = judge(update, userId, this.#state, this.owners.of)
    if (verdict.type !== 'admitted' || this.#bytes + update.length <= this.#mostBytes) return verdict
    this.#bytes = this.encode().length
    if (this.#bytes + update.length <= this.#mostBytes) return verdict
    return { type: 'refused', reason: 'too-large', message: 'The document would become too large.' }
  }

  /**
   * Takes in an admitted update; answers a copy of its bytes without what was known before. Throws when it does not fit
   * after all: the document is then unusable.
   */
  take(author: string, update: Uint8Array, verdict: Admitted): Taken {
    const news = verdict.overlaps ? Y.diffUpdate(update, this.stateVector()) : update.slice()
    this.#apply(news)
    const clients = this.owners.unbound(verdict.clients)
    this.owners.bind(clients, author)
    return { update: news, writers: verdict.clients, clients }
  }

  /**
   * Takes in rows that another node committed. Answers false, and takes in nothing, when one of them is written under one of
   * the `own` clientIDs: then what was taken in here may not stand any more.
   */
  takeIn(rows: readonly CommittedRow[], own: ReadonlySet<number>): boolean {
    const metas = rows.map(({ update }) => [...Y.parseUpdateMeta(update).to.keys()])
    if (metas.some((clients) => clients.some((client) => own.has(client)))) return false
    for (const [index, { author, update }] of rows.entries()) {
      this.#apply(update)
      const written = metas[index]!.filter((client) => client >= firstFreeClientId)
      if (author !== seedAuthor) this.owners.bind(this.owners.unbound(written), author)
    }
    return true
  }

  #apply(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update)
    const { pendingStructs, pendingDs } = this.#doc.store
    if (pendingStructs || pendingDs) throw new Error('An admitted update did not fit its document')
    this.#bytes += update.length
  }

  /** What a change makes of the document, as an update under a fresh clientID; undefined when it changes nothing. */
  draft(
    change: (doc: Y.Doc) => void,
  ): { readonly update: Uint8Array; readonly clients: number[] } | undefined {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, this.encode())
    const updates: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => updates.push(update))
    copy.transact(() => change(copy))
    const clients = Y.getState(copy.store, copy.clientID) > 0 ? [copy.clientID] : []
    copy.destroy()
    return updates.length > 0 ? { update: Y.mergeUpdates(updates), clients } : undefined
  }

  destroy(): void {
    this.#doc.destroy()
  }
}
