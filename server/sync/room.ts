/**
 * A room is the server's one live copy of a document and the sessions editing it.
 *
 * [SYNC-5] Nothing leaves a room before it is on disk: updates are applied at once, so that the next one can be
 * judged against them, but everything that a session is told waits for the commit. A room that cannot write is
 * destroyed with its document; its clients still hold their edits and offer them again.
 */
import type * as Y from 'yjs'
import { fieldsOf } from '#shared/document/format.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { encodeFrame } from '#shared/protocol/frames.ts'
import type { Verdict } from './admission.ts'
import type { Batched, GroupCommit } from './batch.ts'
import type { Limits, Timing } from './limits.ts'
import { LiveDocument } from './liveDocument.ts'
import type { LoadedRoom, RoomId, RoomName, RoomRight } from './ports.ts'
import { Presence } from './presence.ts'
import type { Session } from './session.ts'
import { type Contribution, makeTurn, type Turn, type Waiter } from './turn.ts'
import { wireFrame } from './wireFrame.ts'

/** A document as it stands in the log. */
export interface Committed {
  readonly state: Uint8Array
  readonly seq: number
  readonly epoch: number
}

export interface RoomOptions {
  readonly commits: GroupCommit
  readonly limits: Limits
  readonly timing: Timing
  /** Told after each commit of this room, with the bytes that it added to the log. */
  readonly committed: (seq: number, bytes: number) => void
  /** Told once, when the room could not be written and is no more. */
  readonly failed: (error: unknown) => void
}

/** What `freeze` asks about: kept frozen or written again. */
type Writable = 'open' | 'held' | 'frozen'

const empty: Pick<Turn, 'contributions' | 'waiters'> = { contributions: [], waiters: [] }

export class Room implements Batched<Turn> {
  readonly name: RoomName
  readonly id: RoomId
  readonly epoch: number
  readonly sessions = new Set<Session>()
  readonly presence: Presence
  readonly #document: LiveDocument
  readonly #options: RoomOptions
  #head: number
  #writable: Writable
  #gathering: { contributions: Contribution[]; waiters: Waiter[]; encode: ((state: Uint8Array) => void)[] }
  #inFlight: Turn | undefined
  #held: { session: Session; update: Uint8Array; step2: boolean }[] = []
  #alive = true

