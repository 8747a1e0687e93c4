/** What files are made from: a version of a text with the suggestions on it that the reader sees, and who is named for them. */
import type { Actor } from '#shared/access/subjects.ts'
import { type Consolidated, consolidate } from '#shared/legal/consolidate.ts'
import type { LegalDecision, Level } from '#shared/legal/decision.ts'
import type { Subject } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import type { Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { ActEdit } from './ports/actEdits.ts'
import type { Bundle } from './ports/bundles.ts'
import type { Thread } from './ports/discussion.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Suggestion } from './ports/suggestions.ts'
import { threadsSeen } from './threadsSeen.ts'
import type { ReadyTexts, ReadyVersion } from './versionsOfTexts.ts'
import {
  actEditsSeen,
  onText,
  proposalSeen,
  type Seen,
  seenBy,
  suggestionsIn,
  type View,
  viewOrNotFound,
} from './visible.ts'

export interface Material {
  readonly subject: Subject
  readonly version: ReadyVersion
  readonly suggestions: readonly Suggestion[]
  readonly decisions: readonly LegalDecision[]
  /** Group, and names of authors where the reader may know them. */
  readonly authorOf: (suggestion: Suggestion) => string
  /** Whether the reader may see who takes which position on a suggestion. */
  readonly seesPositions: boolean
  readonly note: Proposal['note']
  readonly actEdits: readonly ActEdit[]
  /** The terms that bundles replace throughout the text, by the bundle's id. */
  readonly terms: ReadonlyMap<string, Pick<Bundle, 'from' | 'to'>>
  /** Discussions that the reader sees. */
  readonly threads: readonly Thread[]
}

/** Of one proposal. */
export interface ProposalMaterial extends Material {
  readonly proposal: Proposal
  readonly view: View
}

const decisionsOf = (suggestions: readonly Suggestion[]): LegalDecision[] =>
  suggestions.flatMap(({ id, decisions }) =>
    decisions
      .filter(({ reopened }) => !reopened)
      .map(({ level, outcome, instead, reason }) => ({
        suggestion: id,
        level,
        outcome,
        reason,
        ...(instead !== undefined && { instead }),
      })),
  )

/** What readers outside may not know of a decision stays out of their files as well. */
const forView = (view: View, decisions: readonly LegalDecision[]): LegalDecision[] =>
  decisions.map((decision) =>
    view === 'outside' && decision.level === 'group' ? { ...decision, reason: '' } : decision,
  )

const authorIn = (
  { view, proposal }: Pick<Seen, 'view' | 'proposal'>,
  { group, author, coauthors }: Suggestion,
): string => {
  if (view === 'outside' && !proposal.authorsShown) return group.name
  return `${group.name} (${[author, ...coauthors].map(({ name }) => name).join(', ')})`
}

export const consolidated = ({ version, suggestions, decisions }: Material, level: Level): Consolidated =>
  consolidate(version.text, suggestions, decisions, level)

/** The languages asked for, or the text's first; throws `unknown-language` for one that it does not have. */
export const languagesOf = (langs: readonly Lang[], { version: { text } }: Material): readonly Lang[] => {
  const wanted = langs.length === 0 ? text.languages.slice(0, 1) : langs
  const unknown = wanted.find((lang) => !text.languages.includes(lang))
  if (unknown !== undefined || new Set(wanted).size !== wanted.length)
    throw new Refusal('unknown-language', { lang: unknown ?? wanted[0], languages: text.languages })
  return wanted
}

export interface Gathers {
  ofProposal(actor: Actor, proposalId: string): Promise<ProposalMaterial>
  /** All groups' suggestions on a version (the newest where none is named) that the reader sees. */
  ofText(actor: Actor, textId: string, version: number | undefined): Promise<Material>
}

export const materialGatherer = (desk: Desk, texts: ReadyTexts, materialiser: Materialiser): Gathers => {
  const { store } = desk
  return {
    async ofProposal(actor, proposalId) {
      const proposal = found(await store.proposals.get(proposalId))
      const view = viewOrNotFound(actor, proposal)
      permit(actor, 'proposal.export', { proposal })
      if (proposal.state === 'drafting') await materialiser.proposal(proposalId)
      const live = await store.suggestions.ofProposal(proposalId)
      const suggestions = await suggestionsIn(store, actor, proposal, view, live)
      // Read again: materialising may have brought its note up to date.
      const seen = await proposalSeen(store, found(await store.proposals.get(proposalId)), view)
      const version = await texts.get(proposal.textId, proposal.version)
      return {
        proposal,
        view,
        subject: {
          text: version.text.title,
          version: version.text.version,
          proposal: seen.title,
          group: proposal.group.name,
          at: desk.now(),
        },
        version,
        suggestions,
        decisions: forView(view, decisionsOf(suggestions)),
        authorOf: (suggestion) => authorIn({ view, proposal }, suggestion),
        seesPositions: view === 'inside',
        note: seen.note,
        actEdits: await actEditsSeen(store, proposal, view),
        terms: new Map((await store.bundles.ofProposal(proposalId)).map((bundle) => [bundle.id, bundle])),
        threads: threadsSeen(
          actor,
          proposal,
          view,
          suggestions,
          await store.discussion.ofProposal(proposalId),
        ),
      }
    },

    async ofText(actor, textId, number) {
      permit(actor, 'text.read', {})
      const { version: newest } = found(await store.texts.get(textId, number))
      const version = await texts.get(textId, newest)
      const all = await onText(store, textId, newest)
      for (const { id, state } of all.proposals) if (state === 'drafting') await materialiser.proposal(id)
      const seen = await seenBy(store, actor, await onText(store, textId, newest))
      const holders = new Map(seen.map((each) => [each.proposal.id, each]))
      return {
        subject: { text: version.text.title, version: newest, at: desk.now() },
        version,
        suggestions: seen.flatMap(({ suggestions }) => suggestions),
        decisions: seen.flatMap(({ view, suggestions }) => forView(view, decisionsOf(suggestions))),
        authorOf: (suggestion) => authorIn(holders.get(suggestion.proposal)!, suggestion),
        seesPositions: false,
        note: {},
        actEdits: [],
        terms: new Map(),
        threads: [],
      }
    },
  }
}
