/** What exported files are made from: filled by the domain, written out by server/export. Nothing here decides anything. */
import type { ActClause } from './amending-act.ts'
import type { ComparisonCell, ComparisonColumn, ComparisonRow, RichBlock } from './comparison.ts'
import type { Outcome } from './decision.ts'
import type { RedlineComment, ShownSuggestion } from './redline-marks.ts'
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
  /** The moment that the file shows (ISO 8601). */
  readonly at?: string
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
  /** What stands where nothing is decided, in place of the usual words. */
  readonly undecided?: ByLang<string>
}

/** What stands above the clauses of an amending act; `preamble` ends in a colon. */
export interface ActFrame {
  readonly title: string
  readonly preamble: string
  /** The official number and date (`2026-11-23`) where they are known. */
  readonly number?: string
  readonly date?: string
}

export interface AmendingModel {
  readonly subject: Subject
  /** Of the amended text. */
  readonly naming?: NamingProfile
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
  /** The suggestions that are shown, and what was said of them: Word shows it beside the words. */
  readonly shown?: readonly ShownSuggestion[]
  readonly comments?: readonly RedlineComment[]
  readonly collisions: ByLang<readonly CollisionNote[]>
}

/** A suggestion as the explanatory note tells it. */
export interface ReasonedSuggestion {
  readonly suggestion: string
  /** The citation of its unit. */
  readonly element: string
  readonly author: string
  readonly reason: readonly RichBlock[]
}

/** The proposal's own note, then why each suggestion is made. */
export interface NoteModel {
  readonly subject: Subject
  readonly note: ByLang<readonly RichBlock[]>
  /** The same suggestions in the same order in every language. */
  readonly reasons: ByLang<readonly ReasonedSuggestion[]>
}

export interface Stand {
  /** The member, and on whose behalf. */
  readonly name: string
  /** It was taken on a wording that has changed since. */
  readonly outdated: boolean
}

/** Who takes which position on a suggestion. */
export interface Stands {
  readonly support: readonly Stand[]
  readonly oppose: readonly Stand[]
  readonly abstain: readonly Stand[]
}

export interface VotingRow {
  readonly number: number
  readonly suggestion: string
  readonly element: string
  readonly author: string
  /** The proposed wording; what is long and unchanged is left out with an ellipsis. */
  readonly wording: ComparisonCell
  /** Absent where the reader may not see positions. */
  readonly stands?: Stands
}

export interface VotingModel {
  readonly subject: Subject
  readonly rows: ByLang<readonly VotingRow[]>
}

/** The model that each kind of export is made from. */
export interface ExportModels {
  readonly agreed: AgreedModel
  readonly comparison: ComparisonModel
  readonly amending: AmendingModel
  readonly redline: RedlineModel
  readonly note: NoteModel
  readonly voting: VotingModel
}

export type ExportKind = keyof ExportModels

export type ExportFormat = 'docx' | 'pdf' | 'html' | 'md' | 'xlsx' | 'akn' | 'json'

const documents = ['docx', 'pdf', 'html', 'md'] as const

/** Which formats each kind comes in. Tables come as spreadsheets, law as Akoma Ntoso. */
export const formatsOf = {
  agreed: [...documents, 'akn', 'json'],
  comparison: [...documents, 'xlsx', 'json'],
  amending: [...documents, 'akn', 'json'],
  redline: [...documents, 'json'],
  note: [...documents, 'json'],
  voting: [...documents, 'xlsx', 'json'],
} as const satisfies Readonly<Record<ExportKind, readonly ExportFormat[]>>

export const exportKinds = Object.keys(formatsOf) as readonly ExportKind[]

/** Formats that hold one language only: an expression of a work is in one. */
export const oneLanguage: ReadonlySet<ExportFormat> = new Set(['akn'])

/** Words for outcomes where the installation has its own; `undecided` stands where nothing is decided. */
export type OutcomeWords = Readonly<Partial<Record<Outcome | 'undecided', string>>>

export interface ExportFile {
  readonly type: 'file'
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly mediaType: string
  /** ASCII: `comparison-kk-ru.docx`. */
  readonly name: string
}

/**
 * `export-unknown`: no such kind and format. `export-language`: a language that the text does not have, or not one or two.
 * `export-unavailable`: this server cannot make the format. `export-failed`: making it took too long or broke off.
 */
export interface ExportRefusal {
  readonly type: 'refused'
  readonly code: 'export-unknown' | 'export-language' | 'export-unavailable' | 'export-failed'
  readonly message: string
}
