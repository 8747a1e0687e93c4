/**
 * Who asks and about what, as far as rights depend on it. The shapes are parts of the API's rows, so that a page passes
 * the rows it holds and the server the rows it read.
 */
import type { Level, Outcome } from '#shared/legal/decision.ts'
import type { Role } from './roles.ts'

/** Who asks: what `GET /api/me` answers. Nobody signed in is `anyone`. */
export interface Actor {
  /** Empty for a reader who is not signed in. */
  readonly id: string
  readonly secretariat: boolean
  readonly groups: readonly { readonly id: string; readonly role: Role }[]
  /** Proposals that this reader holds the public link of. */
  readonly links?: readonly string[]
  /** The API key that this user's program acts under. */
  readonly via?: string
}

export const anyone: Actor = { id: '', secretariat: false, groups: [] }

export const proposalStates = ['drafting', 'locked', 'submitted', 'returned', 'closed'] as const
export type ProposalState = (typeof proposalStates)[number]

export const suggestionStates = ['open', 'draft', 'withdrawn', 'superseded'] as const
export type SuggestionState = (typeof suggestionStates)[number]

export interface Shares {
  readonly groups: readonly string[]
  readonly all: boolean
  readonly link: boolean
}

export interface ProposalSubject {
  readonly id: string
  readonly group: { readonly id: string }
  readonly state: ProposalState
  /** Absent in rows of readers outside the group: that they hold the row says that it was shared with them. */
  readonly shares?: Shares
}

export interface DecisionSubject {
  readonly level: Level
  readonly outcome: Outcome
  /** A reopened decision is history. */
  readonly reopened?: unknown
}

export interface SuggestionSubject {
  readonly author: { readonly id: string }
  readonly coauthors: readonly { readonly id: string }[]
  readonly state: SuggestionState
  readonly decisions: readonly DecisionSubject[]
}

export interface ThreadSubject {
  readonly author: { readonly id: string }
  readonly audience: 'group' | 'shared'
}

/** The decision in force at a level, if there is one. */
export const decisionInForce = <D extends DecisionSubject>(
  decisions: readonly D[],
  level: Level,
): D | undefined => decisions.find((decision) => decision.level === level && !decision.reopened)
