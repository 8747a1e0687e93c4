/**
 * Pages as a fuzz run moves them: each holds a live document with the page's own code around it (what is owed, what is set
 * aside, what is offered back) and speaks the protocol with a room in this process, frame by frame, so that a run decides
 * when each frame arrives, when the network breaks, and can be played again.
 *
 * Words are tokens that occur nowhere else.
 */
import * as Y from 'yjs'
import { LiveDocument } from '#client/collab/liveDocument.ts'
import { memoryCopies } from '#client/collab/localCopies.ts'
import type { TextStore } from '#client/collab/setAside.ts'
import { asideOf } from '#client/collab/setAside.ts'
import { WayOut } from '#client/collab/wayOut.ts'
import type { Door, Joined } from '#server/sync/door.ts'
import type { LostWords } from '#shared/document/lostWords.ts'
import type { Access } from '#shared/protocol/frames.ts'
import { decodeFrame, encodeFrame } from '#shared/protocol/frames.ts'
import { countWords, removed, wordsIn } from './acts.ts'
import { memoryTexts } from './memoryTexts.ts'

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
  undo: Y.UndoManager
  /** Words deleted here by somebody who saw them. */
  readonly deletedSeen: Set<string>
  /** Own words handed back to their author as gone with a deletion unseen. */
  readonly lost = new Set<string>()
  readonly refusals: string[] = []
  readonly #door: Door
  readonly #newId: () => number
  readonly #room = { type: 'suggestion', id: 'fuzz' } as const
  readonly #texts: TextStore = memoryTexts()
  readonly #wayOut: WayOut
  readonly #earlier = new Set<number>()
  #live: LiveDocument
  #access: Access | undefined
  #joined: Joined | undefined
  #toServer: Uint8Array[] = []
  #toPage: Uint8Array[] = []
  #closed: number | undefined

  /** `newId` gives clientIDs: the order of concurrent edits hangs on them, and a run is to be played again. */
  constructor(user: string, door: Door, deletedSeen: Set<string>, newId: () => number) {
    this.user = user
    this.#newId = newId
    this.#door = door
    this.deletedSeen = deletedSeen
    this.#wayOut = new WayOut({ room: this.#room, userId: user, texts: this.#texts })
    this.#live = this.#begin()
    this.undo = this.#history()
  }

  get doc(): Y.Doc {
    return this.#live.doc
  }

  get isConnected(): boolean {
    return this.#joined !== undefined
  }

  get isIdle(): boolean {
    return this.#toServer.length === 0 && this.#toPage.length === 0
  }

  /** Own words in this browser's records of what was set aside. */
  get setAside(): ReadonlySet<string> {
    const records = asideOf(this.#texts, this.user)
    return new Set(records.flatMap(({ roots }) => roots.flatMap(({ own }) => own.flatMap(wordsIn))))
  }

  #begin(): LiveDocument {
    const live = new LiveDocument({
      room: 'suggestion/fuzz',
      copies: memoryCopies(),
      earlier: this.#earlier,
      edited: () => undefined,
      lost: (words) => this.#offered(words),
    })
    live.doc.clientID = this.#newId()
    live.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote' && this.#joined) this.#send('update', encodeFrame({ type: 'update', update }))
    })
    return live
  }

  #history(): Y.UndoManager {
    return new Y.UndoManager(this.doc.getXmlFragment('wording:ru'), {
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
    this.#closed = undefined
    this.#joined = await this.#door.join(
      { name: this.#room, identity },
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
    this.#live.ledger.closed()
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
      case 'syncStep1': {
        const update = Y.encodeStateAsUpdate(this.doc, message.stateVector)
        this.#send('step2', encodeFrame({ type: 'syncStep2', update }))
        break
      }
      case 'syncStep2':
        this.#apply(message.update, false)
        this.#offered(this.#wayOut.compare(this.#live, this.#access))
        break
      case 'update':
        this.#apply(message.update, true)
        break
      case 'saved':
        this.#live.saved(message.count)
        break
      case 'access':
        this.#access = message.access
        this.#live.epoch = message.access.epoch
        if (!message.access.write) this.#setAside(message.access.reason ?? 'role')
        break
      case 'refused':
        this.refusals.push(message.refusal.reason)
        break
    }
  }

  /** A change by this page's user. Words that it removes from what they see, they had seen. */
  edit(change: (root: Y.XmlFragment) => readonly string[]): void {
    if (!this.#mayWrite) return
    const before = countWords(textsOf(this.doc))
    this.doc.transact(() => void change(this.doc.getXmlFragment('wording:ru')), 'me')
    this.#noteRemoved(before)
  }

  undoLast(): void {
    if (!this.#mayWrite) return
    const before = countWords(textsOf(this.doc))
    this.undo.undo()
    this.#noteRemoved(before)
  }

  get #mayWrite(): boolean {
    return this.#access?.write !== false
  }

  #send(counted: 'step2' | 'update', frame: Uint8Array): void {
    this.#live.ledger.sent(counted)
    this.#toServer.push(frame)
  }

  #noteRemoved(before: ReadonlyMap<string, number>): void {
    for (const word of removed(before, countWords(textsOf(this.doc)))) this.deletedSeen.add(word)
  }

  #setAside(code: string): void {
    const old = this.#live
    this.#wayOut.take(old, { code })
    for (const client of old.mine) this.#earlier.add(client)
    this.disconnect()
    this.undo.destroy()
    old.giveUp()
    this.#live = this.#begin()
    this.undo = this.#history()
  }

  #offered(lost: readonly LostWords[]): void {
    for (const { text, block } of lost)
      for (const word of [...wordsIn(text), ...wordsIn(block).filter((one) => text.includes(one))])
        this.lost.add(word)
  }

  #apply(update: Uint8Array, isUpdate: boolean): void {
    this.#live.receiving = isUpdate ? update : undefined
    Y.applyUpdate(this.doc, update, 'remote')
    this.#live.receiving = undefined
  }
}
