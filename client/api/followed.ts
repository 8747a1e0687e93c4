/** Long work of the server, followed line by line while its reply comes in. */
import { type Progress, type ProgressLine, progressType } from '#shared/api/progress.ts'
import { ProblemError, problemOf } from './client.ts'

export interface FollowedWork {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** Reads a reply as it grows: takes the whole text that is there so far, and answers the outcome once its line has come. */
export const lineReader = <T>(onProgress: FollowedWork['onProgress']) => {
  let read = 0
  let outcome: { readonly result: T } | undefined
  return (text: string): { readonly result: T } | undefined => {
    for (let end = text.indexOf('\n', read); end >= 0; end = text.indexOf('\n', read)) {
      const line = JSON.parse(text.slice(read, end)) as ProgressLine
      read = end + 1
      switch (line.type) {
        case 'progress':
          onProgress?.(line)
          break
        case 'done':
          outcome = { result: line.result as T }
          break
        case 'failed':
          throw new ProblemError(
            line.problem.code,
            line.problem.status,
            line.problem.detail,
            line.problem.params,
          )
      }
    }
    return outcome
  }
}

export const isFollowed = (contentType: string | null): boolean =>
  (contentType ?? '').startsWith(progressType)

/** Throws `ProblemError`, also where the line broke before the outcome; or the signal's reason where it was broken off. */
export const followed = async <T>(
  path: string,
  body: object,
  { signal, onProgress }: FollowedWork,
): Promise<T> => {
  const offline = (error: unknown): never => {
    throw signal?.aborted ? error : new ProblemError('offline', 0, '')
  }
  const reply = await fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', accept: `${progressType}, application/json` },
    ...(signal && { signal }),
  }).catch(offline)
  if (!reply.ok) throw await problemOf(reply)
  if (!isFollowed(reply.headers.get('content-type'))) return (await reply.json()) as T
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader()
  const take = lineReader<T>(onProgress)
  let text = ''
  for (;;) {
    const { done, value } = await reader.read().catch(offline)
    if (done) break
    text += value
    const outcome = take(text)
    if (outcome) return outcome.result
  }
  return offline(undefined)
}
