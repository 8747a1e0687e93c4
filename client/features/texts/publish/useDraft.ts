/** The rows being corrected, and leaving the page only after being asked. */
import { useBlocker } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reading, Source } from '#client/api/texts.ts'
import type { ChangeMode } from '#shared/api/imports.ts'
import type { Lang, NamingProfile } from '#shared/legal/unit.ts'
import { corrected, type DraftUnit, draftOf } from './draft.ts'
import { joinedBefore, splitAt } from './joining.ts'

export interface ReadText {
  readonly source: Source
  readonly lang: Lang
  readonly reading: Reading
}

/** Rows as they were before a change; changes of one field in a row are one step. */
interface Step {
  readonly rows: readonly DraftUnit[]
  readonly what: string
}

interface History {
  readonly rows: readonly DraftUnit[]
  readonly past: readonly Step[]
}

/** A row to open, with the caret in its words: what was joined or split goes on there. */
export interface Opened {
  readonly key: string
  readonly caret?: number
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

export const useDraft = (warning: string) => {
  const [read, setRead] = useState<ReadText>()
  const [{ rows, past }, setHistory] = useState<History>({ rows: [], past: [] })
  const [opened, setOpened] = useState<Opened>()
  const [isDone, setDone] = useState(false)
  const [isCorrected, setCorrected] = useState(false)

  const begin = useCallback((text: ReadText) => {
    setRead(text)
    setHistory({ rows: draftOf(text.reading.units, text.lang), past: [] })
    setOpened(undefined)
    setCorrected(false)
  }, [])
  const change = useCallback((key: string, part: Partial<DraftUnit>) => {
    setCorrected(true)
    const what = `${key} ${Object.keys(part).join()}`
    setHistory((now) => ({
      rows: now.rows.map((row) => (row.key === key ? corrected(row, part) : row)),
      past: now.past.at(-1)?.what === what ? now.past : [...now.past, { rows: now.rows, what }],
    }))
  }, [])
  const reshape = useCallback((changed: ReturnType<typeof splitAt>) => {
    if (!changed) return
    setCorrected(true)
    setHistory((now) => ({ rows: changed.rows, past: [...now.past, { rows: now.rows, what: '' }] }))
    setOpened({ key: changed.key, caret: changed.caret })
  }, [])
  const undo = useCallback(
    () =>
      setHistory((now) => {
        const last = now.past.at(-1)
        return last ? { rows: last.rows, past: now.past.slice(0, -1) } : now
      }),
    [],
  )
  // In a field the browser's own undo takes the letters back; elsewhere the last step goes.
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.code !== 'KeyZ' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      if (event.defaultPrevented || isField(event.target)) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [undo])
  const doubtful = useMemo(
    () => new Set(read?.reading.doubts.flatMap(({ unit }) => (unit ? [unit] : [])) ?? []),
    [read],
  )
  useBlocker({
    disabled: read === undefined || isDone,
    shouldBlockFn: () => !window.confirm(warning),
    enableBeforeUnload: true,
  })

  return {
    read,
    rows,
    doubtful,
    isCorrected,
    opened,
    open: setOpened,
    mayUndo: past.length > 0,
    undo,
    begin,
    change,
    join: (key: string, naming: NamingProfile) => read && reshape(joinedBefore(rows, key, read.lang, naming)),
    split: (key: string, caret: number) => reshape(splitAt(rows, key, caret)),
    back: () => setRead(undefined),
    finish: () => setDone(true),
  }
}

interface Preview {
  readonly isPending: boolean
  readonly error: unknown
  readonly mutate: (given: Pick<ReadText, 'source' | 'lang'>) => void
}

/** Reads a file again with its tracked changes the other way. Whoever has corrected something is asked first. */
export const useReadAgain = ({ read, isCorrected }: ReturnType<typeof useDraft>, preview: Preview) => {
  const { t } = useTranslation()
  return {
    busy: preview.isPending,
    failure: preview.error,
    onChanges(changes: ChangeMode) {
      if (read?.source.type !== 'file') return
      if (isCorrected && !window.confirm(t('publish.imported.again'))) return
      preview.mutate({ lang: read.lang, source: { ...read.source, changes } })
    },
  }
}
