/**
 * A room is the server's one live copy of a document and the sessions editing it.
 *
 * [SYNC-5] Nothing leaves a room before it is on disk: updates are taken in at once, so that the next one can be
 * judged against them, but everything that a session is told waits for the commit. A room that cannot write is
 * destroyed with its document; its clients still hold their edits and offer them again.
 */
import type { Doc } from 'yjs'
import { fieldsOf } from '#shared/document/format.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import type { GroupCommit } from './batch.ts'
import { tellCommitted, tellForeign } from './broadcast.ts'
import type { Folding } from './committed.ts'
import { Ledger, type LedgerEvents } from './ledger.ts'
import type { Limits, Timing } from './limits.ts'
import type { Bell, LoadedRoom, RoomId, RoomName, RoomRight, UpdateLog } from './ports.ts'
import { Presence } from './presence.ts'
import { Reception } from './reception.ts'
import { RoomDocument } from './roomDocument.ts'
import type { Session } from './session.ts'

/** A document as it stands in the log. */
export interface Committed {
  readonly state: Uint8Array
  readonly seq: number
  readonly epoch: number
}

export interface RoomOptions {
  readonly commits: GroupCommit
  readonly log: UpdateLog
  readonly bell: Bell | undefined
  readonly limits: Limits
  readonly timing: Timing
  /** Told when rows have come into the log, with the bytes that they added. */
  readonly committed: (seq: number, bytes: number) => void
  /** Judges everybody's rights anew; resolves when that is done, and never rejects. */
  readonly judged: () => Promise<void>
  /** Told once, when the room is no more: it was started anew elsewhere, or could not be written (with the error). */
  readonly ended: (error?: unknown) => void
}

export class Room {
  readonly name: RoomName
  readonly id: RoomId
  readonly epoch: number
  readonly sessions = new Set<Session>()
  readonly presence: Presence
  readonly #document: RoomDocument
  readonly #options: RoomOptions
  readonly #ledger: Ledger
  readonly #reception: Reception
  #alive = true

