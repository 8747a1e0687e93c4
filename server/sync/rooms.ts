/**
 * All open rooms: opened once, unloaded when idle, drained at the end.
 *
 * [SYNC-12] A room is opened by one promise that everybody awaits, and pinned by whoever is about to use it, so that
 * unloading races with no newcomer. [SYNC-13] A document that cannot be loaded is an error for those who asked, never an
 * empty document.
 */
import type * as Y from 'yjs'
import type { AwarenessEntry } from '#shared/protocol/awareness.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { GroupCommit } from './batch.ts'
import { decideOn } from './deciding.ts'
import { Folder } from './folder.ts'
import { type OpenRoom, openRoom, type RoomsOptions } from './openRoom.ts'
import type { CommittedRow, LogRow, RoomId, RoomName } from './ports.ts'
import type { View } from './pushes.ts'
import type { Committed, Room } from './room.ts'

interface Entry {
  readonly opening: Promise<OpenRoom>
  pins: number
}

const idOf = (name: RoomName): RoomId => `${name.type}/${name.id}`

export class Rooms {
  readonly #entries = new Map<RoomId, Entry>()
  readonly #open = new Map<RoomId, OpenRoom>()
  readonly #options: RoomsOptions
  readonly #commits: GroupCommit
  readonly #folder = new Folder()
  /** Told when rights may have changed; set by who judges them. */
  onAccessChanged: () => Promise<void> = async () => {}
  #draining = false

  constructor(options: RoomsOptions) {
    this.#options = options
    this.#commits = new GroupCommit(options.log, options.timing.commitGapMs, options.timing.commitPatienceMs)
  }

  get isDraining(): boolean {
    return this.#draining
  }

