/** Where suggestions are kept, with what people say and decide about them. */
import type { SuggestionState } from '#shared/access/subjects.ts'
import type { RichBlock } from '#shared/document/richText.ts'
import type { Level, Outcome } from '#shared/legal/decision.ts'
import type { RebaseOutcome } from '#shared/legal/rebase.ts'
import type { Destination, Operation, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'
import type { Person } from './proposals.ts'

export type Wording = Readonly<Record<Lang, readonly WordingUnit[]>>

export interface Decision {
  readonly id: string
  readonly level: Level
  readonly outcome: Outcome
  readonly reason: string
  readonly by: Person
  readonly at: string
  readonly wordingHash: string
  readonly instead?: string
  readonly reopened?: { readonly by: Person; readonly at: string }
}

export interface Position {
  readonly user: Person
  readonly onBehalfOf?: string
  readonly stand: 'support' | 'oppose' | 'abstain'
  readonly note: string
  readonly wordingHash: string
  readonly at: string
}

/** What is computed from a suggestion's document. */
export interface Materialised {
  readonly after: Wording
  readonly reason: Readonly<Record<Lang, readonly RichBlock[]>>
  readonly wordingHash: string
  readonly outOfStep: readonly Lang[]
  readonly materialisedSeq: number
}

export interface Suggestion extends Materialised {
  readonly id: string
  readonly proposal: string
  /** Counted within the proposal in the order of making, from 1; never given twice. */
  readonly number: number
  readonly textId: string
  readonly version: number
  readonly group: { readonly id: string; readonly name: string }
  readonly op: Operation
  readonly unit: string
  readonly wId: string
  readonly unitEnd?: string
  readonly destination?: Destination
  readonly rank: number
  readonly article: string | null
  readonly near?: string
  readonly author: Person
  readonly coauthors: readonly Person[]
  readonly bundle?: string
  readonly alternativeTo?: string
  readonly copiedFrom?: string
  readonly state: SuggestionState
  readonly before: Wording
  readonly confirmed: Readonly<Record<Lang, boolean>>
  readonly decisions: readonly Decision[]
  readonly positions: readonly Position[]
  /** On a newer version of the text, the suggestion that took its place. */
  readonly successor?: string
  /** How it came through when its proposal moved to a newer version of the text. */
  readonly rebased?: RebaseOutcome
  /** In whose name its words are still to be written into its document: until then the row alone holds them. */
  readonly carriedBy?: string
  readonly createdAt: string
  readonly updatedAt: string
}

export type NewSuggestion = Omit<
  Suggestion,
  'number' | 'group' | 'author' | 'coauthors' | 'decisions' | 'positions' | 'updatedAt'
> & { readonly groupId: string; readonly authorId: string }

export interface SuggestionChange extends Partial<Materialised> {
  readonly state?: SuggestionState
  readonly rank?: number
  readonly bundle?: string | null
  readonly confirmed?: Readonly<Record<Lang, boolean>>
  readonly before?: Wording
  readonly wId?: string
  readonly successor?: string
  readonly rebased?: RebaseOutcome
  readonly carriedBy?: string | null
  readonly updatedAt?: string
}

export interface Suggestions {
  get(id: string): Promise<Suggestion | undefined>
  ofProposal(proposalId: string): Promise<readonly Suggestion[]>
  /** Of all groups, on one version of a text. */
  ofText(textId: string, version: number): Promise<readonly Suggestion[]>
  /** Ids of suggestions (of one proposal, or all) whose words are still to be written into their documents. */
  unwritten(proposalId?: string): Promise<readonly string[]>
  /** Suggestions (of one proposal, or all) whose document's log is ahead of their row. */
  behind(proposalId?: string): Promise<readonly Pick<Suggestion, 'id' | 'materialisedSeq'>[]>
  /** Adds it under the next number of its proposal; call it within a transaction. */
  add(suggestion: NewSuggestion): Promise<void>
  change(id: string, change: SuggestionChange): Promise<void>
  setCoauthors(id: string, userIds: readonly string[]): Promise<void>
  /** A user's stand; a new one takes the place of the old. */
  takePosition(
    suggestionId: string,
    position: Omit<Position, 'user'> & { readonly userId: string },
  ): Promise<void>
  decide(
    suggestionId: string,
    decision: Omit<Decision, 'by' | 'reopened'> & { readonly by: string },
  ): Promise<void>
  reopen(decisionId: string, by: string, at: string): Promise<void>
}
