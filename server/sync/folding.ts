/**
 * When a room's tail is folded into a snapshot: when it has grown long, when nobody wrote for a while, and before the room is
 * unloaded. Rows that are committed meanwhile stay behind as the new tail.
 */
import type { Folder } from './folder.ts'
import type { Timing } from './limits.ts'
import type { LoadedRoom, Report, UpdateLog } from './ports.ts'
import type { Room } from './room.ts'

export interface FoldingOptions {
  readonly folder: Folder
  readonly log: UpdateLog
  readonly timing: Timing
  readonly report: Report
}

interface Tail {
  rows: number
  bytes: number
}

const tailOf = ({ updates, tail }: LoadedRoom): Tail => ({
  rows: tail,
  bytes: updates.slice(updates.length - tail).reduce((sum, { length }) => sum + length, 0),
})

export class Folding {
  readonly #room: Room
  readonly #options: FoldingOptions
  /** What no snapshot holds yet. */
  #tail: Tail
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #lastCommit = 0

  constructor(room: Room, loaded: LoadedRoom, options: FoldingOptions) {
    this.#room = room
    this.#options = options
    this.#tail = tailOf(loaded)
    if (this.#tail.rows > 0) this.#arrange()
  }

  /** Notes that so many bytes more are in the log. */
  committed(bytes: number): void {
    this.#tail.rows += 1
    this.#tail.bytes += bytes
    this.#lastCommit = performance.now()
    const { snapshotRows, snapshotBytes } = this.#options.timing
    if (this.#tail.rows >= snapshotRows || this.#tail.bytes >= snapshotBytes) void this.fold()
    else this.#arrange()
  }

  /** Folds what is committed by now. A failure costs time at the next opening, and nothing else. */
  async fold(): Promise<void> {
    // Others may have waited for the same run and started the next.
    while (this.#running) await this.#running
    if (this.#tail.rows === 0 || !this.#room.isAlive) return
    this.#running = this.#fold().finally(() => {
      this.#running = undefined
    })
    await this.#running
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  /** One timer, set again when it rings too early. */
  #arrange(wait = this.#options.timing.foldMs): void {
    if (this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      const left = this.#lastCommit + this.#options.timing.foldMs - performance.now()
      if (left > 0) this.#arrange(left)
      else void this.fold()
    }, wait)
    this.#timer.unref()
  }

  async #fold(): Promise<void> {
    const { folder, log, report } = this.#options
    this.#tail = { rows: 0, bytes: 0 }
    try {
      const { seq, update, done } = this.#room.startFolding()
      const state = await folder.fold(update)
      done(state)
      await log.snapshot(this.#room.id, seq, state)
    } catch (error) {
      // Something is left to fold, later: not with every row from now on.
      this.#tail.rows += 1
      report('snapshot failed', error, this.#room.id)
    }
  }
}
