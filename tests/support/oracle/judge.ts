/**
 * Judges an update before it touches a document: who wrote it, whether it follows what the server has, what it holds.
 *
 * [SYNC-8] Structs that the server has are ignored, whoever's they are. New ones come from clientIDs that are this
 * user's, follow the server's state without gaps, and hold only what the room's documents are made of.
 * [SYNC-9] A delete of what does not exist yet would erase somebody's future text on the server alone: it is refused.
 *
 * Judging changes nothing. It walks new structs in the order in which Yjs would integrate them, so that an update that
 * passes leaves nothing pending behind.
 */
import * as Y from 'yjs'
import { firstFreeClientId } from '#shared/document/format.ts'
import type { RefusalReason } from '#shared/protocol/frames.ts'
import { allows, inside, type Place } from './whitelist.ts'

/** What judging needs to know of a room's document. */
export interface RoomState {
  /** The first clock of a client that the room does not have. */
  clock(client: number): number
  /** Where an existing struct sits, and what its children would sit in. */
  locate(id: Y.ID): Located
  /** Whether all of an existing range is deleted already. */
  isDeleted(client: number, clock: number, length: number): boolean
  /** The place that a root name stands for; undefined when the room has no such root. */
  root(name: string): Place | undefined
}

export interface Located {
  readonly place: Place
  readonly inner: Place
}

/** Whose a clientID is in this room, by binding or by a live claim. */
export type OwnerOf = (client: number) => string | undefined

export type Verdict =
  | {
      readonly type: 'admitted'
      /** ClientIDs that new structs of it are written under. */
      readonly clients: readonly number[]
      /** Some structs are known already: only what is new may be passed on. */
      readonly overlaps: boolean
    }
  /** Nothing new in it. */
  | { readonly type: 'known' }
  | { readonly type: 'refused'; readonly reason: RefusalReason; readonly message: string }

type Struct = Y.Item | Y.GC
type Refused = Extract<Verdict, { type: 'refused' }>

/** More clientIDs than months of offline reloads would bring, fewer than would fill a room's memory. */
const mostClients = 1000

const refused = (reason: RefusalReason, message: string): Refused => ({ type: 'refused', reason, message })

const gap = (): Refused => refused('gap', 'The update builds on changes that the server has not received.')

interface Fresh {
  readonly queues: Map<number, Struct[]>
  readonly clients: number[]
  readonly overlaps: boolean
}

/** New structs by client, in order of clocks, with their authors checked. */
const freshStructs = (
  structs: readonly (Y.Item | Y.GC | Y.Skip)[],
  state: RoomState,
  owner: OwnerOf,
  userId: string,
): Fresh | Refused => {
  const queues = new Map<number, Struct[]>()
  const next = new Map<number, number>()
  const clients: number[] = []
  let overlaps = false
  for (const struct of structs) {
    const { client, clock } = struct.id
    const known = next.get(client) ?? state.clock(client)
    if (struct.length < 1 || !Number.isSafeInteger(clock + struct.length))
      return refused('malformed', 'The update holds an empty or impossible struct.')
    if (clock < known) overlaps = true
    if (clock + struct.length <= known) continue
    if (struct instanceof Y.Skip || clock > known) return gap()
    if (!queues.has(client)) {
      if (client < firstFreeClientId)
        return refused('reserved', 'The update writes under a clientID reserved for seeds.')
      const whose = owner(client)
      if (whose !== undefined && whose !== userId)
        return refused('foreign', 'The update writes under a clientID that belongs to somebody else.')
      clients.push(client)
      if (clients.length > mostClients) return refused('too-large', 'The update has too many authors.')
      queues.set(client, [])
    }
    queues.get(client)!.push(struct)
    next.set(client, clock + struct.length)
  }
  return { queues, clients, overlaps }
}

/** Structs of this update that were found good, by client. */
class Placed {
  readonly #byClient = new Map<number, { clock: number; end: number; located: Located }[]>()
  readonly #state: RoomState

  constructor(state: RoomState) {
    this.#state = state
  }

  has(id: Y.ID): boolean {
    return id.clock < this.clock(id.client)
  }

  clock(client: number): number {
    return this.#byClient.get(client)?.at(-1)?.end ?? this.#state.clock(client)
  }

