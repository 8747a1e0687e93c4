/** How the sample's story is written down: who said and did what, in order, without ids or times. */
import type { Role } from '#shared/access/roles.ts'
import type { Outcome } from '#shared/legal/decision.ts'
import type { Operation, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'

export type ByLang<T> = Readonly<Record<Lang, T>>

/** A sample person is their calling, never an invented name. */
export interface SamplePerson {
  readonly key: string
  readonly name: string
}

export interface SampleGroup {
  readonly key: string
  readonly name: string
  /** Exactly one chair, who is named first. */
  readonly members: readonly { readonly person: SamplePerson; readonly role: Role }[]
}

export interface SampleRemark {
  readonly by: string
  readonly body: string
}

export interface SampleThread {
  readonly audience: 'group' | 'shared'
  /** Words of the base text that it is about. */
  readonly quote?: { readonly lang: Lang; readonly words: string }
  readonly remarks: readonly SampleRemark[]
  readonly resolved?: boolean
}

export interface SamplePosition {
  readonly by: string
  readonly stand: 'support' | 'oppose' | 'abstain'
  readonly note?: string
  readonly onBehalfOf?: string
}

export interface SampleDecision {
  readonly outcome: Outcome
  readonly reason: string
  /** For *partly*: what is agreed in its place. */
  readonly instead?: {
    readonly wording: ByLang<string>
    readonly reason: ByLang<string>
    readonly decided: string
  }
}

export interface SampleSuggestion {
  readonly key: string
  readonly author: string
  readonly op: Operation
  /** eId in the sample text. */
  readonly unit: string
  /** The words of the unit, whose number the text gives, or whole units; a language left out is left as it was. */
  readonly wording?: ByLang<string | readonly WordingUnit[]>
  readonly reason: ByLang<string>
  readonly alternativeTo?: string
  readonly state?: 'draft' | 'withdrawn'
  readonly positions?: readonly SamplePosition[]
  readonly threads?: readonly SampleThread[]
  readonly decision?: SampleDecision
}

export interface SampleProposal {
  readonly group: string
  readonly title: string
  readonly note: ByLang<string>
  readonly suggestions: readonly SampleSuggestion[]
  readonly threads: readonly (SampleThread & { readonly unit: string })[]
  /** `submitted` proposals are shared with all groups. */
  readonly state: 'drafting' | 'submitted'
}
