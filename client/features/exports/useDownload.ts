/** Fetches a file and hands it to the browser to keep: with what has come so far, a way to cancel, and what went wrong. */
import { useEffect, useRef, useState } from 'react'
import { ProblemError, problemOf } from '#client/api/client.ts'
import { type Told, useProblem } from '#client/api/useProblem.ts'

export type Download =
  | { readonly type: 'idle' }
  /** `bytes` that have come; 0 while the file is being made. */
  | { readonly type: 'running'; readonly bytes: number }
  | { readonly type: 'done'; readonly name: string }
  | { readonly type: 'failed'; readonly told: Told }

const nameIn = (header: string | null): string => /filename="([^"]+)"/.exec(header ?? '')?.[1] ?? 'usynys'

const keep = (blob: Blob, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has begun to read by the next turn; the words need not stay in memory for the life of the page.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

const read = async (reply: Response, tell: (bytes: number) => void): Promise<Blob> => {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  if (!reply.body) return reply.blob()
  const reader = reply.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(new Uint8Array(value))
    bytes += value.length
    tell(bytes)
  }
  return new Blob(parts, { type: reply.headers.get('content-type') ?? '' })
}

export const useDownload = () => {
  const explain = useProblem()
  const [state, setState] = useState<Download>({ type: 'idle' })
  const control = useRef<AbortController>(undefined)
  useEffect(() => () => control.current?.abort(), [])

  const start = async (url: string): Promise<void> => {
    const mine = new AbortController()
    control.current?.abort()
    control.current = mine
    setState({ type: 'running', bytes: 0 })
    try {
      const reply = await fetch(url, { signal: mine.signal, credentials: 'same-origin' })
      if (!reply.ok) throw await problemOf(reply)
      const blob = await read(reply, (bytes) => {
        if (control.current === mine) setState({ type: 'running', bytes })
      })
      const name = nameIn(reply.headers.get('content-disposition'))
      keep(blob, name)
      setState({ type: 'done', name })
    } catch (error) {
      if (mine.signal.aborted) return
      const told = error instanceof ProblemError ? error : new ProblemError('offline', 0, '')
      setState({ type: 'failed', told: explain(told) })
    }
  }

  return {
    state,
    start,
    /** Cancels what runs, and forgets what was. */
    reset() {
      control.current?.abort()
      control.current = undefined
      setState({ type: 'idle' })
    },
  }
}
