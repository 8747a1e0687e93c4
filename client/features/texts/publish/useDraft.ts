/** The rows being corrected, and leaving the page only after being asked. */
import { useBlocker } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reading, Source } from '#client/api/texts.ts'
import type { ChangeMode } from '#shared/api/imports.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { corrected, type DraftUnit, draftOf } from './draft.ts'

export interface ReadText {
  readonly source: Source
  readonly lang: Lang
  readonly reading: Reading
}

export const useDraft = (warning: string) => {
  const [read, setRead] = useState<ReadText>()
  const [rows, setRows] = useState<readonly DraftUnit[]>([])
  const [isDone, setDone] = useState(false)
  const [isCorrected, setCorrected] = useState(false)

  const begin = useCallback((text: ReadText) => {
    setRead(text)
    setRows(draftOf(text.reading.units, text.lang))
    setCorrected(false)
  }, [])
  const change = useCallback((key: string, part: Partial<DraftUnit>) => {
    setCorrected(true)
    setRows((now) => now.map((row) => (row.key === key ? corrected(row, part) : row)))
  }, [])
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
    begin,
    change,
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
