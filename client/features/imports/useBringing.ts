/** Bringing a Word file to a proposal: sent, read, looked at, made; each step can be ended. */
import { useEffect, useRef, useState } from 'react'
import { ProblemError } from '#client/api/client.ts'
import { upload } from '#client/api/upload.ts'
import type { Progress } from '#shared/api/progress.ts'
import type { ImportedRedline } from '#shared/api/redlines.ts'

export type Bringing =
  | { readonly type: 'choosing' }
  | { readonly type: 'sending'; readonly share: number; readonly makes: boolean }
  | { readonly type: 'making'; readonly progress: Progress }
  | { readonly type: 'found'; readonly file: File; readonly found: ImportedRedline }
  | { readonly type: 'done'; readonly found: ImportedRedline }
  | { readonly type: 'failed'; readonly error: unknown; readonly file: File }

export const useBringing = (proposal: string) => {
  const [state, setState] = useState<Bringing>({ type: 'choosing' })
  const control = useRef<AbortController>(undefined)
  useEffect(() => () => control.current?.abort(), [])

  const send = async (file: File, makes: boolean): Promise<void> => {
    const mine = new AbortController()
    control.current?.abort()
    control.current = mine
    setState({ type: 'sending', share: 0, makes })
    const form = new FormData()
    form.set('file', file)
    form.set('preview', String(!makes))
    try {
      const found = await upload<ImportedRedline>(`/api/proposals/${proposal}/import`, form, {
        signal: mine.signal,
        onSent: (share) => {
          if (control.current === mine) setState({ type: 'sending', share, makes })
        },
        onProgress: (progress) => {
          if (control.current === mine) setState({ type: 'making', progress })
        },
      })
      if (control.current === mine) setState(makes ? { type: 'done', found } : { type: 'found', file, found })
    } catch (error) {
      if (control.current !== mine || mine.signal.aborted) return
      const known = error instanceof ProblemError ? error : new ProblemError('offline', 0, '')
      setState({ type: 'failed', error: known, file })
    }
  }

  return {
    state,
    read: (file: File) => send(file, false),
    make: (file: File) => send(file, true),
    /** Ends what runs, and forgets what was found. */
    reset() {
      control.current?.abort()
      control.current = undefined
      setState({ type: 'choosing' })
    },
  }
}
