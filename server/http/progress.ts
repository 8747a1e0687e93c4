/**
 * Long work over HTTP. Its reply begins with the first step that it tells: what is refused before that has its own status,
 * and what ends at once is plain JSON.
 */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Going } from '#server/domain/going.ts'
import type { Problem } from '#shared/api/problem.ts'
import { type ProgressLine, progressType } from '#shared/api/progress.ts'

/** What a failure is answered with. */
export type Failed = (error: Error, c: Context) => Response

export const withProgress = <T extends object, Status extends ContentfulStatusCode>(
  c: Context,
  failed: Failed,
  work: (going: Going) => Promise<T>,
  status: (result: T) => Status,
) => {
  // A reply that has begun ends with its stream, not with the request.
  const leaving = new AbortController()
  const signal = AbortSignal.any([c.req.raw.signal, leaving.signal])
  const isTold = (c.req.header('accept') ?? '').includes(progressType)
  const encoder = new TextEncoder()
  return new Promise<ReturnType<typeof c.json<T, Status>>>((resolve, reject) => {
    let lines: ReadableStreamDefaultController<Uint8Array> | undefined
    const write = (line: ProgressLine, isLast: boolean) => {
      if (leaving.signal.aborted) return
      lines?.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      if (isLast) lines?.close()
    }
    const begin = () => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          lines = controller
        },
        cancel() {
          leaving.abort()
        },
      })
      const headers = { 'content-type': `${progressType}; charset=utf-8`, 'cache-control': 'no-store' }
      resolve(c.body(body, 200, headers) as never)
    }
    const tell: Going['tell'] = (progress) => {
      if (!lines) begin()
      write({ type: 'progress', ...progress }, false)
    }
    work({ signal, ...(isTold && { tell }) }).then(
      (result) => (lines ? write({ type: 'done', result }, true) : resolve(c.json(result, status(result)))),
      async (error: Error) => {
        if (!lines) return reject(error)
        if (leaving.signal.aborted) return
        write({ type: 'failed', problem: (await failed(error, c).json()) as Problem }, true)
      },
    )
  })
}
