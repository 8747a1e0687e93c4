/**
 * A room's side of the log: what it took in, what is on its way to the disk, and what other nodes wrote.
 *
 * [LOG-6] The log is the judge. A turn that comes too late, or that the room may not write any more, wrote nothing: the
 * ledger reads what others committed, judges its own again on top of that, and tries once more. Whatever is told to
 * anybody waits for the commit.
 */
import type { Refused } from './admission.ts'
import type { Batched, GroupCommit } from './batch.ts'
import {
  type Bell,
  type CommittedRow,
  type LoadedRoom,
  type RoomId,
  seedAuthor,
  type TurnOutcome,
  type UpdateLog,
} from './ports.ts'
import type { RoomDocument } from './roomDocument.ts'
import { type Contribution, makeTurn, type Turn, type Waiter } from './turn.ts'

/** What the room does about it. */
export interface LedgerEvents {
  committed(turn: Turn, head: number): void
  /** Another node committed these; told in order, before anything later of this one. */
  foreign(rows: readonly CommittedRow[], head: number): void
  /** Taken in before, and refused now that others' rows are known. */
  refused(contribution: Contribution, refusal: Refused): void
  /** Taken in before; the log turned out to hold it. */
  known(contribution: Contribution): void
  /** Taken in before, and not written: the room is frozen. */
  frozenOut(contribution: Contribution): void
  /** How the room stands in the log. */
  standing(frozen: boolean): void
  /** Frames may be judged again. */
  ready(): void
  restarted(): void
  failed(error: unknown): void
}

export interface LedgerOptions {
  readonly id: RoomId
  readonly document: RoomDocument
  readonly commits: GroupCommit
  readonly log: UpdateLog
  readonly bell: Bell | undefined
  readonly events: LedgerEvents
}

interface Gathering {
  contributions: Contribution[]
  waiters: Waiter[]
}

const nothing = (): Gathering => ({ contributions: [], waiters: [] })

/** How often in a row a turn may be turned away for a clientID that reading the log does not explain. */
const mostClaims = 3

export class Ledger implements Batched<Turn> {
  readonly #options: LedgerOptions
  readonly #epoch: number
  #head: number
  #gathering = nothing()
  #inFlight: Turn | undefined
  /** The log is being read; nothing may be judged or written until that is done. */
  #isReading = false
  /** The highest row that is known to exist elsewhere; infinite when the log is to be read in any case. */
  #wanted = 0
  #claims = 0
  #alive = true

  constructor(loaded: LoadedRoom, options: LedgerOptions) {
    this.#options = options
    this.#epoch = loaded.epoch
    this.#head = loaded.head
  }

  get head(): number {
    return this.#head
  }

  get isReading(): boolean {
    return this.#isReading || this.#wanted === Number.POSITIVE_INFINITY
  }

  get isBusy(): boolean {
    return this.#gathering.contributions.length > 0 || this.#inFlight !== undefined || this.isReading
  }

  /** Has what the document took in committed. */
  take(contribution: Contribution): void {
    this.#gathering.contributions.push(contribution)
    this.#options.commits.schedule(this)
  }

