/** Where proposals are kept. */

import type { ProposalState } from '#shared/access/subjects.ts'
import type { RichBlock } from '#shared/document/richText.ts'
import type { Lang } from '#shared/legal/unit.ts'

export interface Person {
  readonly id: string
  readonly name: string
}

export interface Proposal {
  readonly id: string
  readonly textId: string
  readonly version: number
  readonly group: { readonly id: string; readonly name: string }
  readonly title: string
  readonly state: ProposalState
  readonly authorsShown: boolean
  readonly shares: { readonly groups: readonly string[]; readonly all: boolean; readonly link: boolean }
  readonly publicToken: string | undefined
  readonly note: Readonly<Record<Lang, readonly RichBlock[]>>
  readonly materialisedSeq: number
  readonly createdBy: Person
  readonly createdAt: string
  readonly updatedAt: string
}

export interface ProposalChange {
  readonly title?: string
  readonly state?: ProposalState
  /** Of its text. */
  readonly version?: number
  readonly authorsShown?: boolean
  readonly sharedWithAll?: boolean
  /** Null takes the public link away. */
  readonly publicToken?: string | null
  readonly note?: Readonly<Record<Lang, readonly RichBlock[]>>
  readonly materialisedSeq?: number
  readonly updatedAt?: string
}

export interface Proposals {
  list(filter: { readonly textId?: string; readonly groupId?: string }): Promise<readonly Proposal[]>
  get(id: string): Promise<Proposal | undefined>
  /** Proposals whose note's log is ahead of their row. */
  behind(): Promise<readonly Pick<Proposal, 'id' | 'materialisedSeq'>[]>
  byPublicToken(token: string): Promise<Proposal | undefined>
  add(proposal: {
    readonly id: string
    readonly textId: string
    readonly version: number
    readonly groupId: string
    readonly title: string
    readonly createdBy: string
    readonly createdAt: string
  }): Promise<void>
  change(id: string, change: ProposalChange): Promise<void>
  /** Replaces the groups that a proposal is shared with. */
  shareWith(id: string, groupIds: readonly string[]): Promise<void>
}
