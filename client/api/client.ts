/** The typed client of the HTTP API, and failures as the page shows them. */
import { hc } from 'hono/client'
import type { Api } from '#server/http/app.ts'
import type { Problem } from '#shared/api/problem.ts'

export const { api } = hc<Api>('/', { init: { credentials: 'same-origin' } })

/** A refusal by the server, with its stable code, or `offline` when nobody answered. */
export class ProblemError extends Error {
  readonly code: string
  readonly status: number
  readonly params: Readonly<Record<string, unknown>>

  constructor(code: string, status: number, detail: string, params: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.name = 'ProblemError'
    this.code = code
    this.status = status
    this.params = params
  }
}

interface Reply<T> {
  readonly ok: boolean
  readonly status: number
  json(): Promise<T>
}

export const problemOf = async (reply: Reply<unknown>): Promise<ProblemError> => {
  const problem = (await reply.json().catch(() => ({}))) as Partial<Problem>
  return new ProblemError(problem.code ?? 'internal', reply.status, problem.detail ?? '', problem.params)
}

type Body<R> = R extends Reply<infer T> ? T : never

/** Awaits a call and answers its body; throws a `ProblemError` for a refusal or when there is no line. */
export const ask = async <R extends Reply<unknown>>(call: Promise<R>): Promise<Body<R>> => {
  const reply = await call.catch(() => {
    throw new ProblemError('offline', 0, '')
  })
  if (!reply.ok) throw await problemOf(reply)
  return (await reply.json()) as Body<R>
}

/** As `ask`, for bodies that hold units: the client's derived types cannot follow a tree into itself, so the row is named. */
export const askRow = <T>(call: Promise<Reply<unknown>>): Promise<T> => ask(call) as Promise<T>
