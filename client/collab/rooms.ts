/**
 * The rooms that this page has open, each once, however many parts of the page look at it.
 *
 * Leaving an editor does not cut the line: a connection stays until its words are on disk, and until its author has dealt
 * with those that are offered back.
 */
import type { ConnectionOptions } from './connection.ts'
import { Connection } from './connection.ts'
import type { Copies } from './localCopies.ts'
import type { RoomRef } from './roomRef.ts'
import { roomKey } from './roomRef.ts'
import type { SetAside, TextStore } from './setAside.ts'
import { asideOf, dropAside } from './setAside.ts'
import type { ConnectionState } from './state.ts'

export interface RoomsOptions {
  readonly url: string
  readonly user: ConnectionOptions['user']
  readonly copies: Copies
  readonly texts: TextStore
}

export interface Aside {
  readonly words: SetAside
  /** They were set aside on this page, not on an earlier one. */
  readonly here: boolean
  /** They were copied, proposed anew, or let go. */
  dismiss(): void
}

interface OpenRoom {
  readonly connection: Connection
  readonly unsubscribe: () => void
  holders: number
}

export class Rooms {
  readonly #options: RoomsOptions
  readonly #open = new Map<string, OpenRoom>()
  readonly #listeners = new Set<() => void>()
  #saved: ConnectionState = { type: 'local' }
  /** Records of earlier pages. */
  #kept: readonly SetAside[]
  #asides: readonly Aside[] = []

  constructor(options: RoomsOptions) {
    this.#options = options
    this.#kept = asideOf(options.texts, options.user.id)
    this.#asides = this.#lookAside()
  }

  get user(): RoomsOptions['user'] {
    return this.#options.user
  }

  get texts(): TextStore {
    return this.#options.texts
  }

  /** The room's connection, made on first demand; `seeds` only where nobody but this page knows the room yet. */
  connection(room: RoomRef, seeds?: readonly Uint8Array[]): Connection {
    const key = roomKey(room)
    return (this.#open.get(key) ?? this.#make(key, room, seeds)).connection
  }

  /** Keeps the room open until the answer is called. */
  hold(room: RoomRef): () => void {
    const key = roomKey(room)
    const open = this.#open.get(key) ?? this.#make(key, room, undefined)
    open.holders += 1
    return () => {
      open.holders -= 1
      // A component that comes back in the same turn (React mounts twice in development) finds it open.
      setTimeout(() => this.#closeIfDone(key, open))
    }
  }

  /** The worst news of all open rooms: what the page's saved status says. */
  readonly getSaved = (): ConnectionState => this.#saved

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Words set aside, on this page or an earlier one, that their author has not dealt with; the oldest first. */
  readonly getAsides = (): readonly Aside[] => this.#asides

  /** Edits of all rooms that are not on disk: asked before leaving the page and before signing out. */
  owed(): number {
    return [...this.#open.values()].reduce((sum, { connection }) => sum + connection.owed, 0)
  }

  destroy(): void {
    for (const { connection, unsubscribe } of this.#open.values()) {
      unsubscribe()
      connection.destroy()
    }
    this.#open.clear()
  }

  #make(key: string, room: RoomRef, seeds: readonly Uint8Array[] | undefined): OpenRoom {
    const connection = new Connection({ ...this.#options, room, seeds })
    const open: OpenRoom = {
      connection,
      holders: 0,
      unsubscribe: connection.subscribe(() => {
        this.#look()
        setTimeout(() => this.#closeIfDone(key, open))
      }),
    }
    this.#open.set(key, open)
    return open
  }

  #closeIfDone(key: string, open: OpenRoom): void {
    const { state } = open.connection.getSnapshot()
    if (
      this.#open.get(key) !== open ||
      open.holders > 0 ||
      open.connection.isUnfinished ||
      state.type === 'refused'
    )
      return
    open.unsubscribe()
    open.connection.destroy()
    this.#open.delete(key)
    this.#look()
  }

  #lookAside(): readonly Aside[] {
    const here = [...this.#open.values()].flatMap(({ connection }): Aside[] => {
      const { state } = connection.getSnapshot()
      return state.type === 'refused'
        ? [{ words: state.words, here: true, dismiss: () => connection.dismissAside() }]
        : []
    })
    const earlier = this.#kept.map(
      (words): Aside => ({ words, here: false, dismiss: () => this.#dismissKept(words) }),
    )
    return [...earlier, ...here]
  }

  #dismissKept(words: SetAside): void {
    dropAside(this.#options.texts, words.key)
    this.#kept = this.#kept.filter((other) => other !== words)
    this.#asides = this.#lookAside()
    for (const listener of this.#listeners) listener()
  }

  #look(): void {
    const states = [...this.#open.values()].map(({ connection }) => connection.getSnapshot().state)
    const worst = states.reduce<ConnectionState>(worse, { type: 'local' })
    if (JSON.stringify(worst) === JSON.stringify(this.#saved)) return
    this.#saved = worst
    this.#asides = this.#lookAside()
    for (const listener of this.#listeners) listener()
  }
}

const gravity: Readonly<Record<ConnectionState['type'], number>> = {
  refused: 8,
  stopped: 7,
  offline: 6,
  unsaved: 5,
  saving: 4,
  connecting: 3,
  saved: 2,
  readOnly: 1,
  local: 0,
}

const worse = (a: ConnectionState, b: ConnectionState): ConnectionState => {
  if (a.type === 'offline' && b.type === 'offline') return { type: 'offline', edits: a.edits + b.edits }
  if (a.type === 'unsaved' && b.type === 'unsaved') return a.seconds > b.seconds ? a : b
  return gravity[b.type] > gravity[a.type] ? b : a
}
