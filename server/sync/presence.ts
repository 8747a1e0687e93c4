/**
 * Who is in a room and where, as awareness frames.
 *
 * [SYNC-14] A session speaks for one clientID of its own; what it says of others is ignored, because y-websocket sends back
 * what it received. The name on an entry is the signed-in user's, whatever the entry says. Changes are gathered and sent
 * together, the latest of each; identical renewals too, or carets would vanish after 30 s.
 */

import { firstFreeClientId } from '#shared/document/format.ts'
import { type AwarenessEntry, decodeAwareness, encodeAwareness } from '#shared/protocol/awareness.ts'
import { encodeFrame } from '#shared/protocol/frames.ts'
import type { Owners } from './owners.ts'
import { PackedPresence } from './packedPresence.ts'
import type { Identity } from './ports.ts'
import type { Session } from './session.ts'

const frameOf = (entries: readonly AwarenessEntry[]): Uint8Array =>
  encodeFrame({ type: 'awareness', update: encodeAwareness(entries) })

/** A frame that says nothing: y-websocket reconnects after 30 s of silence, and pings do not count. */
export const keepAlive: Uint8Array = frameOf([])

const colour = (user: unknown): { color: string } | undefined => {
  const color = typeof user === 'object' && user !== null ? (user as { color?: unknown }).color : undefined
  return typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? { color } : undefined
}

/** A state as others may see it; undefined when it is none. */
const signed = (state: string, identity: Identity): string | undefined => {
  let value: unknown
  try {
    value = JSON.parse(state)
  } catch {
    return undefined
  }
  if (value === null) return 'null'
  if (typeof value !== 'object' || Array.isArray(value)) return undefined
  const user = { id: identity.userId, name: identity.name, ...colour((value as { user?: unknown }).user) }
  return JSON.stringify({ ...value, user })
}

/** Clocks remembered of clients that left. */
const mostRemembered = 10_000

/** Those who came through another node and were not heard of for so long are gone with it, in ms; pages renew every 15 s. */
const elsewhereMs = 45_000

export interface PresenceOptions {
  readonly gatherMs: number
  /** Told what changed of those who are here through this node. */
  readonly changed?: (entries: readonly AwarenessEntry[]) => void
  readonly longestState: number
}

export class Presence {
  readonly #sessions: ReadonlySet<Session>
  readonly #owners: Owners
  readonly #options: PresenceOptions
  readonly #clientOf = new Map<Session, number>()
  readonly #entries = new Map<number, AwarenessEntry & { readonly heard: number }>()
  /** Clocks last sent out, also of those who left: a clock that stands still would be ignored by others. */
  readonly #clocks = new Map<number, number>()
  readonly #changed = new Set<number>()
  /** Who came through another node, and when it last spoke of them. */
  readonly #elsewhere = new Map<number, number>()
  #timer: NodeJS.Timeout | undefined

  constructor(sessions: ReadonlySet<Session>, owners: Owners, options: PresenceOptions) {
    this.#sessions = sessions
    this.#owners = owners
    this.#options = options
  }

  /** Takes in what a session says; throws when the bytes are no awareness update. */
  receive(session: Session, update: Uint8Array): void {
    for (const entry of decodeAwareness(update)) {
      if (this.#ownClient(session, entry.client) !== entry.client) continue
      if (entry.state.length > this.#options.longestState) continue
      const heard = this.#entries.get(entry.client)?.heard ?? -1
      if (entry.clock < heard || (entry.clock === heard && entry.state !== 'null')) continue
      const state = signed(entry.state, session.identity)
      if (state !== undefined) this.#set(entry.client, state, entry.clock)
    }
  }

  /** Takes in what another node says of those who came through it: it has signed and measured that already. */
  hear(entries: readonly AwarenessEntry[]): void {
    const here = new Set(this.#clientOf.values())
    for (const { client, clock, state } of entries) {
      if (here.has(client)) continue
      const known = this.#entries.get(client)
      if (state === 'null' && !known) continue
      this.#elsewhere.set(client, performance.now())
      this.#set(client, state, clock)
    }
  }

  /** Those who are here through this node. */
  here(): readonly AwarenessEntry[] {
    return [...this.#entries.values()].filter(
      ({ client, state }) => state !== 'null' && !this.#elsewhere.has(client),
    )
  }

  /** Everybody who is here, for a newcomer; undefined when nobody is. */
  welcome(): Uint8Array | undefined {
    for (const [client, heard] of this.#elsewhere)
      if (performance.now() - heard > elsewhereMs) {
        this.#elsewhere.delete(client)
        this.#entries.delete(client)
      }
    const entries = [...this.#entries.values()].filter(({ state }) => state !== 'null')
    return entries.length > 0 ? frameOf(entries) : undefined
  }

  leave(session: Session): void {
    const client = this.#clientOf.get(session)
    if (client === undefined) return
    this.#clientOf.delete(session)
    const elsewhere = [...this.#clientOf.values()].includes(client)
    if (!elsewhere && this.#entries.has(client)) this.#set(client, 'null', -1)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  /** The clientID that a session speaks for: the first it names that is not somebody else's. */
  #ownClient(session: Session, named: number): number | undefined {
    const own = this.#clientOf.get(session)
    if (own !== undefined) return own
    if (named < firstFreeClientId || !this.#owners.claim(named, session.identity.userId)) return undefined
    this.#clientOf.set(session, named)
    this.#elsewhere.delete(named)
    const entry = this.#entries.get(named)
    if (entry) this.#entries.set(named, { ...entry, heard: -1 })
    return named
  }

  /** Clocks go out from 1: y-protocols takes a first state with clock 0 for known. */
  #set(client: number, state: string, heard: number): void {
    const clock = Math.max((this.#clocks.get(client) ?? 0) + 1, heard)
    this.#clocks.delete(client)
    this.#clocks.set(client, clock)
    if (this.#clocks.size > mostRemembered) this.#clocks.delete(this.#clocks.keys().next().value!)
    this.#entries.set(client, { client, clock, state, heard })
    this.#changed.add(client)
    this.#timer ??= setTimeout(() => this.#flush(), this.#options.gatherMs)
  }

  /** One frame for all, but nobody is told about themselves: a client would take it for its own newer state. */
  #flush(): void {
    this.#timer = undefined
    const entries = [...this.#changed].flatMap((client) => this.#entries.get(client) ?? [])
    const own = entries.filter(({ client }) => !this.#elsewhere.has(client))
    for (const { client, state } of entries) {
      if (state !== 'null') continue
      this.#entries.delete(client)
      this.#elsewhere.delete(client)
    }
    this.#changed.clear()
    if (own.length > 0) this.#options.changed?.(own)
    const packed = new PackedPresence(entries)
    for (const session of this.#sessions) {
      const packedFrame = packed.without(this.#clientOf.get(session))
      if (packedFrame) session.send(packedFrame.frame, packedFrame.wire)
    }
  }
}
