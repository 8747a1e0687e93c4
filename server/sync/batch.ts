/**
 * Group commit: what all rooms received in one turn of the event loop is one transaction, one in flight.
 *
 * The first commit after a quiet time starts at once; under load their starts keep a least gap. What arrives within it is
 * committed with the first arrival after it, so that no timer has to wake the process, or by itself when none comes soon. When
 * a transaction fails, its rooms are tried one by one: a room that cannot be written takes no other with it.
 */
import type { LogTurn, RoomId, TurnOutcome, UpdateLog } from './ports.ts'

/** A room's share of a commit. */
export interface Batched<Turn extends LogTurn> {
  /** What gathered since the last time; undefined when nothing did. */
  drain(): Turn | undefined
  /** Told what became of a turn; what was not committed wrote nothing. */
  settled(turn: Turn, outcome: TurnOutcome): void
  failed(error: unknown): void
}

interface Share {
  readonly turn: LogTurn
  settled(outcome: TurnOutcome): void
  failed(error: unknown): void
}

export class GroupCommit {
  readonly #log: UpdateLog
  readonly #gapMs: number
  readonly #patienceMs: number
  readonly #dirty = new Set<() => Share | undefined>()
  readonly #takers = new WeakMap<object, () => Share | undefined>()
  #state: 'idle' | 'waiting' | 'scheduled' | 'committing' = 'idle'
  #timer: NodeJS.Timeout | undefined
  #lastStart = Number.NEGATIVE_INFINITY
  #idle: (() => void)[] = []

  constructor(log: UpdateLog, gapMs: number, patienceMs: number) {
    this.#log = log
    this.#gapMs = gapMs
    this.#patienceMs = Math.max(gapMs, patienceMs)
  }

  /** Makes sure that what gathered in a room is committed soon. */
  schedule<Turn extends LogTurn>(room: Batched<Turn>): void {
    let take = this.#takers.get(room)
    if (!take) {
      take = () => {
        const turn = room.drain()
        return (
          turn && {
            turn,
            settled: (outcome) => room.settled(turn, outcome),
            failed: (error) => room.failed(error),
          }
        )
      }
      this.#takers.set(room, take)
    }
    this.#dirty.add(take)
    this.#arrange()
  }

  /** Resolves when nothing waits and nothing is in flight. */
  settled(): Promise<void> {
    if (this.#state === 'idle') return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  #arrange(): void {
    if (this.#state !== 'idle' && this.#state !== 'waiting') return
    const since = performance.now() - this.#lastStart
    if (since >= this.#gapMs) {
      clearTimeout(this.#timer)
      this.#state = 'scheduled'
      setImmediate(() => void this.#commit())
    } else if (this.#state === 'idle') {
      this.#state = 'waiting'
      this.#timer = setTimeout(() => void this.#commit(), this.#patienceMs - since)
    }
  }

  async #commit(): Promise<void> {
    this.#state = 'committing'
    this.#lastStart = performance.now()
    const takers = [...this.#dirty]
    this.#dirty.clear()
    const shares = takers.map((take) => take()).filter((share) => share !== undefined)
    if (shares.length > 0) await this.#append(shares)
    this.#state = 'idle'
    if (this.#dirty.size > 0) {
      this.#arrange()
      return
    }
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #append(shares: readonly Share[]): Promise<void> {
    let outcomes: ReadonlyMap<RoomId, TurnOutcome>
    try {
      outcomes = await this.#log.append(shares.map(({ turn }) => turn))
    } catch (error) {
      if (shares.length === 1) shares[0]!.failed(error)
      else for (const share of shares) await this.#append([share])
      return
    }
    for (const share of shares) share.settled(outcomes.get(share.turn.room)!)
  }
}
