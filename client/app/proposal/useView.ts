/** How the page is looked at: the mode and the text's language, kept in the address so that a link shows the same. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mode } from '#client/features/suggestion/mode.ts'

const isMode = (value: unknown): value is Mode =>
  value === 'read' || value === 'suggest' || value === 'review'

export const useView = (languages: readonly string[], maySuggest: boolean) => {
  const { i18n } = useTranslation()
  const search = useSearch({ strict: false }) as {
    mode?: string
    lang?: string
    unit?: string
    suggestion?: string
    thread?: string
    part?: string
  }
  const navigate = useNavigate()
  const change = useCallback(
    (to: {
      mode?: string
      lang?: string
      unit?: string
      suggestion?: string
      thread?: string
      part?: string
    }) =>
      void navigate({
        to: '.',
        search: (now: object) => ({ ...now, ...to }),
        replace: true,
        resetScroll: false,
      } as never),
    [navigate],
  )
  const preferred = languages.includes(i18n.language) ? i18n.language : languages[0]!
  const view = search.lang === 'both' || languages.includes(search.lang ?? '') ? search.lang! : preferred
  const mode: Mode = isMode(search.mode) ? search.mode : maySuggest ? 'suggest' : 'review'
  return {
    mode,
    /** A language, or `both`. */
    view,
    langs: useMemo(() => (view === 'both' ? languages.slice(0, 2) : [view]), [view, languages]),
    unit: search.unit,
    /** What a link asks for besides the clause: a suggestion's card, a thread, the note. */
    wanted: { suggestion: search.suggestion, thread: search.thread, part: search.part },
    setMode: useCallback((next: Mode) => change({ mode: next }), [change]),
    setView: useCallback((lang: string) => change({ lang }), [change]),
    setUnit: useCallback(
      (unit: string | undefined) =>
        change({ unit, suggestion: undefined, thread: undefined, part: undefined }),
      [change],
    ),
  }
}
