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
import { firstFreeClientId } from '#shared/document/format.ts'
import type { RefusalReason } from '#shared/protocol/frames.ts'
import { MalformedBytes } from './byteReader.ts'
import { type ParsedUpdate, parseUpdate } from './parseUpdate.ts'
import { sorts } from './places.ts'
import { type FreshSection, type PlacedRun, Placing, type Surroundings } from './placing.ts'

/** What judging needs to know of a room's document. */
export interface RoomState extends Surroundings {
  /** Whether all of an existing range is deleted already. */
  isDeleted(client: number, clock: number, length: number): boolean
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
      readonly parsed: ParsedUpdate
      /** Where its new structs sit. */
      readonly placed: readonly PlacedRun[]
    }
  /** Nothing new in it. */
  | { readonly type: 'known' }
  | { readonly type: 'refused'; readonly reason: RefusalReason; readonly message: string }

export type Admitted = Extract<Verdict, { type: 'admitted' }>
export type Refused = Extract<Verdict, { type: 'refused' }>

/** More clientIDs than months of offline reloads would bring, fewer than would fill a room's memory. */
const mostClients = 1000

const refused = (reason: RefusalReason, message: string): Refused => ({ type: 'refused', reason, message })

const gap = (): Refused => refused('gap', 'The update builds on changes that the server has not received.')

interface Fresh {
  readonly sections: readonly FreshSection[]
  readonly overlaps: boolean
}

const malformed = (): Refused => refused('malformed', 'The update could not be read.')

/** New structs by client, in order of clocks, with their authors checked. */
const freshSections = (
  { sections }: ParsedUpdate,
  state: RoomState,
  owner: OwnerOf,
  userId: string,
): Fresh | Refused => {
  const fresh: FreshSection[] = []
  const seen = new Set<number>()
  let overlaps = false
  for (const section of sections) {
    const { client } = section
    const from = state.clock(client)
    let known = from
    // Yjs would forget the first of two sections of one client.
    if (seen.has(client)) return malformed()
    seen.add(client)
    let isFresh = false
    for (const { clock, length, sort } of section.structs) {
      if (length < 1 || !Number.isSafeInteger(clock + length))
        return refused('malformed', 'The update holds an empty or impossible struct.')
      if (clock < known) overlaps = true
      if (clock + length <= known) continue
      if (sort === sorts.skip || clock > known) return gap()
      if (!isFresh) {
        isFresh = true
        if (client < firstFreeClientId)
          return refused('reserved', 'The update writes under a clientID reserved for seeds.')
        const whose = owner(client)
        if (whose !== undefined && whose !== userId)
          return refused('foreign', 'The update writes under a clientID that belongs to somebody else.')
        if (fresh.length >= mostClients) return refused('too-large', 'The update has too many authors.')
      }
      known = clock + length
    }
    if (isFresh) fresh.push({ ...section, from })
  }
  return { sections: fresh, overlaps }
}

/** Whether the update deletes something that is there still, or why it may not. */
const newDeletes = ({ deletes }: ParsedUpdate, placing: Placing, state: RoomState): boolean | Refused => {
  let isNew = false
  for (let i = 0; i < deletes.length; i += 3) {
    const [client, clock, length] = [deletes[i]!, deletes[i + 1]!, deletes[i + 2]!]
    if (length < 1) return refused('malformed', 'The update deletes nothing somewhere.')
    if (clock + length > placing.clock(client))
      return refused('unknown-delete', 'The update deletes what the server has not received.')
    isNew ||= clock + length > state.clock(client) || !state.isDeleted(client, clock, length)
  }
  return isNew
}

const parsedOr = (update: Uint8Array): ParsedUpdate | undefined => {
  try {
    return parseUpdate(update)
  } catch (error) {
    if (error instanceof MalformedBytes) return undefined
    throw error
  }
}

/** Judges an update by `userId`; `update` may be any bytes. */
export const judge = (update: Uint8Array, userId: string, state: RoomState, owner: OwnerOf): Verdict => {
  const parsed = parsedOr(update)
  if (!parsed) return malformed()
  const fresh = freshSections(parsed, state, owner, userId)
  if ('type' in fresh) return fresh
  const { sections, overlaps } = fresh
  const placing = new Placing(state, sections)
  const outcome = placing.placeAll()
  if (outcome === 'gap') return gap()
  if (outcome === 'content')
    return refused('content', 'The update holds something that documents here are not made of.')
  const deletes = newDeletes(parsed, placing, state)
  if (typeof deletes === 'object') return deletes
  if (sections.length === 0 && !deletes) return { type: 'known' }
  const clients = sections.map(({ client }) => client)
  return { type: 'admitted', clients, overlaps, parsed, placed: placing.runs }
}
