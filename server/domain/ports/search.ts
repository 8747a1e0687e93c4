/** Where words are found: an index over what the stores keep, kept with it in the same transactions. */
import type { Lang } from '#shared/legal/unit.ts'

export type EntryKind = 'unit' | 'wording' | 'reason' | 'note' | 'comment'

/** Something that holds words in one language, or in no known one (comments: ''). */
export interface Entry {
  /** Later ones are larger. */
  readonly id: number
  readonly kind: EntryKind
  /** As it is now, or as it was when its proposal was last submitted. */
  readonly layer: 'live' | 'submitted'
  readonly textId: string
  readonly version: number
  readonly proposal?: string
  /** The unit's eId, or the id of the suggestion, proposal or comment. */
  readonly subject: string
  readonly lang: Lang
}

export interface Wish {
  /** The entry holds for each of these a word that begins with it, in small letters as `wordsOf` gives them. */
  readonly beginnings: readonly string[]
  readonly kinds: readonly EntryKind[]
  readonly textId?: string
  readonly proposal?: string
  /** What is in no known language is found besides. */
  readonly lang?: Lang
  /** Only entries with a smaller id. */
  readonly before?: number
}

export interface Search {
  /** The latest entries, whoever may see them, latest first; fewer than `mostFound` when there are no more. */
  find(wish: Wish): Promise<readonly Entry[]>
  /** The words of entries. */
  bodies(ids: readonly number[]): Promise<ReadonlyMap<number, string>>
}

export const mostFound = 1000