  constructor(name: RoomName, loaded: LoadedRoom, options: RoomOptions) {
    this.name = name
    this.id = `${name.type}/${name.id}`
    this.epoch = loaded.epoch
    this.#options = options
    const { commits, log, bell, limits, timing } = options
    this.#document = new RoomDocument(name.type, loaded, limits.documentBytes)
    this.#ledger = new Ledger(loaded, {
      id: this.id,
      document: this.#document,
      commits,
      log,
      bell,
      events: this.#events(),
    })
    this.#reception = new Reception(loaded.frozen, {
      document: this.#document,
      ledger: this.#ledger,
      limits,
      timing,
      isShared: log.isShared,
    })
    this.presence = new Presence(this.sessions, this.#document.owners, {
      gatherMs: timing.presenceMs,
      changed: (entries) => bell?.present(this.id, entries),
      longestState: limits.presenceLength,
    })
  }

  get isQuiet(): boolean {
    return this.sessions.size === 0 && !this.#ledger.isBusy && !this.#reception.isHeld
  }

  get isAlive(): boolean {
    return this.#alive
  }

  // — sessions —

  enter(session: Session): void {
    this.sessions.add(session)
    this.#place(session)
    const present = this.presence.welcome()
    if (present) session.send(present)
  }

  leave(session: Session): void {
    session.left()
    this.sessions.delete(session)
    this.presence.leave(session)
    if (this.sessions.size === 0) this.#document.rest()
  }

  /** A right was judged anew. */
  allow(session: Session, right: Exclude<RoomRight, { type: 'none' }>): void {
    session.right = right
    this.#place(session)
  }

  /** Brings a session's state in line with what it may do, and tells it. */
  #place(session: Session): void {
    if (!session.isOpen) return
    const reason = this.#reasonNotToWrite(session.right)
    const write = reason === undefined
    session.tellAccess(write, reason, this.epoch)
    if (write && session.state.type === 'reading') session.startJoining(this.#document.stateVector())
    if (!write && !(session.state.type === 'reading' && session.state.toldAt !== undefined))
      session.startReading()
  }

  /** Nothing is taken in from now on; the rights know why, and everybody is told that as well. */
  #stopWriting(): void {
    for (const session of this.sessions) if (session.isOpen) session.stopWriting()
    void this.#options.judged().then(() => this.#placeEach())
  }

  #reasonNotToWrite(right: Session['right']): string | undefined {
    if (fieldsOf[this.name.type].length === 0) return 'pushes-only'
    if (right.type === 'read') return right.reason ?? 'role'
    return this.#reception.isFrozen ? 'decided' : undefined
  }

  // — frames —

  /** A newcomer is told what is durable, and from then on what becomes so. Throws on a malformed vector. */
  answer(session: Session, stateVector: Uint8Array): void {
    session.tell({ type: 'syncStep2', update: this.#document.answer(stateVector) })
    session.isAnswered = true
  }

  /** Takes in one sync step 2 or update frame: judges it now, or once it can be judged. */
  receive(session: Session, update: Uint8Array, step2: boolean): void {
    this.#reception.receive(session, update, step2)
  }

  // — commits —

  #events(): LedgerEvents {
    return {
      committed: (turn, head) => {
        tellCommitted(this.sessions, turn, head)
        this.#options.committed(head, turn.update.length)
      },
      foreign: (rows, head) => {
        if (rows.length === 0) return
        tellForeign(this.sessions, rows)
        this.#options.committed(
          head,
          rows.reduce((sum, { update }) => sum + update.length, 0),
        )
      },
      refused: ({ session, dropped }, refusal) => {
        session?.refuse(refusal)
        dropped?.(new Error(refusal.message))
      },
      known: ({ session, parsed, frames, isState }) => {
        if (session) this.#reception.offer(session, [{ update: parsed.bytes, frames, isState }])
      },
      frozenOut: ({ session, frames, dropped }) => {
        if (session) session.ignored += frames
        dropped?.(new Error(`The room ${this.id} is frozen`))
      },
      standing: (frozen) => {
        if (!this.#reception.setFrozen(frozen)) return
        if (frozen) this.#stopWriting()
        else this.#placeEach()
      },
      ready: () => this.#reception.release(),
      restarted: () => {
        this.closeSessions(closeCodes.stale)
        this.#end(new Error(`The room ${this.id} was started anew`))
        this.#options.ended()
      },
      failed: (error) => {
        if (!this.#alive) return
        this.closeSessions(closeCodes.cannotStore)
        this.#end(error)
        this.#options.ended(error)
      },
    }
  }

  closeSessions(code: 4409 | 4503 | 4508): void {
    for (const session of [...this.sessions]) {
      session.close(code)
      this.leave(session)
    }
  }

  destroy(): void {
    this.#end(new Error(`The room ${this.id} is closed`))
  }

  #end(error: unknown): void {
    this.#alive = false
    this.presence.stop()
    this.#ledger.end(error)
    this.#reception.release()
  }

  // — for the rest of the server —

  /** Another node committed up to `seq`; see `Ledger.caughtUp`. */
  caughtUp(...news: Parameters<Ledger['caughtUp']>): void {
    this.#ledger.caughtUp(...news)
  }

  /** Reads what other nodes wrote, and how the room stands. */
  lookAgain(): Promise<void> {
    return this.#ledger.look()
  }

  /** The document as it stands in the log, with the number of the last row in it. */
  durableState(): Promise<Committed> {
    return new Promise((resolve, reject) => {
      this.#ledger.whenDurable({
        durable: (seq) => resolve({ state: this.#document.state(), seq, epoch: this.epoch }),
        again: () => resolve(this.durableState()),
        failed: reject,
      })
    })
  }

  /** Sets apart what is committed now, to be folded: the document up to row `seq`. */
  startFolding(): Folding & { readonly seq: number } {
    return { seq: this.#ledger.head, ...this.#document.startFolding() }
  }

  /** Writes as a user under a fresh clientID; resolves when durable. The caller has asked for the right. */
  async write(userId: string, change: (doc: Doc) => void): Promise<Committed> {
    await this.#reception.ready()
    if (this.#reception.isFrozen) throw new Error(`The room ${this.id} is frozen`)
    return new Promise((resolve, reject) => {
      this.#reception.write(userId, change, reject)
      this.durableState().then(resolve, reject)
    })
  }

  /**
   * Lets nothing in while `decide` looks at the durable document; afterwards the room is frozen or written again. What
   * arrives meanwhile waits, and is judged or left to its authors when the outcome is known.
   */
  async hold(decide: (committed: Committed) => Promise<boolean>): Promise<void> {
    if (this.#reception.isHeld) throw new Error(`The room ${this.id} is being decided on already`)
    const held = this.#reception.hold()
    let frozen = held.wasFrozen
    try {
      frozen = (await decide(await this.durableState())) || frozen
    } finally {
      held.end(frozen)
      for (const session of this.sessions) session.waitingBytes = 0
      this.#placeEach()
      this.#reception.release()
    }
  }

  #placeEach(): void {
    for (const session of this.sessions) this.#place(session)
  }
}
