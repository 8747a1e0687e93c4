/** What exported files are made from: filled by the domain, written out by server/export. Nothing here decides anything. */
import type { ActClause } from './amending-act.ts'
import type { ComparisonColumn, ComparisonRow } from './comparison.ts'
import type { Lang, Localized, NamingProfile, Unit } from './unit.ts'

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
  readonly languages: readonly Lang[]
  readonly units: readonly Unit[]
  readonly collisions: ByLang<readonly CollisionNote[]>
}

export interface ComparisonModel {
  readonly subject: Subject
  /** The same suggestions in the same order in every language. */
  readonly rows: ByLang<readonly ComparisonRow[]>
  readonly collisions: ByLang<readonly CollisionNote[]>
  readonly columns: ByLang<readonly ComparisonColumn[]>
}

/** What stands above the clauses of an amending act; `preamble` ends in a colon. */
export interface ActFrame {
  readonly title: string
  readonly preamble: string
}

export interface AmendingModel {
  readonly subject: Subject
  readonly clauses: ByLang<readonly ActClause[]>
  readonly collisions: ByLang<readonly CollisionNote[]>
  readonly frame: ByLang<ActFrame>
}

/** Who brought a change about, and when they last changed it (ISO 8601). */
export interface Changer {
  readonly name: string
  readonly at: string
}

/** The base text against the agreed one. */
export interface RedlineModel {
  readonly subject: Subject
  readonly naming: NamingProfile
  readonly languages: readonly Lang[]
  readonly base: readonly Unit[]
  readonly agreed: readonly Unit[]
  /** By eId of the agreed text: who made, changed or moved the unit. */
  readonly changed: Readonly<Record<string, Changer>>
  /** By eId of the base: who deleted the unit. */
  readonly removed: Readonly<Record<string, Changer>>
  readonly collisions: ByLang<readonly CollisionNote[]>
}

/** The model that each kind of export is made from. */
export interface ExportModels {
  readonly agreed: AgreedModel
  readonly comparison: ComparisonModel
  readonly amending: AmendingModel
  readonly redline: RedlineModel
}

export type ExportKind = keyof ExportModels

export type ExportFormat = 'docx' | 'html' | 'md'

export interface ExportFile {
  readonly type: 'file'
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly mediaType: string
  /** ASCII: `comparison-kk-ru.docx`. */
  readonly name: string
}

/** `export-unknown`: no such kind and format. `export-language`: a language that the text does not have, or not one or two. */
export interface ExportRefusal {
  readonly type: 'refused'
  readonly code: 'export-unknown' | 'export-language'
  readonly message: string
}
