/**
 * Telling open pages what changed: the row itself, as each reader may see it, to the rooms of its proposal and its text.
 * Nothing is told before it is kept, and nobody is told of what they may not see.
 */
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { Desk } from './desk.ts'
import type { Thread } from './ports/discussion.ts'
import type { Proposal } from './ports/proposals.ts'
import type { ChangedRow, RoomRef } from './ports/rooms.ts'
import { proposalRow } from './proposalRows.ts'
import type { SuggestionReader } from './suggestionReader.ts'
import { threadRow } from './threadRows.ts'
import { viewOf } from './visible.ts'

export interface Announce {
  /** `hides` says that this change may have taken the suggestion out of somebody's sight. */
  suggestion(id: string, hides?: boolean): void
  proposal(proposal: Proposal): void
  thread(proposal: Proposal, thread: Thread): void
}

export const announcements = (desk: Desk, reader: SuggestionReader): Announce => {
  const { people } = desk.store

  const toReaders = (
    rooms: readonly RoomRef[],
    view: (actor: Actor) => Promise<ChangedRow | undefined>,
  ): void => {
    for (const room of rooms)
      desk.rooms.push(room, async (userId) => {
        const row = await view(await people.actor(userId))
        return row && [row]
      })
  }

  return {
    suggestion(id, hides = false) {
      const prepared = reader.prepare(id)
      prepared.then(
        (ready) => {
          if (!ready) return
          toReaders(
            [
              { type: 'proposal', id: ready.proposal.id },
              { type: 'text', id: ready.proposal.textId },
            ],
            async (actor) => {
              const row = await ready.rowFor(actor)
              if (row) return { type: 'suggestion', id, row }
              return hides && viewOf(actor, ready.proposal)
                ? { type: 'suggestion', id, row: null }
                : undefined
            },
          )
        },
        () => undefined,
      )
    },

    proposal(proposal) {
      toReaders(
        [
          { type: 'proposal', id: proposal.id },
          { type: 'text', id: proposal.textId },
        ],
        async (actor) => {
          const view = viewOf(actor, proposal)
          return view && { type: 'proposal', id: proposal.id, row: proposalRow(actor, proposal, view) }
        },
      )
    },

    thread(proposal, thread) {
      toReaders([{ type: 'proposal', id: proposal.id }], async (actor) =>
        may(actor, 'thread.read', { proposal, thread })
          ? { type: 'thread', id: thread.id, row: threadRow(thread) }
          : undefined,
      )
    },
  }
}
