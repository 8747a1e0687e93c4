/** Where texts and their immutable versions are kept. */
import type { Lang, Localized, NamingProfile, Numbering, TextVersion, Unit } from '#shared/legal/unit.ts'
import type { Correction, VersionReport } from '#shared/legal/versions.ts'
import type { Person } from './proposals.ts'

export interface PublishedText extends TextVersion {
  readonly publishedAt: string
}

/** What a version was made from, by language: kept so that a correction can always be traced. */
export type Sources = Readonly<Record<Lang, { readonly format: string; readonly source: string }>>

/** How a version follows from the one before: what became of its units, and what a person said of them. */
export interface Alignment {
  readonly report: VersionReport
  readonly corrections: readonly Correction[]
}

export interface VersionSummary extends TextSummary {
  readonly publishedBy: Person
  /** Absent for the first version. */
  readonly alignment?: Alignment
}

export interface NewTextVersion {
  readonly textId: string
  readonly version: number
  readonly title: Localized
  readonly languages: readonly Lang[]
  readonly naming: NamingProfile
  readonly numbering: Numbering
  readonly units: readonly Unit[]
  readonly sources: Sources
  /** How this version's units follow from the one before; null for the first. */
  readonly alignment: Alignment | null
  /** What the alignment of each further language with the first left over. */
  readonly languageReports?: Readonly<Record<Lang, unknown>>
  readonly publishedBy: string
  readonly publishedAt: string
}

export type TextSummary = Omit<PublishedText, 'units'>

export interface Texts {
  /** The newest version of each text, newest text first. */
  list(): Promise<readonly TextSummary[]>
  /** One version, the newest when none is named. */
  get(textId: string, version?: number): Promise<PublishedText | undefined>
  versionNumbers(textId: string): Promise<readonly number[]>
  /** All versions of a text, oldest first, with who published them and how their units follow. */
  versions(textId: string): Promise<readonly VersionSummary[]>
  /** Gives the units of a version other wIds; their words stay as they are. */
  realign(version: {
    readonly textId: string
    readonly version: number
    readonly units: readonly Unit[]
    /** How they follow from the version before, where that was corrected. */
    readonly alignment?: Alignment
  }): Promise<void>
  /** Adds a version; the text too, when it is the first. */
  add(version: NewTextVersion): Promise<void>
  /** Adds a language to a version: titles and units of the others stay as they are. */
  addLanguage(
    version: Pick<NewTextVersion, 'textId' | 'version' | 'title' | 'languages' | 'units'> & {
      /** What the alignment of the language left over. */
      readonly alignment?: unknown
    },
    lang: Lang,
    source: { readonly format: string; readonly source: string },
  ): Promise<void>
}
