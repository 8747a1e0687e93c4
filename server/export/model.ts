/** What the exports are made from. The domain fills these; nothing here reads a database or decides anything. */
import type { ComparisonColumn, ComparisonRow } from '#shared/legal/comparison.ts'
import type { Lang, Localized, NamingProfile, PlainUnit } from '#shared/legal/unit.ts'

/** Something for each language of a file. */
export type ByLang<T> = Readonly<Record<Lang, T>>

/** What the file is about, for the lines under its title. Names of groups and proposals are as people gave them. */
export interface Subject {
  /** The text's title. */
  readonly text: Localized
  readonly version: number
  readonly proposal?: string
  readonly group?: string
}

/** Agreed suggestions that meet in one place, in one language. */
export interface CollisionNote {
  /** `collision`: they cannot hold together and none is applied. `adjacent`: all hold, their order wants a look. */
  readonly type: 'collision' | 'adjacent'
  /** The citation of the unit. */
  readonly element: string
  readonly suggestions: readonly { readonly author: string; readonly wording?: string }[]
}

export interface AgreedModel {
  readonly subject: Subject
  readonly naming: NamingProfile
  readonly units: ByLang<readonly PlainUnit[]>
  readonly collisions: ByLang<readonly CollisionNote[]>
}

export interface ComparisonModel {
  readonly subject: Subject
  /** The same suggestions in the same order in every language. */
  readonly rows: ByLang<readonly ComparisonRow[]>
  readonly collisions: ByLang<readonly CollisionNote[]>
  readonly columns: ByLang<readonly ComparisonColumn[]>
}
