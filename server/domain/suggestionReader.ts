/** Reading suggestions as a reader may see them, with what they collide with among those. */
import type { Actor } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { collisionsAmong } from './collisions.ts'
import type { Desk } from './desk.ts'
import { found, notFound } from './errors.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Suggestion } from './ports/suggestions.ts'
import { suggestionRow } from './suggestionRows.ts'
import type { ReadyTexts, ReadyVersion } from './versionsOfTexts.ts'
import { frozenOnce, onText, type Seen, seenBy, viewOf, viewOrNotFound } from './visible.ts'

/** A proposal's suggestions, read once and shown to many. */
export interface Prepared {
  readonly proposal: Proposal
  /** Of the proposal's suggestions that are wanted, those that the reader sees. */
  rowsFor(actor: Actor, wanted: (id: string) => boolean): Promise<readonly SuggestionRow[]>
}

export interface SuggestionReader {
  /** A suggestion with its proposal, as kept; `not-found` when there is none. */
  load(id: string): Promise<{ suggestion: Suggestion; proposal: Proposal; version: ReadyVersion }>
  rowFor(actor: Actor, id: string): Promise<SuggestionRow>
  rowsOfProposal(actor: Actor, proposalId: string): Promise<readonly SuggestionRow[]>
  /** All groups' suggestions on a version that the reader sees, those that `wanted` chooses. */
  rowsOfText(
    actor: Actor,
    textId: string,
    version: number,
    wanted: (suggestion: Suggestion, version: ReadyVersion) => boolean,
  ): Promise<readonly SuggestionRow[]>
  /** On the version of the text that the proposal amends now, unless another is named. */
  prepare(proposalId: string, version?: number): Promise<Prepared>
}

export const suggestionReader = (desk: Desk, texts: ReadyTexts): SuggestionReader => {
  const { store } = desk

  const rowsOf = (
    seen: readonly Seen[],
    version: ReadyVersion,
    chosen: (suggestion: Suggestion) => boolean,
  ) => {
    const collisions = collisionsAmong(
      version.text,
      seen.flatMap(({ suggestions }) => suggestions),
    )
    const ids = new Set(seen.flatMap(({ suggestions }) => suggestions.map(({ id }) => id)))
    return seen.flatMap(({ proposal, view, suggestions }) =>
      suggestions.filter(chosen).map((suggestion) =>
        suggestionRow(suggestion, {
          version,
          view,
          authorsShown: proposal.authorsShown,
          collidesWith: collisions.get(suggestion.id) ?? [],
          sees: (id) => ids.has(id),
        }),
      ),
    )
  }

  const load: SuggestionReader['load'] = async (id) => {
    const suggestion = found(await store.suggestions.get(id))
    const proposal = found(await store.proposals.get(suggestion.proposal))
    return { suggestion, proposal, version: await texts.get(suggestion.textId, suggestion.version) }
  }

  const prepare: SuggestionReader['prepare'] = async (proposalId, number) => {
    const proposal = found(await store.proposals.get(proposalId))
    const version = await texts.get(proposal.textId, number ?? proposal.version)
    const all = await onText(store, proposal.textId, number ?? proposal.version)
    const frozen = frozenOnce(store.versions)
    return {
      proposal,
      async rowsFor(actor, wanted) {
        if (!viewOf(actor, proposal)) return []
        const seen = await seenBy(frozen, actor, all)
        return rowsOf(seen, version, (each) => each.proposal === proposalId && wanted(each.id))
      },
    }
  }

  return {
    load,
    prepare,
    async rowFor(actor, id) {
      const { proposal, version } = found(await store.suggestions.get(id))
      const [row] = await (await prepare(proposal, version)).rowsFor(actor, (each) => each === id)
      if (!row) throw notFound()
      return row
    },
    async rowsOfProposal(actor, proposalId) {
      const proposal = found(await store.proposals.get(proposalId))
      viewOrNotFound(actor, proposal)
      const version = await texts.get(proposal.textId, proposal.version)
      const all = await onText(store, proposal.textId, proposal.version)
      const seen = await seenBy(store, actor, all)
      return rowsOf(seen, version, (suggestion) => suggestion.proposal === proposalId)
    },
    async rowsOfText(actor, textId, number, wanted) {
      const version = await texts.get(textId, number)
      const seen = await seenBy(store, actor, await onText(store, textId, number))
      return rowsOf(seen, version, (suggestion) => wanted(suggestion, version))
    },
  }
}
