/**
 * Long work that tells how far it is. Whoever accepts `application/x-ndjson` gets a line of JSON for each step and one with
 * the outcome; anybody else gets the outcome alone. Breaking the request off cancels the work until it is stored; from
 * `writing` on it is, and goes on by itself.
 */
import type { Problem } from './problem.ts'

export const progressType = 'application/x-ndjson'

/** Documents are held still; rows are stored, all or none; words are written into the new documents. */
export const phases = ['holding', 'storing', 'writing'] as const

export interface Progress {
  readonly phase: (typeof phases)[number]
  readonly done: number
  readonly of: number
}

export type ProgressLine =
  | ({ readonly type: 'progress' } & Progress)
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly problem: Problem }
