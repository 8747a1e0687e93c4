/** What the domain asks of whoever reads files. */
import type { ChangeMode, Encoding, ImportDoubt, Loss, TrackedChanges } from '#shared/api/imports.ts'
import type { Doubt, Note } from '#shared/legal/doubts.ts'
import type { Destination, Operation, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang, PlainUnit, TextVersion } from '#shared/legal/unit.ts'

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
export type Importer = (source: Source, signal?: AbortSignal) => Promise<ReadSource>

/** A comment or an answer as the file states it: nobody vouches for its author. */
export interface StatedComment {
  readonly author: string
  readonly date: string
  readonly text: string
}

export interface StatedThread {
  readonly resolved: boolean
  readonly comments: readonly StatedComment[]
}

/** A suggestion as a Word file tells it. */
export interface StatedSuggestion {
  readonly op: Operation
  readonly unit: string
  readonly unitEnd?: string
  readonly destination?: Destination
  readonly rank: number
  /** Languages whose wording the file changes. */
  readonly wording: Readonly<Record<Lang, readonly WordingUnit[]>>
  readonly author: string
  readonly date: string
  readonly reason: Readonly<Record<Lang, string>>
  readonly threads: readonly StatedThread[]
}

export interface StatedChanges {
  readonly suggestions: readonly StatedSuggestion[]
  readonly threads: readonly (StatedThread & { readonly unit: string })[]
  readonly doubts: readonly ImportDoubt[]
  readonly losses: readonly Loss[]
  readonly changes?: TrackedChanges
  /** Whether the file holds words of the version at all. */
  readonly isOfText: boolean
}

/** Reads a Word file's tracked changes against a version. Throws `Refusal` as `Importer` does. */
export type ChangeReader = (
  file: Uint8Array,
  version: TextVersion,
  signal?: AbortSignal,
) => Promise<StatedChanges>
