/** What the domain asks of whoever reads files. */
import type { ChangeMode, Encoding, Loss, TrackedChanges } from '#shared/api/imports.ts'
import type { Doubt, Note } from '#shared/legal/doubts.ts'
import type { Lang, PlainUnit } from '#shared/legal/unit.ts'

/** A text as somebody brought it: words, or a file as bytes. */
export interface Source {
  readonly content: string | Uint8Array
  readonly lang: Lang
  readonly format: string
  /** How tracked changes are read; accepted unless said otherwise. */
  readonly changes?: ChangeMode | undefined
}

/** What the reading tells beside the units. */
export interface ImportReport {
  readonly losses: readonly Loss[]
  readonly changes?: TrackedChanges
  readonly encoding?: Encoding
}

export interface ReadSource extends ImportReport {
  readonly units: readonly PlainUnit[]
  readonly doubts: readonly Doubt[]
  readonly notes: readonly Note[]
  readonly title?: string
  readonly format: string
  /** The words as they were read, to be kept beside the units. */
  readonly source: string
}

/** Reads a source. Throws `Refusal`: `no-text`, `not-utf8`, `too-large`, `unsupported-format`, `file-broken`, `file-too-complex`. */
export type Importer = (source: Source) => ReadSource
