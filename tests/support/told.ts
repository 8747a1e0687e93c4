/** Long work as a page asks for it: line by line, broken off when the reader says so. */
import type { ProgressLine } from '#shared/api/progress.ts'
import { progressType } from '#shared/api/progress.ts'
import type { Account } from './account.ts'

export interface Told {
  readonly status: number
  readonly lines: readonly ProgressLine[]
  /** Whether the reply came to its end. */
  readonly ended: boolean
}

/** Sends a request and hands over each line that it is answered with; `signal` breaks it off. */
export const told = async (
  account: Account,
  path: string,
  body: object | FormData,
  onLine: (line: ProgressLine, at: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Told> => {
  const isForm = body instanceof FormData
  const reply = await fetch(new URL(path, account.url), {
    method: 'POST',
    body: isForm ? body : JSON.stringify(body),
    headers: {
      accept: progressType,
      cookie: account.cookie,
      ...(!isForm && { 'content-type': 'application/json' }),
    },
    ...(signal && { signal }),
  })
  const lines: ProgressLine[] = []
  if (!(reply.headers.get('content-type') ?? '').startsWith(progressType))
    return { status: reply.status, lines, ended: true }
  let rest = ''
  const decoder = new TextDecoder()
  try {
    for await (const chunk of reply.body!) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop()!
      for (const part of parts) {
        const line = JSON.parse(part) as ProgressLine
        lines.push(line)
        onLine(line, lines.length)
      }
    }
    return { status: reply.status, lines, ended: true }
  } catch {
    return { status: reply.status, lines, ended: false }
  }
}
