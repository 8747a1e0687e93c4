/** Where it is kept which bundle of suggestions replaces which term throughout a text. */
import type { Lang } from '#shared/legal/unit.ts'
import type { Person } from './proposals.ts'

export interface NewBundle {
  readonly id: string
  readonly proposalId: string
  /** The term and what takes its place, by language. */
  readonly from: Readonly<Record<Lang, string>>
  readonly to: Readonly<Record<Lang, string>>
  readonly createdBy: string
  readonly createdAt: string
}

export interface Bundle extends Omit<NewBundle, 'createdBy'> {
  readonly createdBy: Person
}

export interface Bundles {
  get(id: string): Promise<Bundle | undefined>
  /** Oldest first. */
  ofProposal(proposalId: string): Promise<readonly Bundle[]>
  add(bundle: NewBundle): Promise<void>
}
