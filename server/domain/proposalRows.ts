/** Proposals as the API answers them, to a reader inside the group or outside of it. */
import { may } from '#shared/access/may.ts'
import { type Actor, decisionInForce } from '#shared/access/subjects.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import { plainRichText } from '#shared/document/richText.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Suggestion } from './ports/suggestions.ts'
import type { View } from './visible.ts'

type Unready = NonNullable<ProposalRow['unready']>[number]

/** Open suggestions that somebody should look at before submitting, and why. */
export const unreadyAmong = (suggestions: readonly Suggestion[]): Unready[] =>
  suggestions
    .filter(({ state }) => state === 'open')
    .map((suggestion): Unready => {
      const outcome = decisionInForce(suggestion.decisions, 'group')?.outcome
      return {
        id: suggestion.id,
        problems: [
          ...(Object.keys(suggestion.reason).length === 0 ? (['no-reason'] as const) : []),
          ...(suggestion.outOfStep.length > 0 ? (['out-of-step'] as const) : []),
          ...(outcome === undefined ? (['undecided'] as const) : []),
        ],
      }
    })
    .filter(({ problems }) => problems.length > 0)

/** `suggestions` are those that an inside reader sees; without them nothing is said of what is unready. */
export const proposalRow = (
  actor: Actor,
  proposal: Proposal,
  view: View,
  suggestions?: readonly Suggestion[],
): ProposalRow => {
  const inside = view === 'inside'
  const mayShare = may(actor, 'proposal.share', { proposal })
  return {
    id: proposal.id,
    textId: proposal.textId,
    version: proposal.version,
    group: proposal.group,
    title: proposal.title,
    state: proposal.state,
    authorsShown: proposal.authorsShown,
    ...(inside && {
      shares: {
        groups: [...proposal.shares.groups],
        all: proposal.shares.all,
        link: proposal.shares.link,
        ...(mayShare && proposal.publicToken !== undefined && { token: proposal.publicToken }),
      },
    }),
    note: Object.fromEntries(
      Object.entries(proposal.note).map(([lang, blocks]) => [lang, plainRichText(blocks)]),
    ),
    noteRich: proposal.note as ProposalRow['noteRich'],
    ...(inside && { createdBy: proposal.createdBy }),
    createdAt: proposal.createdAt,
    updatedAt: proposal.updatedAt,
    ...(inside && suggestions && { unready: unreadyAmong(suggestions) }),
  }
}