  whenDurable(waiter: Waiter): void {
    if (!this.#alive) {
      waiter.failed(new Error('The room is closed'))
      return
    }
    if (this.#gathering.contributions.length > 0 || this.isReading) {
      this.#gathering.waiters.push(waiter)
      return
    }
    if (this.#inFlight) this.#inFlight.waiters.push(waiter)
    else waiter.durable(this.#head)
  }

  drain(): Turn | undefined {
    const { contributions, waiters } = this.#gathering
    if (!this.#alive || this.isReading || contributions.length === 0) return undefined
    this.#gathering = nothing()
    this.#inFlight = makeTurn(this.#options.id, this.#epoch, this.#head, contributions, waiters)
    return this.#inFlight
  }

  settled(turn: Turn, outcome: TurnOutcome): void {
    if (!this.#alive) return
    if (outcome.type === 'restarted') {
      // The turn counts as in flight, so that whoever waits for it is told as the room ends.
      this.#options.events.restarted()
      return
    }
    this.#inFlight = undefined
    if (outcome.type === 'committed') {
      this.#claims = 0
      const first = this.#head + 1
      this.#head = outcome.head
      const { id, bell, document, events } = this.#options
      document.commit(turn.contributions.length)
      bell?.committed(
        id,
        this.#epoch,
        turn.rows.map((row, index) => ({ ...row, seq: first + index })),
      )
      events.committed(turn, outcome.head)
      if (this.#wanted > this.#head) void this.#read()
      return
    }
    this.#claims = outcome.type === 'claimed' ? this.#claims + 1 : 0
    if (this.#claims > mostClaims) {
      this.failed(new Error('The log gives a clientID to somebody else, and does not say to whom'))
      return
    }
    this.#gathering.contributions.unshift(...turn.contributions)
    this.#gathering.waiters.unshift(...turn.waiters)
    void this.#read(outcome.type === 'claimed')
  }

  failed(error: unknown): void {
    if (this.#alive) this.#options.events.failed(error)
  }

  /** Ends it; whoever waits is told why. */
  end(error: unknown): void {
    if (!this.#alive) return
    this.#alive = false
    this.#isReading = false
    this.#wanted = 0
    const waiters = [...(this.#inFlight?.waiters ?? []), ...this.#gathering.waiters]
    for (const waiter of waiters) waiter.failed(error)
    for (const { dropped } of [...(this.#inFlight?.contributions ?? []), ...this.#gathering.contributions])
      dropped?.(error)
  }

  /** Another node has committed up to `seq`; `news` may bring the rows themselves. */
  caughtUp(seq: number, news?: { readonly epoch: number; readonly rows: readonly CommittedRow[] }): void {
    if (!this.#alive || seq <= this.#head) return
    this.#wanted = Math.max(this.#wanted, seq)
    if (this.#isReading || this.#inFlight) return
    const follows = news?.epoch === this.#epoch && news.rows[0]?.seq === this.#head + 1
    if (follows && news.rows.at(-1)?.seq === seq && this.#takeIn(news.rows, seq)) return
    void this.#read()
  }

  /** Reads the log to its head, once what is in flight has settled; nothing is judged before. */
  look(): Promise<void> {
    this.#wanted = Number.POSITIVE_INFINITY
    return this.#read()
  }

  async #read(fromScratch = false): Promise<void> {
    if (!this.#alive || this.#isReading || this.#inFlight) return
    this.#isReading = true
    this.#wanted = 0
    const { id, log, events } = this.#options
    try {
      const news = await log.since(id, this.#head)
      if (!this.#alive) return
      if (news.epoch !== this.#epoch) {
        events.restarted()
        return
      }
      const own = this.#gathering.contributions
      const clean = !fromScratch && !(news.frozen && own.length > 0)
      if (clean && this.#takeIn(news.rows, news.head)) events.standing(news.frozen)
      else await this.#startOver()
    } catch (error) {
      this.failed(error)
    }
    if (this.#alive) this.#resume()
  }

  #resume(): void {
    this.#isReading = false
    // Asked for again while it was being read: nobody who waits is told before that is in, too.
    if (this.#wanted > this.#head) {
      void this.#read()
      return
    }
    const { contributions, waiters } = this.#gathering
    if (contributions.length > 0) {
      this.#options.commits.schedule(this)
    } else {
      this.#gathering = nothing()
      for (const waiter of waiters) waiter.durable(this.#head)
    }
    this.#options.events.ready()
  }

  /**
   * Adds others' rows to the document. What is gathered keeps its place on top of them unless both write under one
   * clientID: then answers false, and nothing was changed.
   */
  #takeIn(rows: readonly CommittedRow[], head: number): boolean {
    const { document, events } = this.#options
    if (rows.length > 0) {
      const own = new Set(this.#gathering.contributions.flatMap(({ writers }) => writers))
      if (!document.takeIn(rows, own)) return false
      this.#head = head
      events.foreign(rows, head)
    }
    this.#head = head
    return true
  }

  /** Makes the document anew from the log, and judges again what was gathered on the old one. */
  async #startOver(): Promise<void> {
    const { id, document, log, events } = this.#options
    const loaded = await log.load(id)
    const { rows } = await log.since(id, this.#head)
    if (!this.#alive) return
    if (loaded.epoch !== this.#epoch) {
      events.restarted()
      return
    }
    const { contributions, waiters } = this.#gathering
    this.#gathering = nothing()
    document.replace(loaded)
    this.#head = loaded.head
    events.foreign(
      rows.filter(({ seq }) => seq <= loaded.head),
      loaded.head,
    )
    events.standing(loaded.frozen)
    for (const contribution of contributions) {
      if (loaded.frozen && contribution.author !== seedAuthor) events.frozenOut(contribution)
      else this.#again(contribution)
    }
    for (const waiter of waiters) waiter.again()
  }

  #again(contribution: Contribution): void {
    const { document, events } = this.#options
    const verdict = document.judge(contribution.author, contribution.parsed.bytes)
    if (verdict.type === 'refused') events.refused(contribution, verdict)
    else if (verdict.type === 'known') events.known(contribution)
    else
      this.#gathering.contributions.push({
        ...contribution,
        ...document.take(contribution.author, verdict),
      })
  }
}
