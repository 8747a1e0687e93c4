/** What became of a proposal: its frozen versions, and the trail of who did what. */
import type { Actor } from '#shared/access/subjects.ts'
import type { HistoryEntry, VersionRow } from '#shared/api/proposals.ts'
import { change, type Desk } from './desk.ts'
import { found } from './errors.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { ChainState } from './ports/audit.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Frozen } from './ports/versions.ts'
import { checkTitle } from './texts.ts'
import { viewOrNotFound } from './visible.ts'
import { frozenState } from './workflow.ts'

export interface HistoryService {
  versions(actor: Actor, proposalId: string): Promise<readonly VersionRow[]>
  version(actor: Actor, proposalId: string, number: number): Promise<VersionRow & { readonly frozen: Frozen }>
  freeze(actor: Actor, proposalId: string, name: string): Promise<VersionRow>
  /** Newest first. */
  entries(
    actor: Actor,
    proposalId: string,
    before: number | undefined,
    limit: number,
  ): Promise<readonly HistoryEntry[]>
  verify(actor: Actor, proposalId: string): Promise<ChainState>
}

export const historyService = (desk: Desk, materialiser: Materialiser): HistoryService => {
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
      await inside(actor, proposalId)
      return store.audit.ofProposal(proposalId, before, limit).then((all) => [...all])
    },
    async verify(actor, proposalId) {
      await inside(actor, proposalId)
      return store.audit.verify()
    },
  }
}
