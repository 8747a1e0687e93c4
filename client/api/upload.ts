/** Sends a file with fields beside it, telling how much has gone and ending when asked; `fetch` cannot tell the first. */
import { progressType } from '#shared/api/progress.ts'
import { ProblemError, problemOf } from './client.ts'
import { type FollowedWork, isFollowed, lineReader } from './followed.ts'

export interface Upload extends FollowedWork {
  /** The share that has been sent, from 0 to 1. */
  readonly onSent?: (share: number) => void
}

/** Rejects with `ProblemError`, or with the signal's reason where it was ended. */
export const upload = <T>(
  path: string,
  form: FormData,
  { signal, onSent, onProgress }: Upload = {},
): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const leave = () => request.abort()
    if (signal?.aborted) return reject(signal.reason)
    signal?.addEventListener('abort', leave, { once: true })
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      onSent?.(lengthComputable && total > 0 ? loaded / total : 0)
    request.upload.onload = () => onSent?.(1)
    request.onabort = () => reject(signal?.reason ?? new ProblemError('offline', 0, ''))
    request.onerror = () => reject(new ProblemError('offline', 0, ''))
    request.onloadend = () => signal?.removeEventListener('abort', leave)
    const take = lineReader<T>(onProgress)
    const isTold = () => isFollowed(request.getResponseHeader('content-type'))
    const follow = () => {
      try {
        const outcome = take(request.responseText)
        if (outcome) resolve(outcome.result)
      } catch (error) {
        reject(error)
      }
    }
    request.onprogress = () => {
      if (isTold()) follow()
    }
    request.onload = () => {
      if (isTold()) {
        follow()
        return reject(new ProblemError('offline', 0, ''))
      }
      const reply = new Response(request.responseText, {
        status: request.status,
        headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
      })
      if (reply.ok) resolve(JSON.parse(request.responseText) as T)
      else problemOf(reply).then(reject, reject)
    }
    request.open('POST', path)
    if (onProgress) request.setRequestHeader('accept', `${progressType}, application/json`)
    request.send(form)
  })
