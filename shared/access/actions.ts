/** Every action that rights are asked for, what it is done to, and how the answer reads. */
import type { ProposalSubject, SuggestionSubject, ThreadSubject } from './subjects.ts'

export type Reason =
  | 'hidden'
  | 'sign-in'
  | 'role'
  | 'secretariat'
  | 'not-drafting'
  | 'workflow'
  | 'decided'
  | 'not-decided'
  | 'withdrawn'
  | 'not-agreed'

export type Verdict = { readonly type: 'yes' } | { readonly type: 'no'; readonly reason: Reason }

interface InProposal {
  readonly proposal: ProposalSubject
}
interface OnSuggestion extends InProposal {
  readonly suggestion: SuggestionSubject
}
interface OnThread extends InProposal {
  readonly thread: ThreadSubject
}
interface InGroup {
  readonly group: { readonly id: string }
}
type Nothing = Record<never, never>

/** Every action and what it is done to. */
export interface Subjects {
  'text.read': Nothing
  'text.publish': Nothing
  'group.create': Nothing
  'group.read': InGroup
  'group.manage': InGroup
  'proposal.create': InGroup
  /** The group's own view: drafts of others excepted, everything. */
  'proposal.readInside': InProposal
  /** What others see of a proposal that is submitted or shared. */
  'proposal.readOutside': InProposal
  'proposal.rename': InProposal
  'proposal.lock': InProposal
  'proposal.unlock': InProposal
  'proposal.submit': InProposal
  'proposal.return': InProposal
  'proposal.close': InProposal
  'proposal.share': InProposal
  /** Take it to a newer version of its text. */
  'proposal.rebase': InProposal
  'proposal.export': InProposal
  'note.write': InProposal
  /** Wording the formulas of the amending act. */
  'act.edit': InProposal
  'version.create': InProposal
  'version.restore': InProposal
  'history.read': InProposal
  'suggestion.create': InProposal
  'suggestion.read': OnSuggestion
  'suggestion.readOutside': OnSuggestion
  'suggestion.write': OnSuggestion
  /** Withdraw, reopen a withdrawn one, supersede, rank. */
  'suggestion.arrange': OnSuggestion
  /** Keep private or show to the group; invite coauthors. */
  'suggestion.own': OnSuggestion
  'position.take': OnSuggestion
  'decision.group': OnSuggestion
  'decision.commission': OnSuggestion
  'reopen.group': OnSuggestion
  'reopen.commission': OnSuggestion
  'thread.create': InProposal
  'thread.read': OnThread
  'thread.comment': OnThread
  'thread.resolve': OnThread
}

export type Action = keyof Subjects
