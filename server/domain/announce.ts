/**
 * Telling open pages what changed: the row itself, as each reader may see it, to the rooms of its proposal and its text.
 * Nothing is told before it is kept, and nobody is told of what they may not see, nor that there is such a thing: `null`
 * goes only to those who saw the row before.
 */
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { Desk } from './desk.ts'
import type { Thread } from './ports/discussion.ts'
import type { Proposal } from './ports/proposals.ts'
import type { ChangedRow, RoomRef } from './ports/rooms.ts'
import type { Frozen } from './ports/versions.ts'
import { proposalRow } from './proposalRows.ts'
import type { SuggestionReader } from './suggestionReader.ts'
import { textSummary } from './texts.ts'
import { threadRow } from './threadRows.ts'
import { threadsSeen } from './threadsSeen.ts'
import { frozenOnce, proposalSeen, suggestionsIn, viewOf } from './visible.ts'

/** Where a suggestion is shown. */
export interface Shown {
  readonly id: string
  readonly proposal: string
  readonly textId: string
}

export interface Announce {
  /** `before` is given when the change may take the suggestion out of somebody's sight. */
  suggestion(suggestion: Shown, before?: Frozen): void
  /** The proposal and all its suggestions: a step or a share changed how they are seen. */
  everythingIn(before: Frozen): void
  proposal(proposal: Proposal): void
  thread(proposal: Proposal, thread: Thread): void
  /** A text has a new version, a further language or other identities; `proposals` are those on it. */
  text(textId: string, proposals: readonly string[]): void
}

/** What is read only when the first page asks, and once for all pages. */
const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | undefined
  return () => {
    running ??= read()
    return running
  }
}

type View = (actor: Actor) => Promise<readonly ChangedRow[]>

export const announcements = (desk: Desk, reader: SuggestionReader): Announce => {
  const { store } = desk

  const tell = (rooms: readonly RoomRef[], view: View): void => {
    for (const room of rooms)
      desk.rooms.push(room, async (userId) => {
        const rows = await view(await store.people.actor(userId))
        return rows.length > 0 ? rows : undefined
      })
  }

  const pagesOf = (proposal: { readonly id: string; readonly textId: string }): RoomRef[] => [
    { type: 'proposal', id: proposal.id },
    { type: 'text', id: proposal.textId },
  ]

  const seenBefore = async (
    frozen: ReturnType<typeof frozenOnce>,
    actor: Actor,
    { proposal, suggestions }: Frozen,
  ): Promise<readonly string[]> => {
    const view = viewOf(actor, proposal)
    if (!view) return []
    return (await suggestionsIn(frozen, actor, proposal, view, suggestions)).map(({ id }) => id)
  }

  /** The rows of some suggestions, or of all in the proposal, and null for those that went out of sight. */
  const suggestionRows = (proposalId: string, only: string | undefined, before: Frozen | undefined): View => {
    const prepared = once(() => reader.prepare(proposalId))
    const frozen = frozenOnce(store.versions)
    return async (actor) => {
      const ready = await prepared()
      const rows = await ready.rowsFor(actor, (id) => only === undefined || id === only)
      const seen = new Set(rows.map(({ id }) => id))
      const gone = before ? await seenBefore(frozen, actor, before) : []
      return [
        ...rows.map((row): ChangedRow => ({ type: 'suggestion', id: row.id, row })),
        ...gone
          .filter((id) => !seen.has(id) && (only === undefined || id === only))
          .map((id): ChangedRow => ({ type: 'suggestion', id, row: null })),
      ]
    }
  }

  const proposalView = (proposal: Proposal, before?: Proposal): View => {
    const frozen = frozenOnce(store.versions)
    return async (actor) => {
      const view = viewOf(actor, proposal)
      if (view) {
        const seen = await proposalSeen(frozen, proposal, view)
        return [{ type: 'proposal', id: proposal.id, row: proposalRow(actor, seen, view) }]
      }
      return before && viewOf(actor, before) ? [{ type: 'proposal', id: proposal.id, row: null }] : []
    }
  }

  return {
    suggestion(suggestion, before) {
      const pages = pagesOf({ id: suggestion.proposal, textId: suggestion.textId })
      tell(pages, suggestionRows(suggestion.proposal, suggestion.id, before))
    },

    everythingIn(before) {
      const { id } = before.proposal
      const now = once(async () => {
        const proposal = await store.proposals.get(id)
        return proposal && proposalView(proposal, before.proposal)
      })
      tell(pagesOf(before.proposal), async (actor) => (await now())?.(actor) ?? [])
      tell(pagesOf(before.proposal), suggestionRows(id, undefined, before))
    },

    text(textId, proposals) {
      const newest = once(async () => {
        const text = await store.texts.get(textId)
        return text && textSummary(text)
      })
      const pages = proposals.map((id): RoomRef => ({ type: 'proposal', id }))
      tell([{ type: 'text', id: textId }, ...pages], async (actor) => {
        const row = may(actor, 'text.read', {}) ? await newest() : undefined
        return row ? [{ type: 'text', id: textId, row }] : []
      })
    },

    proposal: (proposal) => tell(pagesOf(proposal), proposalView(proposal)),

    thread(proposal, thread) {
      const live = once(async () => {
        const on =
          thread.suggestion === undefined ? undefined : await store.suggestions.get(thread.suggestion)
        return on ? [on] : []
      })
      const frozen = frozenOnce(store.versions)
      tell([{ type: 'proposal', id: proposal.id }], async (actor) => {
        const view = viewOf(actor, proposal)
        if (!view) return []
        const on = await live()
        const seen = await suggestionsIn(frozen, actor, proposal, view, on, on[0]?.version)
        return threadsSeen(actor, proposal, view, seen, [thread]).map(
          (each): ChangedRow => ({ type: 'thread', id: each.id, row: threadRow(each) }),
        )
      })
    },
  }
}
