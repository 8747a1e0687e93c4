/** Keeps one document's local copy while edits are owed, and removes it when they are on disk. */
import * as Y from 'yjs'
import { schemaVersion } from '#shared/document/format.ts'
import type { Copies, LocalCopy } from './localCopies.ts'
import type { Durable } from './ownWords.ts'

/** The epoch of a room that nobody has joined yet: its copy is offered to whatever epoch the room has. */
export const unknownEpoch = -1

export class CopyKeeper {
  readonly #copies: Copies
  readonly #room: string
  readonly #doc: Y.Doc
  #kept: Pick<LocalCopy, 'room' | 'epoch' | 'client'> | undefined
  #work: Promise<void> = Promise.resolve()
  #due = false
  #wanted = false

  constructor(copies: Copies, room: string, doc: Y.Doc) {
    this.#copies = copies
    this.#room = room
    this.#doc = doc
  }

  /** One write at a time; edits made meanwhile go with the next. */
  keep(epoch: number, own: Durable): void {
    this.#wanted = true
    if (this.#due) return
    this.#due = true
    this.#work = this.#work
      .then(() => {
        this.#due = false
        return this.#wanted ? this.#write(epoch, own) : undefined
      })
      // A browser that keeps nothing still sends; the saved status tells whether it arrived.
      .catch(() => undefined)
  }

  /** Runs once the writes so far have ended: what a copy took over may go only then. */
  afterwards(work: () => Promise<unknown>): void {
    this.#work = this.#work
      .then(() => work())
      .then(
        () => undefined,
        () => undefined,
      )
  }

  drop(): void {
    this.#wanted = false
    this.#work = this.#work.then(() => this.#remove()).catch(() => undefined)
  }

  async #write(epoch: number, own: Durable): Promise<void> {
    const key = { room: this.#room, epoch, client: this.#doc.clientID }
    const known = Y.decodeStateVector(Y.encodeStateVector(this.#doc))
    for (const [client, clock] of own) known.set(client, clock)
    await this.#copies.put({
      ...key,
      schema: schemaVersion,
      state: Y.encodeStateAsUpdate(this.#doc),
      durable: Y.encodeStateVector(known),
    })
    if (this.#kept && this.#kept.epoch !== epoch) await this.#remove()
    this.#kept = key
  }

  async #remove(): Promise<void> {
    if (this.#wanted && !this.#kept) return
    const kept = this.#kept
    this.#kept = undefined
    if (kept) await this.#copies.remove(kept)
  }
}
