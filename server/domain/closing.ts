/**
 * When a document takes no more words, and what is taken from it then.
 *
 * [FREEZE-1] The log's own mark says so, and changes in the transaction of the decision or the step that it stands for: neither is
 * there without the other, and no node writes past it, whatever it has heard. What was frozen is what the log held at the mark.
 */
import { decisionInForce } from '#shared/access/subjects.ts'
import type { Desk } from './desk.ts'
import type { Closing } from './ports/closing.ts'
import type { Proposal } from './ports/proposals.ts'
import type { CommittedState, RoomRef } from './ports/rooms.ts'
import type { Store, Stores } from './ports/store.ts'
import type { Suggestion } from './ports/suggestions.ts'
import { untouched } from './takingOver.ts'

/** Something was written in a document between its being read and its being closed: to be read again. */
export class DocumentMoved extends Error {
  override readonly name = 'DocumentMoved'
}

const mostTries = 10

/** Runs `work` until no document moves under it. */
export const untilStill = async <T>(work: (attempt: number) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await work(attempt)
    } catch (error) {
      if (!(error instanceof DocumentMoved) || attempt === mostTries) throw error
    }
}

export const roomOf = ({ id }: Pick<Suggestion, 'id'>): RoomRef => ({ type: 'suggestion', id })

const isClosed = (
  { state }: Pick<Proposal, 'state'>,
  suggestion?: Pick<Suggestion, 'state' | 'decisions'>,
): boolean =>
  state !== 'drafting' ||
  (suggestion !== undefined &&
    (suggestion.state === 'superseded' || decisionInForce(suggestion.decisions, 'group') !== undefined))

/** Brings the mark of one suggestion's document in line with the rows. */
export const settleOne = async (tx: Pick<Stores, 'closing' | 'proposals' | 'suggestions'>, id: string) => {
  const suggestion = (await tx.suggestions.get(id))!
  const proposal = (await tx.proposals.get(suggestion.proposal))!
  await tx.closing.set([roomOf(suggestion)], () => isClosed(proposal, suggestion))
}

/** A proposal's documents; those that do not hold their words yet are settled once they do. */
export const documentsOf = async (stores: Pick<Stores, 'suggestions'>, proposalId: string) => {
  const suggestions = (await stores.suggestions.ofProposal(proposalId)).filter(
    ({ carriedBy }) => carriedBy === undefined,
  )
  const note: RoomRef = { type: 'proposal', id: proposalId }
  return { suggestions, rooms: [note, ...suggestions.map(roomOf)] }
}

/** Brings the marks of all its documents in line with the rows; answers which they are. */
export const settleAll = async (
  tx: Pick<Stores, 'closing' | 'suggestions'>,
  proposal: Pick<Proposal, 'id' | 'state'>,
): Promise<readonly RoomRef[]> => {
  const { suggestions, rooms } = await documentsOf(tx, proposal.id)
  const byId = new Map(suggestions.map((each) => [each.id, each]))
  await tx.closing.set(rooms, ({ id }) => isClosed(proposal, byId.get(id)))
  return rooms
}

/** Closes documents on the states that were read. Throws `DocumentMoved` where somebody wrote since. */
export const closeOn = async (
  closing: Closing,
  rooms: readonly RoomRef[],
  states: ReadonlyMap<string, Pick<CommittedState, 'epoch' | 'seq'>>,
): Promise<void> => {
  for (const { room, epoch, seq } of await closing.set(rooms, () => true)) {
    const state = states.get(room.id)
    if (state && (state.seq !== seq || state.epoch !== epoch))
      throw new DocumentMoved(`${room.type}/${room.id}`)
  }
}

/** Throws `DocumentMoved` where a row of a proposal is behind its document. */
export const expectInStep = async (
  tx: Pick<Stores, 'proposals' | 'suggestions'>,
  proposalId: string,
  rooms: readonly RoomRef[],
): Promise<void> => {
  const known = new Set(rooms.map(({ id }) => id))
  const behind = [...(await tx.suggestions.behind(proposalId)), ...(await tx.proposals.behind())]
  const moved = behind.find(({ id }) => known.has(id))
  if (moved) throw new DocumentMoved(moved.id)
}

/** Holds documents in the log, on all nodes, while `work` runs. */
export const held = async <T>(
  { store, rooms }: Pick<Desk, 'store' | 'rooms'>,
  those: readonly RoomRef[],
  work: () => Promise<T>,
): Promise<T> => {
  await store.transact(({ closing }) => closing.hold(those))
  try {
    return await work()
  } finally {
    await store.transact(({ closing }) => closing.letGo(those))
    await rooms.stand(those)
  }
}

/** Lets go of what nodes that are no more held: all of it at once, or what was held at the last call already. */
export const lettingGo = ({ store, rooms }: { readonly store: Store; readonly rooms: Desk['rooms'] }) => {
  const untouchedOf = untouched(({ id }: RoomRef) => id)
  const letGo = async (those: readonly RoomRef[]): Promise<void> => {
    if (those.length === 0) return
    await store.transact(({ closing }) => closing.letGo(those))
    await rooms.stand(those)
  }
  return {
    atStart: async () => letGo(await store.closing.held()),
    takeOver: async () => letGo(untouchedOf(await store.closing.held())),
  }
}
