/**
 * A room's document in memory: judges updates against all that was applied, durable or not, and takes in what passed.
 */
import * as Y from 'yjs'
import { parseRootName, type RoomType } from '#shared/document/format.ts'
import { judge, type RoomState, type Verdict } from './admission.ts'
import { docState } from './docState.ts'
import { Owners } from './owners.ts'
import type { LoadedRoom } from './ports.ts'

/** The languages that a document was seeded in: its roots. A document without seeds takes any language. */
const languagesOf = (doc: Y.Doc): ReadonlySet<string> | undefined => {
  const languages = [...doc.share.keys()].flatMap((name) => parseRootName(name)?.lang ?? [])
  return languages.length > 0 ? new Set(languages) : undefined
}

export class LiveDocument {
  readonly owners: Owners
  readonly #doc = new Y.Doc()
  readonly #state: RoomState
  readonly #mostBytes: number
  /** An upper bound of the encoded size; measured anew when it comes near the limit. */
  #bytes: number

  constructor(type: RoomType, loaded: LoadedRoom, mostBytes: number) {
    this.owners = new Owners(loaded.clients)
    this.#doc.transact(() => {
      for (const update of loaded.updates) Y.applyUpdate(this.#doc, update)
    })
    this.#bytes = loaded.updates.reduce((sum, update) => sum + update.length, 0)
    this.#mostBytes = mostBytes
    this.#state = docState(this.#doc, type, languagesOf(this.#doc))
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
   * Applies an admitted update; answers a copy of its bytes without what was known before. Throws when it does not fit
   * after all: the document is then unusable.
   */
  apply(update: Uint8Array, overlaps: boolean): Uint8Array {
    const news = overlaps ? Y.diffUpdate(update, this.stateVector()) : update.slice()
    Y.applyUpdate(this.#doc, news)
    const { pendingStructs, pendingDs } = this.#doc.store
    if (pendingStructs || pendingDs) throw new Error('An admitted update did not fit its document')
    this.#bytes += news.length
    return news
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