  add(struct: Struct, located: Located): void {
    const { client, clock } = struct.id
    const list = this.#byClient.get(client)
    const entry = { clock, end: clock + struct.length, located }
    if (list) list.push(entry)
    else this.#byClient.set(client, [entry])
  }

  locate(id: Y.ID): Located {
    if (id.clock < this.#state.clock(id.client)) return this.#state.locate(id)
    const list = this.#byClient.get(id.client)!
    let low = 0
    let high = list.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (list[middle]!.clock <= id.clock) low = middle
      else high = middle - 1
    }
    return list[low]!.located
  }
}

const gone: Place = { type: 'gone' }
const nowhere: Located = { place: gone, inner: gone }

/** Where Yjs will put an item: by its neighbours, or by the parent that it names. */
const placeOf = (item: Y.Item, placed: Placed, state: RoomState): Place | undefined => {
  const sides = [item.origin, item.rightOrigin].flatMap((id) => (id ? [placed.locate(id).place] : []))
  if (sides.some((side) => side.type === 'gone')) return gone
  if (sides.length > 0) return sides[0]
  const parent = item.parent as unknown
  const within =
    typeof parent === 'string'
      ? state.root(parent)
      : parent instanceof Y.ID
        ? placed.locate(parent).inner
        : undefined
  if (item.parentSub === null || within === undefined || within.type === 'gone') return within
  return within.type === 'block'
    ? { type: 'attribute', field: within.field, name: item.parentSub }
    : undefined
}

const dependencies = (struct: Struct): Y.ID[] => {
  if (!(struct instanceof Y.Item)) return []
  const parent = struct.parent as unknown
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter(
    (id) => id !== null,
  )
}

const judgeStruct = (struct: Struct, placed: Placed, state: RoomState): Refused | undefined => {
  if (!(struct instanceof Y.Item)) {
    placed.add(struct, nowhere)
    return undefined
  }
  const place = placeOf(struct, placed, state)
  if (!place || !allows(place, struct.content) || (place.type === 'attribute' && struct.rightOrigin))
    return refused('content', 'The update holds something that documents here are not made of.')
  placed.add(struct, { place, inner: inside(place, struct.content) })
  return undefined
}

/** Places all new structs, each after those it refers to; refuses what would stay pending. */
const place = (queues: Fresh['queues'], placed: Placed, state: RoomState): Refused | undefined => {
  const position = new Map<number, number>()
  for (const first of queues.keys()) {
    const waiting = [first]
    while (waiting.length > 0) {
      const client = waiting.at(-1)!
      const at = position.get(client) ?? 0
      const struct = queues.get(client)?.[at]
      if (!struct) {
        waiting.pop()
        continue
      }
      const missing = dependencies(struct).find((id) => !placed.has(id))
      if (missing) {
        const open = (queues.get(missing.client)?.length ?? 0) > (position.get(missing.client) ?? 0)
        if (!open || waiting.includes(missing.client)) return gap()
        waiting.push(missing.client)
        continue
      }
      const refusal = judgeStruct(struct, placed, state)
      if (refusal) return refusal
      position.set(client, at + 1)
      if (waiting.length > 1) waiting.pop()
    }
  }
  return undefined
}

/** Judges an update by `userId`; `update` may be any bytes. */
export const judge = (update: Uint8Array, userId: string, state: RoomState, owner: OwnerOf): Verdict => {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    return refused('malformed', 'The update could not be read.')
  }
  const fresh = freshStructs(decoded.structs, state, owner, userId)
  if ('type' in fresh) return fresh
  const placed = new Placed(state)
  const refusal = place(fresh.queues, placed, state)
  if (refusal) return refusal
  let deletes = false
  for (const [client, ranges] of decoded.ds.clients) {
    for (const { clock, len } of ranges) {
      if (len < 1) return refused('malformed', 'The update deletes nothing somewhere.')
      if (clock + len > placed.clock(client))
        return refused('unknown-delete', 'The update deletes what the server has not received.')
      deletes ||= clock + len > state.clock(client) || !state.isDeleted(client, clock, len)
    }
  }
  if (fresh.queues.size === 0 && !deletes) return { type: 'known' }
  return { type: 'admitted', clients: fresh.clients, overlaps: fresh.overlaps }
}