  constructor(name: RoomName, loaded: LoadedRoom, options: RoomOptions) {
    this.name = name
    this.id = `${name.type}/${name.id}`
    this.epoch = loaded.epoch
    this.#head = loaded.head
    this.#writable = loaded.frozen ? 'frozen' : 'open'
    this.#options = options
    this.#document = new LiveDocument(name.type, loaded, options.limits.documentBytes)
    this.#gathering = this.#nothing()
    this.presence = new Presence(this.sessions, this.#document.owners, {
      gatherMs: options.timing.presenceMs,
      longestState: options.limits.presenceLength,
    })
  }

  get isQuiet(): boolean {
    return this.sessions.size === 0 && !this.#isBusy
  }

  get isAlive(): boolean {
    return this.#alive
  }

  get #isBusy(): boolean {
    return (
      this.#gathering.contributions.length > 0 || this.#inFlight !== undefined || this.#writable === 'held'
    )
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

  #reasonNotToWrite(right: Session['right']): string | undefined {
    if (fieldsOf[this.name.type].length === 0) return 'pushes-only'
    if (right.type === 'read') return right.reason ?? 'role'
    return this.#writable === 'frozen' ? 'decided' : undefined
  }

  // — frames —

  /** A newcomer's answer holds what is applied now, so it waits for the commit of all that. */
  answer(session: Session, stateVector: Uint8Array): void {
    const update = this.#document.encode(stateVector)
    const durable = (): void => {
      session.tell({ type: 'syncStep2', update })
      session.isAnswered = true
    }
    this.#whenDurable({ durable, failed: () => {} })
  }

  /** Takes in one sync step 2 or update frame: judges it now, or once it can be judged. */
  receive(session: Session, update: Uint8Array, step2: boolean): void {
    if (this.#writable === 'held') {
      if (this.#mayWait(session, update)) this.#held.push({ session, update, step2 })
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
        this.#admit(session, { update, frames, isState: step2 })
      }
    }
  }

  #ignore(session: Session, toldAt: number | undefined): void {
    session.ignored += 1
    if (toldAt !== undefined && performance.now() - toldAt > this.#options.timing.graceMs)
      session.refuse({ reason: 'not-allowed', message: 'You may read this document, and not write in it.' })
  }

  #mayWait(session: Session, update: Uint8Array): boolean {
    session.waitingBytes += update.length + 64
    if (session.waitingBytes <= this.#options.limits.waitingBytes) return true
    session.refuse({ reason: 'too-large', message: 'Too much was sent before it could be taken in.' })
    return false
  }

  /** An update before the step 2: what fits is taken in, what looks like a gap waits, and so does all after it. */
  #early(session: Session, waiting: { update: Uint8Array; step2: boolean }[], update: Uint8Array): void {
    const verdict = this.#document.judge(session.identity.userId, update)
    const isEarly = verdict.type === 'refused' && ['gap', 'unknown-delete'].includes(verdict.reason)
    if (isEarly || (waiting.length > 0 && verdict.type !== 'refused')) {
      if (this.#mayWait(session, update)) waiting.push({ update, step2: false })
    } else {
      this.#admit(session, { update, frames: 1, isState: false }, verdict)
    }
  }

  #join(session: Session, waiting: readonly { update: Uint8Array }[], step2: Uint8Array): void {
    session.state = { type: 'writing' }
    session.waitingBytes = 0
    const frames = 1 + session.ignored
    session.ignored = 0
    this.#admit(session, { update: step2, frames, isState: true })
    for (const { update } of waiting) {
      if (session.isOpen) this.#admit(session, { update, frames: 1, isState: false })
    }
  }

  #admit(
    session: Session,
    offered: Pick<Contribution, 'update' | 'frames' | 'isState'>,
    verdict: Verdict = this.#document.judge(session.identity.userId, offered.update),
  ): void {
    switch (verdict.type) {
      case 'refused':
        session.refuse(verdict)
        return
      case 'known':
        this.#whenDurable({
          durable: () => {
            session.countSaved(offered.frames)
            session.sendSaved()
          },
          failed: () => {},
        })
        return
      case 'admitted':
        this.#take(
          { ...offered, session, author: session.identity.userId, clients: verdict.clients },
          verdict,
        )
    }
  }

  /** Applies an admitted update and has it committed. */
  #take(contribution: Contribution, { overlaps }: { readonly overlaps: boolean }): void {
    try {
      const update = this.#document.apply(contribution.update, overlaps)
      const { owners } = this.#document
      const clients = owners.unbound(contribution.clients)
      owners.bind(clients, contribution.author)
      this.#gathering.contributions.push({ ...contribution, update, clients })
    } catch (error) {
      this.failed(error)
      return
    }
    this.#options.commits.schedule(this)
  }

  // — commits —

  #nothing() {
    return { contributions: [], waiters: [], encode: [] }
  }

  #whenDurable(waiter: Waiter): void {
    if (!this.#alive) waiter.failed(new Error('The room is closed'))
    else if (this.#gathering.contributions.length > 0) this.#gathering.waiters.push(waiter)
    else if (this.#inFlight) this.#inFlight.waiters.push(waiter)
    else waiter.durable(this.#head)
  }

  drain(): Turn | undefined {
    const { contributions, waiters, encode } = this.#gathering
    if (!this.#alive || contributions.length === 0) return undefined
    this.#gathering = this.#nothing()
    if (encode.length > 0) {
      const state = this.#document.encode()
      for (const give of encode) give(state)
    }
    this.#inFlight = makeTurn(this.id, this.epoch, contributions, waiters)
    return this.#inFlight
  }

  /**
   * Tells what is durable now: newcomers their answer, then everybody who has one the news, then its authors. News that hold
   * somebody's state are sent as a state, so that nobody takes its deletes for seen.
   */
  committed(turn: Turn, head: number): void {
    this.#inFlight = undefined
    this.#head = head
    const { contributions, update, waiters } = turn
    for (const { session, frames } of contributions) session?.countSaved(frames)
    for (const waiter of waiters) waiter.durable(head)
    const isState = contributions.some((contribution) => contribution.isState)
    const frame = encodeFrame({ type: isState ? 'syncStep2' : 'update', update })
    const author = contributions[0]?.session
    const onlyAuthor = contributions.every(({ session }) => session === author) ? author : undefined
    const wire = wireFrame(frame)
    for (const session of this.sessions)
      if (session.isAnswered && session !== onlyAuthor) session.send(frame, wire)
    for (const { session } of contributions) session?.sendSaved()
    this.#options.committed(head, turn.update.length)
  }

  failed(error: unknown): void {
    if (!this.#alive) return
    this.#alive = false
    const waiters = [...(this.#inFlight ?? empty).waiters, ...this.#gathering.waiters]
    this.closeSessions(closeCodes.cannotStore)
    this.destroy()
    for (const waiter of waiters) waiter.failed(error)
    this.#options.failed(error)
  }

  closeSessions(code: 4503 | 4508): void {
    for (const session of [...this.sessions]) {
      session.close(code)
      this.leave(session)
    }
  }

  destroy(): void {
    this.#alive = false
    this.presence.stop()
    this.#document.destroy()
  }

  // — for the rest of the server —

  /** The document as it stands in the log, with the number of the last row in it. */
  durableState(): Promise<Committed> {
    return new Promise((resolve, reject) => {
      let state: Uint8Array | undefined
      const { epoch } = this
      const waiter: Waiter = {
        durable: (seq) => resolve({ state: state!, seq, epoch }),
        failed: reject,
      }
      const give = (encoded: Uint8Array): void => {
        state = encoded
      }
      if (this.#gathering.contributions.length > 0) this.#gathering.encode.push(give)
      else give(this.#document.encode())
      this.#whenDurable(waiter)
    })
  }

  /** Writes as a user under a fresh clientID; resolves when durable. The caller has asked for the right. */
  write(userId: string, change: (doc: Y.Doc) => void): Promise<Committed> {
    if (this.#writable === 'frozen') return Promise.reject(new Error(`The room ${this.id} is frozen`))
    const draft = this.#document.draft(change)
    if (draft)
      this.#take(
        { session: undefined, author: userId, ...draft, frames: 0, isState: false },
        { overlaps: false },
      )
    return this.durableState()
  }

  /**
   * Lets nothing in while `decide` looks at the durable document; afterwards the room is frozen or written again. What
   * arrives meanwhile waits, and is judged or left to its authors when the outcome is known.
   */
  async hold(decide: (committed: Committed) => Promise<boolean>): Promise<void> {
    if (this.#writable === 'held') throw new Error(`The room ${this.id} is being decided on already`)
    const before = this.#writable
    this.#writable = 'held'
    try {
      this.#writable = (await decide(await this.durableState())) ? 'frozen' : before
    } catch (error) {
      this.#writable = before
      throw error
    } finally {
      this.#release()
    }
  }

  thaw(): void {
    if (this.#writable === 'frozen') this.#writable = 'open'
    this.#release()
  }

  #release(): void {
    for (const session of this.sessions) {
      session.waitingBytes = 0
      this.#place(session)
    }
    const held = this.#held
    this.#held = []
    for (const { session, update, step2 } of held) this.receive(session, update, step2)
  }
}
