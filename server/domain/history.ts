/** What became of a proposal: its frozen versions, and the trail of who did what. */
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { HistoryEntry, VersionComparison, VersionRow } from '#shared/api/proposals.ts'
import { change, type Desk } from './desk.ts'
import { found } from './errors.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { AuditRow } from './ports/audit.ts'
import type { LogVerifier } from './ports/logVerifier.ts'
import type { Proposal } from './ports/proposals.ts'
import type { RoomRef } from './ports/rooms.ts'
import type { Frozen } from './ports/versions.ts'
import { checkTitle } from './texts.ts'
import { versionChanges } from './versionChanges.ts'
import { viewOrNotFound } from './visible.ts'
import { frozenState } from './workflow.ts'

/** `where` names the chain that is broken: `audit`, or a document's room. */
export type Verified =
  | { readonly type: 'intact'; readonly rows: number }
  | { readonly type: 'broken'; readonly where: string; readonly at: number }

export interface HistoryService {
  versions(actor: Actor, proposalId: string): Promise<readonly VersionRow[]>
  version(actor: Actor, proposalId: string, number: number): Promise<VersionRow & { readonly frozen: Frozen }>
  /** What differs from version `a` to version `b`. */
  compare(actor: Actor, proposalId: string, a: number, b: number): Promise<VersionComparison>
  freeze(actor: Actor, proposalId: string, name: string): Promise<VersionRow>
  /** Newest first. */
  entries(
    actor: Actor,
    proposalId: string,
    before: number | undefined,
    limit: number,
  ): Promise<readonly HistoryEntry[]>
  /** Walks the audit trail and the log of every document of the proposal. */
  verify(actor: Actor, proposalId: string): Promise<Verified>
}

/** What others' private drafts leave in the trail: themselves, and the talk about them. */
const tracesOf = async (
  { store }: Desk,
  actor: Actor,
  proposal: Proposal,
): Promise<(row: AuditRow) => boolean> => {
  const hidden = new Set<string>()
  for (const suggestion of await store.suggestions.ofProposal(proposal.id))
    if (!may(actor, 'suggestion.read', { proposal, suggestion })) hidden.add(suggestion.id)
  if (hidden.size === 0) return () => false
  const subjects = new Set([...hidden].map((id) => `suggestion/${id}`))
  for (const { id, suggestion, comments } of await store.discussion.ofProposal(proposal.id))
    if (suggestion !== undefined && hidden.has(suggestion)) {
      subjects.add(`thread/${id}`)
      for (const comment of comments) subjects.add(`comment/${comment.id}`)
    }
  return ({ subject }) => subjects.has(subject)
}

export const historyService = (desk: Desk, materialiser: Materialiser, logs: LogVerifier): HistoryService => {
  const { store } = desk

  const inside = async (actor: Actor, proposalId: string): Promise<Proposal> => {
    const proposal = found(await store.proposals.get(proposalId))
    viewOrNotFound(actor, proposal)
    permit(actor, 'history.read', { proposal })
    return proposal
  }

  /** Others' private drafts are frozen with the rest, and shown to nobody else. */
  const shown = (actor: Actor, { proposal, suggestions }: Frozen): Frozen => ({
    proposal: { ...proposal, publicToken: undefined },
    suggestions: suggestions.filter(
      ({ state, author, coauthors }) =>
        state !== 'draft' || author.id === actor.id || coauthors.some(({ id }) => id === actor.id),
    ),
  })

  return {
    async versions(actor, proposalId) {
      await inside(actor, proposalId)
      return store.versions.ofProposal(proposalId).then((all) => [...all])
    },
    async version(actor, proposalId, number) {
      await inside(actor, proposalId)
      const version = found(await store.versions.get(proposalId, number))
      return { ...version, frozen: shown(actor, version.frozen) }
    },
    async compare(actor, proposalId, a, b) {
      await inside(actor, proposalId)
      const [before, after] = [
        found(await store.versions.get(proposalId, a)),
        found(await store.versions.get(proposalId, b)),
      ].map(({ frozen, ...row }) => ({ row, frozen: shown(actor, frozen) }))
      return { a: before!.row, b: after!.row, ...versionChanges(before!.frozen, after!.frozen) }
    },
    async freeze(actor, proposalId, name) {
      permit(actor, 'version.create', { proposal: await inside(actor, proposalId) })
      await materialiser.proposal(proposalId)
      const number = await change(desk, actor, async (tx) => {
        const frozen = await frozenState(tx, proposalId)
        tx.note('version.named', `proposal/${proposalId}`, proposalId, { name: checkTitle(name) })
        return tx.versions.add(proposalId, { name, step: null, by: actor.id, at: tx.at, frozen })
      })
      const { frozen: _, ...row } = found(await store.versions.get(proposalId, number))
      return row
    },
    async entries(actor, proposalId, before, limit) {
      const isTrace = await tracesOf(desk, actor, await inside(actor, proposalId))
      const shownRows: AuditRow[] = []
      for (let from = before; shownRows.length < limit; ) {
        const some = await store.audit.ofProposal(proposalId, from, limit)
        shownRows.push(...some.filter((row) => !isTrace(row)))
        if (some.length < limit) break
        from = some.at(-1)!.seq
      }
      return shownRows.slice(0, limit)
    },
    async verify(actor, proposalId) {
      await inside(actor, proposalId)
      const audit = await store.audit.verify()
      if (audit.type === 'broken') return { ...audit, where: 'audit' }
      const suggestions = await store.suggestions.ofProposal(proposalId)
      const rooms: RoomRef[] = [
        { type: 'proposal', id: proposalId },
        ...suggestions.map(({ id }): RoomRef => ({ type: 'suggestion', id })),
      ]
      let { rows } = audit
      for (const room of rooms) {
        const log = await logs.verify(room)
        if (!log.intact) return { type: 'broken', where: `${room.type}/${room.id}`, at: log.seq }
        rows += log.rows
      }
      return { type: 'intact', rows }
    },
  }
}