  /** Rooms in memory now. */
  *open(): Iterable<Room> {
    for (const { room } of this.#open.values()) yield room
  }

  /** Uses a room; it stays in memory while `use` runs. One that failed while it was waited for is opened anew. */
  async with<T>(name: RoomName, use: (room: Room) => T | Promise<T>): Promise<T> {
    for (;;) {
      const entry = this.#entry(name)
      entry.pins += 1
      try {
        const { room } = await entry.opening
        if (room.isAlive) return await use(room)
      } finally {
        entry.pins -= 1
        this.settle(name)
      }
    }
  }

  /** Arranges for a room that nobody uses to be unloaded. */
  settle(name: RoomName): void {
    const open = this.#open.get(idOf(name))
    if (!open || this.#draining) return
    clearTimeout(open.idle)
    open.idle = undefined
    if (!this.#isUnused(open)) return
    open.idle = setTimeout(() => void this.#unload(open), this.#options.timing.idleMs)
    open.idle.unref()
  }

  // — the domain's side: what `Rooms` of the domain's ports asks for —

  committed(name: RoomName): Promise<Committed> {
    return this.with(name, (room) => room.durableState())
  }

  write(name: RoomName, userId: string, change: (doc: Y.Doc) => void): Promise<Committed> {
    return this.with(name, (room) => room.write(userId, change))
  }

  /** See `Room.hold`. The frozen mark is stored before the room is let go, so that it outlives a restart. */
  freeze<T>(
    name: RoomName,
    decide: (state: Committed) => Promise<{ result: T; keepFrozen: boolean }>,
  ): Promise<T> {
    return this.with(name, async (room) => {
      let outcome: { result: T; keepFrozen: boolean } | undefined
      await room.hold((committed) =>
        decideOn(room, committed, this.#options.log, async (state) => {
          outcome = await decide(state)
          return outcome.keepFrozen
        }),
      )
      this.#moved(room)
      return outcome!.result
    })
  }

  /** These were closed, opened or held in the log: it is read for those that are open here, and other nodes are told. */
  async stand(names: readonly RoomName[]): Promise<void> {
    const ids = names.map(idOf)
    for (const id of ids) this.#options.bell?.moved(id)
    await this.lookHere(names)
  }

  /** Reads what other nodes wrote in those that are open here. */
  async lookHere(names: readonly RoomName[]): Promise<void> {
    await Promise.all(names.map((name) => this.#open.get(idOf(name))?.room.lookAgain()))
  }

  #moved(room: Room): void {
    this.#options.bell?.moved(room.id)
    void this.onAccessChanged()
  }

  // — other nodes —

  /**
   * Another node has committed rows of a room up to `seq`; `news` may bring those that follow what this node knows. Gaps are
   * read from the log. Rooms that are not open here have nothing to catch up with.
   */
  caughtUp(
    room: RoomId,
    seq: number,
    news?: { readonly epoch: number; readonly rows: readonly CommittedRow[] },
  ): void {
    this.#open.get(room)?.room.caughtUp(seq, news)
  }

  /** Another node tells who is in a room through it. */
  present(room: RoomId, entries: readonly AwarenessEntry[]): void {
    this.#open.get(room)?.room.presence.hear(entries)
  }

  /** Who is in a room through this node. */
  whoIsHere(room: RoomId): readonly AwarenessEntry[] {
    return this.#open.get(room)?.room.presence.here() ?? []
  }

  /** Reads the log of a room, or of all that are open: it was frozen, thawed or started anew, or news may have been missed. */
  async lookAgain(room?: RoomId): Promise<void> {
    const those = room === undefined ? [...this.#open.values()] : [this.#open.get(room)]
    await Promise.all(those.map((open) => open?.room.lookAgain()))
  }

  /**
   * Starts a document anew in the next epoch. Nothing comes in meanwhile; what waits to be judged then is a copy of another
   * epoch, and stays with its author.
   */
  restart(name: RoomName, beginning: readonly LogRow[]): Promise<void> {
    return this.with(name, async (room) => {
      await room.hold(async () => {
        await this.#options.log.restart(room.id, beginning)
        this.#options.bell?.moved(room.id)
        for (const session of [...room.sessions]) {
          session.close(closeCodes.stale)
          room.leave(session)
        }
        return false
      })
      // What the server itself wrote meanwhile was written in the epoch before: it is told so before the room goes.
      await room.durableState().catch(() => {})
      const open = this.#open.get(room.id)
      if (open?.room === room) this.#close(open)
    })
  }

  /** Lets a document be opened anew, with the seeds that it should hold by now. Its pages come back by themselves. */
  async reload(name: RoomName): Promise<void> {
    const room = idOf(name)
    await this.reloadHere(room)
    this.#options.bell?.reloaded(room)
  }

  /** The same on this node alone: another one asked for it. */
  async reloadHere(room: RoomId): Promise<void> {
    const open = this.#open.get(room)
    if (!open) return
    open.room.closeSessions(closeCodes.shuttingDown)
    await open.room.durableState()
    this.#close(open)
  }

  accessChanged(): void {
    void this.onAccessChanged()
    this.#options.bell?.accessChanged()
  }

  /** The same on this node alone. */
  accessChangedHere(): void {
    void this.onAccessChanged()
  }

  push(name: RoomName, view: View): void {
    this.#open.get(idOf(name))?.pushes.push(view)
  }

  /**
   * Commits what is left, closes everybody, lets `last` look at the documents still open, folds tails into snapshots.
   * Nothing can be opened afterwards.
   */
  async drain(last: () => Promise<void> = async () => {}): Promise<void> {
    this.#draining = true
    await this.#commits.settled()
    for (const { room } of this.#open.values()) room.closeSessions(closeCodes.shuttingDown)
    await last()
    await this.#commits.settled()
    for (const open of [...this.#open.values()]) {
      await open.folding.fold()
      this.#close(open)
    }
    await this.#folder.stop()
  }

  #entry(name: RoomName): Entry {
    const id = idOf(name)
    const known = this.#entries.get(id)
    if (known) return known
    if (this.#draining) throw new Error('The server is shutting down')
    const entry: Entry = { opening: this.#load(name), pins: 0 }
    this.#entries.set(id, entry)
    entry.opening.catch((error) => {
      if (this.#entries.get(id) === entry) this.#entries.delete(id)
      this.#options.report('room could not be opened', error, id)
    })
    return entry
  }

  async #load(name: RoomName): Promise<OpenRoom> {
    const open = await openRoom(name, {
      ...this.#options,
      commits: this.#commits,
      folder: this.#folder,
      committed: () => this.settle(name),
      judged: () => this.onAccessChanged(),
      ended: (ended) => this.#close(ended),
    })
    this.#open.set(open.room.id, open)
    this.#options.bell?.opened(open.room.id)
    return open
  }

  #isUnused(open: OpenRoom): boolean {
    return open.room.isQuiet && this.#entries.get(open.room.id)?.pins === 0
  }

  async #unload(open: OpenRoom): Promise<void> {
    if (this.#isUnused(open)) await open.folding.fold()
    if (this.#isUnused(open) && this.#open.get(open.room.id) === open) this.#close(open)
    else this.settle(open.room.name)
  }

  #close(open: OpenRoom): void {
    const { id } = open.room
    clearTimeout(open.idle)
    open.pushes.stop()
    open.folding.stop()
    open.room.destroy()
    if (this.#open.get(id) !== open) return
    this.#open.delete(id)
    this.#entries.delete(id)
    this.#options.bell?.closed(id)
  }
}
