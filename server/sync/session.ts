/**
 * One connection to a room: who it is, what it may do now, and how many of its frames are durable.
 *
 * [SYNC-4] Until a writer's sync step 2 has come, updates of it that do not fit yet wait: y-websocket sends what was typed
 * while connecting before its step 2. What a reader sends is ignored, not punished: it may have been under way when the
 * right to write ended, and its words stay with their author.
 */
import type { CloseCode } from '#shared/protocol/closeCodes.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { type Changed, encodeFrame, type Message, type Refusal } from '#shared/protocol/frames.ts'
import type { Identity, RoomRight } from './ports.ts'

/** The socket under a session. */
export interface Connection {
  /** `wire` is the same frame with its WebSocket header, where it was made once for many. */
  send(frame: Uint8Array, wire?: Uint8Array): void
  close(code: CloseCode): void
  /** Calls back once the other side has certainly received everything sent so far. */
  whenReceived(told: () => void): void
}

export interface WaitingUpdate {
  readonly update: Uint8Array
  readonly step2: boolean
}

export type SessionState =
  /** Asked for its state; updates that do not fit yet wait for it. */
  | { readonly type: 'joining'; readonly waiting: WaitingUpdate[] }
  | { readonly type: 'writing' }
  /** `toldAt`: since when the client certainly knows, in ms of `performance.now()`. */
  | { readonly type: 'reading'; toldAt: number | undefined }
  | { readonly type: 'closed' }

export class Session {
  readonly identity: Identity
  readonly #connection: Connection
  right: Exclude<RoomRight, { type: 'none' }>
  /** The access revision that `right` was judged at. */
  judgedAt: number
  state: SessionState = { type: 'reading', toldAt: undefined }
  /** Bytes of updates waiting to be judged. */
  waitingBytes = 0
  /** It asked for the document and got it: from then on it is told of every change. */
  isAnswered = false
  /** Update frames that were ignored; the next sync step 2 holds what they held. */
  ignored = 0
  #saved = 0
  #savedSent = 0
  #changedSeq = 0
  #told: string | undefined

  constructor(
    identity: Identity,
    connection: Connection,
    right: Exclude<RoomRight, { type: 'none' }>,
    judgedAt: number,
  ) {
    this.identity = identity
    this.#connection = connection
    this.right = right
    this.judgedAt = judgedAt
  }

  get isOpen(): boolean {
    return this.state.type !== 'closed'
  }

  send(frame: Uint8Array, wire?: Uint8Array): void {
    if (this.isOpen) this.#connection.send(frame, wire)
  }

  tell(message: Message): void {
    this.send(encodeFrame(message))
  }

  /** Tells what this session may do now, unless it was told the same last time. */
  tellAccess(write: boolean, reason: string | undefined, epoch: number): void {
    const key = JSON.stringify([write, reason, epoch])
    if (this.#told === key) return
    this.#told = key
    this.tell({ type: 'access', access: { write, ...(reason && { reason }), epoch, seq: this.#changedSeq } })
  }

  /** Turns the session into a reader that is yet to be told; what waits to be judged, and what comes, is ignored. */
  stopWriting(): Extract<SessionState, { type: 'reading' }> {
    if (this.state.type === 'joining') this.ignored += this.state.waiting.length
    this.waitingBytes = 0
    this.state = { type: 'reading', toldAt: undefined }
    return this.state
  }

  /** The same for a client that has been told: from when it has heard, it has to stop. */
  startReading(): void {
    const reading = this.stopWriting()
    this.#connection.whenReceived(() => {
      reading.toldAt = performance.now()
    })
  }

  /** Asks a writer for its state; it writes from then on. */
  startJoining(stateVector: Uint8Array): void {
    this.state = { type: 'joining', waiting: [] }
    this.tell({ type: 'syncStep1', stateVector })
  }

  /** Notes that so many more frames are durable; `sendSaved` tells. */
  countSaved(frames: number): void {
    this.#saved += frames
  }

  sendSaved(): void {
    if (this.#saved === this.#savedSent) return
    this.#savedSent = this.#saved
    this.tell({ type: 'saved', count: this.#saved })
  }

  sendChanged(rows: Changed['rows']): void {
    this.#changedSeq += 1
    this.tell({ type: 'changed', changed: { seq: this.#changedSeq, rows } })
  }

  /** Ends the session: a Yjs client cannot go on past a refused update. */
  refuse(refusal: Refusal): void {
    this.tell({ type: 'refused', refusal })
    this.close(refusal.reason === 'too-large' ? closeCodes.tooLarge : closeCodes.refused)
  }

  close(code: CloseCode): void {
    if (!this.isOpen) return
    this.state = { type: 'closed' }
    this.#connection.close(code)
  }

  /** The socket is gone. */
  left(): void {
    this.state = { type: 'closed' }
  }
}
