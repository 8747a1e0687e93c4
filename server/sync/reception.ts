/**
 * What sessions send into a document: judged now, held while nothing can be judged, or left to its author.
 *
 * Frames are judged in the order in which they came. They are held while a decision is being taken and while the log is
 * read; and where other nodes write as well, nothing is refused for what this node may merely not have read yet.
 */
import type * as Y from 'yjs'
import type { Admitted, Verdict } from './admission.ts'
import type { Ledger } from './ledger.ts'
import type { Limits, Timing } from './limits.ts'
import type { RoomDocument } from './roomDocument.ts'
import type { Session, WaitingUpdate } from './session.ts'
import type { Contribution } from './turn.ts'

export type Offered = Pick<Contribution, 'frames' | 'isState'> & { readonly update: Uint8Array }

export interface ReceptionOptions {
  readonly document: RoomDocument
  readonly ledger: Ledger
  readonly limits: Limits
  readonly timing: Timing
  readonly isShared: boolean
}

type Writable = 'open' | 'held' | 'frozen'

/** Reasons that reading the log to its head may take away. */
const mayBePassing = new Set(['gap', 'foreign', 'unknown-delete'])

const notAllowed = {
  reason: 'not-allowed',
  message: 'You may read this document, and not write in it.',
} as const

export class Reception {
  readonly #options: ReceptionOptions
  #writable: Writable
  #held: (() => void)[] = []

  constructor(frozen: boolean, options: ReceptionOptions) {
    this.#options = options
    this.#writable = frozen ? 'frozen' : 'open'
  }

  get isFrozen(): boolean {
    return this.#writable === 'frozen'
  }

  get isHeld(): boolean {
    return this.#writable === 'held'
  }

  get #isBlocked(): boolean {
    return this.isHeld || this.#options.ledger.isReading
  }

  /** Answers whether the room stands otherwise than before. While a decision is being taken, that decides. */
  setFrozen(frozen: boolean): boolean {
    if (this.isHeld || this.isFrozen === frozen) return false
    this.#writable = frozen ? 'frozen' : 'open'
    return true
  }

  /** Lets nothing in until `end` says how the room stands. */
  hold(): { readonly wasFrozen: boolean; end(frozen: boolean): void } {
    const wasFrozen = this.isFrozen
    this.#writable = 'held'
    return {
      wasFrozen,
      end: (frozen) => {
        this.#writable = frozen ? 'frozen' : 'open'
      },
    }
  }

  /** Resolves when the log is not being read. */
  async ready(): Promise<void> {
    while (this.#options.ledger.isReading) await new Promise<void>((resolve) => this.#held.push(resolve))
  }

  /** Judges what was held, until something blocks again. */
  release(): void {
    while (!this.#isBlocked && this.#held.length > 0) this.#held.shift()!()
  }

  receive(session: Session, update: Uint8Array, step2: boolean): void {
    if (this.#isBlocked) {
      if (this.#mayWait(session, update)) this.#held.push(() => this.receive(session, update, step2))
      return
    }
    switch (session.state.type) {
      case 'closed':
        return
      case 'reading':
        this.#ignore(session, session.state.toldAt)
        return
      case 'joining':
        if (step2) this.#join(session, session.state.waiting, update)
        else this.#early(session, session.state.waiting, update)
        return
      case 'writing': {
        const frames = step2 ? 1 + session.ignored : 1
        if (step2) session.ignored = 0
        this.offer(session, [{ update, frames, isState: step2 }])
      }
    }
  }

  #ignore(session: Session, toldAt: number | undefined): void {
    session.ignored += 1
    if (toldAt !== undefined && performance.now() - toldAt > this.#options.timing.graceMs)
      session.refuse(notAllowed)
  }

  #mayWait(session: Session, update: Uint8Array): boolean {
    session.waitingBytes += update.length + 64
    if (session.waitingBytes <= this.#options.limits.waitingBytes) return true
    session.refuse({ reason: 'too-large', message: 'Too much was sent before it could be taken in.' })
    return false
  }

  /** An update before the step 2: what fits is taken in, what looks like a gap waits, and so does all after it. */
  #early(session: Session, waiting: WaitingUpdate[], update: Uint8Array): void {
    const verdict = this.#options.document.judge(session.identity.userId, update)
    const isEarly = verdict.type === 'refused' && ['gap', 'unknown-delete'].includes(verdict.reason)
    if (isEarly || (waiting.length > 0 && verdict.type !== 'refused')) {
      if (this.#mayWait(session, update)) waiting.push({ update, step2: false })
    } else {
      this.offer(session, [{ update, frames: 1, isState: false }])
    }
  }

  #join(session: Session, waiting: readonly WaitingUpdate[], step2: Uint8Array): void {
    session.state = { type: 'writing' }
    session.waitingBytes = 0
    const frames = 1 + session.ignored
    session.ignored = 0
    const later = waiting.map(({ update }) => ({ update, frames: 1, isState: false }))
    this.offer(session, [{ update: step2, frames, isState: true }, ...later])
  }

  /** Judges what a session offers, one after the other, until one is refused. `hasLooked` speaks of the first. */
  offer(session: Session, offered: readonly Offered[], hasLooked = false): void {
    const { document, ledger, isShared } = this.#options
    for (const [at, each] of offered.entries()) {
      if (!session.isOpen) return
      const looked = hasLooked && at === 0
      if (this.#isBlocked) {
        this.#held.push(() => this.offer(session, offered.slice(at), looked))
        return
      }
      if (session.state.type === 'reading') {
        session.ignored += offered.slice(at).reduce((sum, { frames }) => sum + frames, 0)
        return
      }
      const verdict = document.judge(session.identity.userId, each.update)
      if (verdict.type === 'refused' && !looked && isShared && mayBePassing.has(verdict.reason)) {
        this.#held.unshift(() => this.offer(session, offered.slice(at), true))
        void ledger.look()
        return
      }
      this.#settle(session, each, verdict)
    }
  }

  #settle(session: Session, offered: Offered, verdict: Verdict): void {
    const { ledger } = this.#options
    switch (verdict.type) {
      case 'refused':
        session.refuse(verdict)
        return
      case 'known':
        ledger.whenDurable({
          durable: () => {
            session.countSaved(offered.frames)
            session.sendSaved()
          },
          again: () => this.offer(session, [offered]),
          failed: () => {},
        })
        return
      case 'admitted':
        this.#take(
          { session, author: session.identity.userId, frames: offered.frames, isState: offered.isState },
          verdict,
        )
    }
  }

  /** Writes as a user under a fresh clientID; `dropped` is told when it is not written after all. */
  write(userId: string, change: (doc: Y.Doc) => void, dropped: (error: unknown) => void): void {
    const { document } = this.#options
    const update = document.draft(change)
    if (!update) return
    const verdict = document.judge(userId, update)
    if (verdict.type === 'refused') dropped(new Error(verdict.message))
    if (verdict.type === 'admitted')
      this.#take({ session: undefined, author: userId, frames: 0, isState: false, dropped }, verdict)
  }

  /** Takes an admitted update into the document and has it committed. */
  #take(contribution: Omit<Contribution, 'parsed' | 'writers' | 'clients'>, verdict: Admitted): void {
    const { document, ledger } = this.#options
    try {
      const taken = document.take(contribution.author, verdict)
      ledger.take({ ...contribution, ...taken })
    } catch (error) {
      ledger.failed(error)
    }
  }
}
