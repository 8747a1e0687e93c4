/** What the domain refuses, as a stable code and what fills its sentence. HTTP maps codes to statuses in one place. */
import type { ProblemCode } from '#shared/api/problem.ts'

export type Params = Readonly<Record<string, unknown>>

/** An expected failure: somebody asked for what cannot be, and is told why and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ProblemCode
  readonly params: Params

  constructor(code: ProblemCode, params: Params = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

export const notFound = (): Refusal => new Refusal('not-found')

/** The row, or `not-found` when there is none. */
export const found = <T>(row: T | undefined): T => {
  if (row === undefined) throw notFound()
  return row
}
