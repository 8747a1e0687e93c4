/** What the reading thread is asked and what it answers. */
import type { TextVersion } from '#shared/legal/unit.ts'
import type { Given, Outcome } from './read.ts'
import type { ReadRedline } from './redline/read.ts'
import type { FileRefusal } from './refused.ts'

export type ImportJob =
  | { readonly type: 'text'; readonly given: Given }
  | { readonly type: 'redline'; readonly bytes: Uint8Array; readonly version: TextVersion }

export type RedlineOutcome =
  | { readonly type: 'read'; readonly redline: ReadRedline }
  | { readonly type: 'refused'; readonly refusal: FileRefusal }

export type ImportAnswer =
  | { readonly type: 'text'; readonly outcome: Outcome }
  | { readonly type: 'redline'; readonly outcome: RedlineOutcome }
