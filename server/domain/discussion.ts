/** Threads and comments: what members say about a clause, a suggestion, or words in either. */
import type { Actor } from '#shared/access/subjects.ts'
import type { ChangedComment, NewThread, ThreadRow } from '#shared/api/discussion.ts'
import type { Announce } from './announce.ts'
import { change, type Desk } from './desk.ts'
import { found, notFound, Refusal } from './errors.ts'
import { newId } from './ids.ts'
import { permit } from './permit.ts'
import type { Thread } from './ports/discussion.ts'
import type { Proposal } from './ports/proposals.ts'
import type { SuggestionReader } from './suggestionReader.ts'
import { threadRow } from './threadRows.ts'
import { threadsSeen } from './threadsSeen.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'
import { suggestionsIn, viewOrNotFound } from './visible.ts'

export interface DiscussionService {
  list(
    actor: Actor,
    proposalId: string,
    filter: { readonly unit?: string; readonly suggestion?: string },
  ): Promise<readonly ThreadRow[]>
  open(actor: Actor, proposalId: string, given: NewThread): Promise<ThreadRow>
  comment(actor: Actor, threadId: string, body: string): Promise<ThreadRow>
  changeComment(actor: Actor, threadId: string, commentId: string, given: ChangedComment): Promise<ThreadRow>
  resolve(actor: Actor, threadId: string, resolved: boolean): Promise<ThreadRow>
}

export const discussionService = (
  desk: Desk,
  texts: ReadyTexts,
  reader: SuggestionReader,
  announce: Announce,
): DiscussionService => {
  const { store } = desk

  const load = async (actor: Actor, threadId: string): Promise<{ thread: Thread; proposal: Proposal }> => {
    const thread = found(await store.discussion.get(threadId))
    const proposal = found(await store.proposals.get(thread.proposal))
    permit(actor, 'thread.read', { proposal, thread })
    if (thread.suggestion !== undefined) await reader.rowFor(actor, thread.suggestion)
    return { thread, proposal }
  }

  const told = async (proposal: Proposal, threadId: string): Promise<ThreadRow> => {
    const thread = found(await store.discussion.get(threadId))
    announce.thread(proposal, thread)
    return threadRow(thread)
  }

  return {
    async list(actor, proposalId, { unit, suggestion }) {
      const proposal = found(await store.proposals.get(proposalId))
      const view = viewOrNotFound(actor, proposal)
      const live = await store.suggestions.ofProposal(proposalId)
      const on = live.find(({ id }) => id === suggestion)?.version
      const seen = await suggestionsIn(store, actor, proposal, view, live, on)
      return threadsSeen(actor, proposal, view, seen, await store.discussion.ofProposal(proposalId))
        .filter((thread) => unit === undefined || thread.unit === unit)
        .filter((thread) => suggestion === undefined || thread.suggestion === suggestion)
        .map(threadRow)
    },

    async open(actor, proposalId, { unit, suggestion, audience, anchor, body }) {
      const proposal = found(await store.proposals.get(proposalId))
      viewOrNotFound(actor, proposal)
      permit(actor, 'thread.create', { proposal })
      const { index } = await texts.get(proposal.textId, proposal.version)
      if (unit !== undefined && !index.has(unit)) throw new Refusal('unknown-unit', { unit })
      if (suggestion !== undefined && (await reader.rowFor(actor, suggestion)).proposal !== proposalId)
        throw notFound()
      const id = newId()
      await change(desk, actor, async (tx) => {
        await tx.discussion.add(
          {
            id,
            proposal: proposalId,
            ...(unit !== undefined && { unit }),
            ...(suggestion !== undefined && { suggestion }),
            audience,
            ...(anchor && { anchor }),
            author: actor.id,
            createdAt: tx.at,
          },
          { id: newId(), author: actor.id, body, createdAt: tx.at },
        )
        tx.note('thread.opened', `thread/${id}`, proposalId, { unit, suggestion, audience })
      })
      return told(proposal, id)
    },

    async comment(actor, threadId, body) {
      const subject = await load(actor, threadId)
      permit(actor, 'thread.comment', subject)
      await change(desk, actor, async (tx) => {
        await tx.discussion.addComment(threadId, { id: newId(), author: actor.id, body, createdAt: tx.at })
        tx.note('comment.added', `thread/${threadId}`, subject.proposal.id)
      })
      return told(subject.proposal, threadId)
    },

    async changeComment(actor, threadId, commentId, given) {
      const subject = await load(actor, threadId)
      permit(actor, 'thread.comment', subject)
      const comment = found(subject.thread.comments.find(({ id }) => id === commentId))
      if (comment.author.id !== actor.id || comment.deletedAt !== undefined) throw new Refusal('not-allowed')
      await change(desk, actor, async (tx) => {
        if ('body' in given) await tx.discussion.editComment(commentId, given.body, tx.at)
        else await tx.discussion.deleteComment(commentId, tx.at)
        tx.note(
          'body' in given ? 'comment.edited' : 'comment.deleted',
          `comment/${commentId}`,
          subject.proposal.id,
        )
      })
      return told(subject.proposal, threadId)
    },

    async resolve(actor, threadId, resolved) {
      const subject = await load(actor, threadId)
      permit(actor, 'thread.resolve', subject)
      await change(desk, actor, async (tx) => {
        if (resolved) await tx.discussion.resolve(threadId, actor.id, tx.at)
        else await tx.discussion.reopen(threadId)
        tx.note(resolved ? 'thread.resolved' : 'thread.reopened', `thread/${threadId}`, subject.proposal.id)
      })
      return told(subject.proposal, threadId)
    },
  }
}
