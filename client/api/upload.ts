/** Sends a file with fields beside it, telling how much has gone and ending when asked; `fetch` cannot tell the first. */
import { ProblemError, problemOf } from './client.ts'

export interface Upload {
  readonly signal?: AbortSignal
  /** The share that has been sent, from 0 to 1. */
  readonly onSent?: (share: number) => void
}

/** Rejects with `ProblemError`, or with the signal's reason where it was ended. */
export const upload = <T>(path: string, form: FormData, { signal, onSent }: Upload = {}): Promise<T> =>
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
    request.onload = () => {
      const reply = new Response(request.responseText, {
        status: request.status,
        headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
      })
      if (reply.ok) resolve(JSON.parse(request.responseText) as T)
      else problemOf(reply).then(reject, reject)
    }
    request.open('POST', path)
    request.send(form)
  })
