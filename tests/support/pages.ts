/**
 * Pages as a fuzz run moves them: each holds a document and speaks the protocol with a room in this process, frame by frame,
 * so that a run decides when each frame arrives, when the network breaks, and can be played again.
 *
 * Words are tokens that occur nowhere else. A page keeps account of its own: what it sent, what was acknowledged, what
 * it was offered back.
 */
import * as Y from 'yjs'
import type { Door, Joined } from '#server/sync/door.ts'
import { lostWords } from '#shared/document/lostWords.ts'
import { decodeFrame, encodeFrame } from '#shared/protocol/frames.ts'
import { countWords, removed, wordsIn } from './acts.ts'

/** All text of a document's wording, block by block. */
export const textsOf = (doc: Y.Doc): string[] =>
  doc
    .getXmlFragment('wording:ru')
    .toArray()
    .map((block) =>
      (block as Y.XmlElement)
        .toArray()
        .map((text) => (text as Y.XmlText).toString())
        .join(''),
    )

export class Page {
  readonly user: string
  doc = new Y.Doc()
  undo: Y.UndoManager
  /** Words deleted here by somebody who saw them. */
  readonly deletedSeen: Set<string>
  /** Own words handed back to their author: set aside unacknowledged, or gone with a block unseen. */
  readonly setAside = new Set<string>()
  readonly lost = new Set<string>()
  readonly refusals: string[] = []
  mayWrite = true
  readonly #typed = new Set<string>()
  /** ClientIDs that this page wrote under so far. */
  readonly #mine = new Set<number>()
  readonly #door: Door
  readonly #newId: () => number
  readonly #name = { type: 'suggestion', id: 'fuzz' } as const
  #joined: Joined | undefined
  #toServer: Uint8Array[] = []
  #toPage: Uint8Array[] = []
  /** Words of frames sent on this connection, in order, and those typed while there was none. */
  #sent: string[][] = []
  #saved = 0
  #unsent: string[] = []
  #fresh: string[] = []
  /** Own words of the document set aside: what the fresh one turns out to lack is handed back too. */
  #before: string[] = []
  #closed: number | undefined

  /** `newId` gives clientIDs: the order of concurrent edits hangs on them, and a run is to be played again. */
  constructor(user: string, door: Door, deletedSeen: Set<string>, newId: () => number) {
    this.user = user
    this.#newId = newId
    this.#door = door
    this.deletedSeen = deletedSeen
    this.undo = this.#watch()
  }

  get isConnected(): boolean {
    return this.#joined !== undefined
  }

  get isIdle(): boolean {
    return this.#toServer.length === 0 && this.#toPage.length === 0
  }

  #watch(): Y.UndoManager {
    const { doc } = this
    doc.clientID = this.#newId()
    this.#mine.add(doc.clientID)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'remote' || !this.#joined) return
      this.#sent.push(this.#fresh.splice(0))
      this.#toServer.push(encodeFrame({ type: 'update', update }))
    })
    return new Y.UndoManager(doc.getXmlFragment('wording:ru'), {
      trackedOrigins: new Set(['me']),
      captureTimeout: 0,
    })
  }

  async connect(): Promise<void> {
    if (this.#joined) return
    const identity = { userId: this.user, name: this.user, sessionId: this.user }
    const inbox: Uint8Array[] = []
    this.#toPage = inbox
    this.#toServer = []
    this.#sent = []
    this.#saved = 0
    this.#closed = undefined
    this.#joined = await this.#door.join(
      { name: this.#name, identity },
      {
        send: (frame) => void inbox.push(frame),
        close: (code) => {
          this.#closed = code
        },
        whenReceived: () => {},
      },
    )
    this.#toServer.push(encodeFrame({ type: 'syncStep1', stateVector: Y.encodeStateVector(this.doc) }))
  }

  /** The network breaks: what was under way is lost, and what was not acknowledged will be sent again. */
  disconnect(): void {
    if (!this.#joined) return
    this.#door.leave(this.#joined)
    this.#joined = undefined
    this.#unsent.push(...this.#sent.slice(this.#saved).flat())
    this.#toServer = []
    this.#toPage = []
  }

  deliverUp(): void {
    const frame = this.#toServer.shift()
    if (!frame || !this.#joined?.session.isOpen) return
    const { room, session } = this.#joined
    const message = decodeFrame(frame)
    if (message.type === 'syncStep1') room.answer(session, message.stateVector)
    if (message.type === 'syncStep2') room.receive(session, message.update, true)
    if (message.type === 'update') room.receive(session, message.update, false)
  }

  deliverDown(): void {
    const frame = this.#toPage.shift()
    if (!frame) {
      if (this.#closed !== undefined) this.disconnect()
      return
    }
    const message = decodeFrame(frame)
    switch (message.type) {
      case 'syncStep1':
        this.#sent.push(this.#unsent.splice(0))
        this.#toServer.push(
          encodeFrame({ type: 'syncStep2', update: Y.encodeStateAsUpdate(this.doc, message.stateVector) }),
        )
        break
      case 'syncStep2':
        this.#apply(message.update, false)
        this.#compare()
        break
      case 'update':
        this.#apply(message.update, true)
        break
      case 'saved':
        this.#saved = message.count
        break
      case 'access':
        this.mayWrite = message.access.write
        if (!message.access.write) this.#setAside()
        break
      case 'refused':
        this.refusals.push(message.refusal.reason)
        break
    }
  }

  /** A change by this page's user. Words that it removes from what they see, they had seen. */
  edit(change: (root: Y.XmlFragment) => readonly string[]): void {
    if (!this.mayWrite) return
    const before = countWords(textsOf(this.doc))
    this.doc.transact(() => {
      const typed = change(this.doc.getXmlFragment('wording:ru'))
      for (const word of typed) this.#typed.add(word)
      ;(this.#joined ? this.#fresh : this.#unsent).push(...typed)
    }, 'me')
    this.#noteRemoved(before)
  }

  undoLast(): void {
    if (!this.mayWrite) return
    const before = countWords(textsOf(this.doc))
    this.undo.undo()
    this.#noteRemoved(before)
  }

  #noteRemoved(before: ReadonlyMap<string, number>): void {
    for (const word of removed(before, countWords(textsOf(this.doc)))) this.deletedSeen.add(word)
  }

  /** The one way out: unacknowledged words are handed back, and a fresh document takes over. */
  #setAside(): void {
    for (const word of [...this.#sent.slice(this.#saved).flat(), ...this.#unsent, ...this.#fresh])
      this.setAside.add(word)
    this.#before.push(...wordsIn(textsOf(this.doc).join(' ')).filter((word) => this.#typed.has(word)))
    this.disconnect()
    this.#unsent = []
    this.#fresh = []
    this.undo.destroy()
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.undo = this.#watch()
  }

  #compare(): void {
    const present = new Set(wordsIn(textsOf(this.doc).join(' ')))
    for (const word of this.#before.splice(0)) if (!present.has(word)) this.setAside.add(word)
  }

  #apply(update: Uint8Array, isUpdate: boolean): void {
    const named = isUpdate ? Y.decodeUpdate(update).ds : undefined
    const look = (transaction: Y.Transaction): void => {
      for (const { text, block } of lostWords({ transaction, mine: this.#mine, named })) {
        for (const word of [...wordsIn(text), ...wordsIn(block).filter((word) => text.includes(word))])
          this.lost.add(word)
      }
    }
    this.doc.on('afterTransaction', look)
    Y.applyUpdate(this.doc, update, 'remote')
    this.doc.off('afterTransaction', look)
  }
}
