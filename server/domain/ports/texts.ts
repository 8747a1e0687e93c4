/** Where texts and their immutable versions are kept. */
import type { Lang, Localized, NamingProfile, Numbering, TextVersion, Unit } from '#shared/legal/unit.ts'

export interface PublishedText extends TextVersion {
  readonly publishedAt: string
}

/** What a version was made from, by language: kept so that a correction can always be traced. */
export type Sources = Readonly<Record<Lang, { readonly format: string; readonly source: string }>>

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
  readonly alignment: unknown
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
  /** Adds a version; the text too, when it is the first. */
  add(version: NewTextVersion): Promise<void>
  /** Adds a language to a version: titles and units of the others stay as they are. */
  addLanguage(
    version: Pick<NewTextVersion, 'textId' | 'version' | 'title' | 'languages' | 'units' | 'alignment'>,
    lang: Lang,
    source: { readonly format: string; readonly source: string },
  ): Promise<void>
}
