/** Where frozen states of whole proposals are kept. */
import type { Person, Proposal } from './proposals.ts'
import type { Suggestion } from './suggestions.ts'

export interface Frozen {
  readonly proposal: Proposal
  readonly suggestions: readonly Suggestion[]
}

export interface Version {
  readonly number: number
  readonly name: string
  /** The workflow step that froze it; null for one made by hand. */
  readonly step: string | null
  readonly createdBy: Person
  readonly createdAt: string
}

export interface Versions {
  ofProposal(proposalId: string): Promise<readonly Version[]>
  get(proposalId: string, number: number): Promise<(Version & { readonly frozen: Frozen }) | undefined>
  /** What was frozen at the last `step`, if it was ever taken. */
  lastAt(proposalId: string, step: string): Promise<Frozen | undefined>
  /** Freezes a state under the next number and answers it. */
  add(
    proposalId: string,
    version: {
      readonly name: string
      readonly step: string | null
      readonly by: string
      readonly at: string
      readonly frozen: Frozen
    },
  ): Promise<number>
}
