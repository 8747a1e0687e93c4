/** Where the amending act's formulas are kept as people have worded them. */
import type { Lang } from '#shared/legal/unit.ts'
import type { Person } from './proposals.ts'

export interface ActEdit {
  readonly lang: Lang
  /** Names what the formula was generated from; another wording, place or number gives another key. */
  readonly key: string
  /** What the formula is about, as long as it is about it. */
  readonly place: string
  /** The formula as it was generated. */
  readonly generated: string
  readonly text: string
  readonly author: Person
  readonly at: string
}

export interface ActEdits {
  /** Oldest first. */
  ofProposal(proposalId: string): Promise<readonly ActEdit[]>
  /** Keeps an edit; a later one of the same key takes its place. */
  put(proposalId: string, edit: Omit<ActEdit, 'author'> & { readonly author: string }): Promise<void>
  /** Drops all edits of a place in a language. */
  drop(proposalId: string, lang: Lang, place: string): Promise<void>
}
