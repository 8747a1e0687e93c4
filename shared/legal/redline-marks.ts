/** What a redline carries beside its words: whose suggestion changes what, and what was said about it. */
import type { Destination, Operation } from './suggestion.ts'
import type { Lang } from './unit.ts'

/** A suggestion that the redline shows. */
export interface ShownSuggestion {
  readonly id: string
  readonly op: Operation
  readonly unit: string
  readonly unitEnd?: string
  readonly destination?: Destination
  /** The name that its changes carry. */
  readonly author: string
  /** The moment that they carry (ISO 8601). */
  readonly at: string
  /** eIds of the shown text that it changed, made or moved. */
  readonly units: readonly string[]
}

export interface RedlineComment {
  /** What it is about; words of a language where `lang` says so. */
  readonly on: { readonly suggestion: string } | { readonly unit: string }
  readonly lang?: Lang
  readonly author: string
  /** ISO 8601. */
  readonly at: string
  readonly text: string
  readonly resolved: boolean
  readonly answers: readonly { readonly author: string; readonly at: string; readonly text: string }[]
}
