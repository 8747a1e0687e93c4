/** What the rooms ask of the product: who may do what in them, and what they start from. */
import { judge } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import { noteSeeds, seedsOf } from './documents.ts'
import { found } from './errors.ts'
import type { Identities } from './identities.ts'
import type { RoomRef } from './ports/rooms.ts'
import type { Store } from './ports/store.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'
import { viewOf } from './visible.ts'

/** `none` carries the close code: 4401 sign in, 4403 not in this way, 4404 no such room. */
export type RoomRight =
  | { readonly type: 'none'; readonly code: 4401 | 4403 | 4404 }
  | { readonly type: 'read'; readonly reason?: string }
  | { readonly type: 'write' }

const hidden: RoomRight = { type: 'none', code: 4404 }

/**
 * Live documents are the group's own: readers outside of it get rows, never the room, in which presence and drafts would
 * show.
 */
export const roomRights = (store: Store, logins: Pick<Identities, 'isAlive'>) => {
  const inSuggestion = async (actor: Actor, id: string): Promise<RoomRight> => {
    const suggestion = await store.suggestions.get(id)
    const proposal = suggestion && (await store.proposals.get(suggestion.proposal))
    if (!proposal) return hidden
    const subject = { proposal, suggestion }
    if (judge(actor, 'suggestion.read', subject).type === 'no') {
      const outside = judge(actor, 'suggestion.readOutside', subject).type === 'yes'
      return outside ? { type: 'none', code: 4403 } : hidden
    }
    const write = judge(actor, 'suggestion.write', subject)
    return write.type === 'yes' ? { type: 'write' } : { type: 'read', reason: write.reason }
  }

  const inProposal = async (actor: Actor, id: string): Promise<RoomRight> => {
    const proposal = await store.proposals.get(id)
    const view = proposal && viewOf(actor, proposal)
    if (!proposal || !view) return hidden
    if (view === 'outside') return { type: 'none', code: 4403 }
    const write = judge(actor, 'note.write', { proposal })
    return write.type === 'yes' ? { type: 'write' } : { type: 'read', reason: write.reason }
  }

  return {
    async judge(
      who: { readonly userId: string; readonly sessionId: string },
      room: RoomRef,
    ): Promise<RoomRight> {
      if (!(await logins.isAlive(who.sessionId))) return { type: 'none', code: 4401 }
      const actor = await store.people.actor(who.userId)
      switch (room.type) {
        case 'suggestion':
          return inSuggestion(actor, room.id)
        case 'proposal':
          return inProposal(actor, room.id)
        case 'text':
          return (await store.texts.versionNumbers(room.id)).length > 0 ? { type: 'read' } : hidden
      }
    },
    accessRevision: () => store.people.accessRevision(),
  }
}

/** The seeds that a room's document must contain. */
export const roomSeeds =
  (store: Store, texts: ReadyTexts) =>
  async (room: RoomRef): Promise<readonly Uint8Array[]> => {
    switch (room.type) {
      case 'text':
        return []
      case 'proposal': {
        const proposal = found(await store.proposals.get(room.id))
        return noteSeeds((await texts.get(proposal.textId, proposal.version)).text.languages)
      }
      case 'suggestion': {
        const suggestion = found(await store.suggestions.get(room.id))
        const { index } = await texts.get(suggestion.textId, suggestion.version)
        return [...seedsOf(index, suggestion).values()]
      }
    }
  }
