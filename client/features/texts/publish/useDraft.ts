/** The rows being corrected, and leaving the page only after being asked. */
import { useBlocker } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Reading, Source } from '#client/api/texts.ts'
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

  const begin = useCallback((text: ReadText) => {
    setRead(text)
    setRows(draftOf(text.reading.units, text.lang))
  }, [])
  const change = useCallback((key: string, part: Partial<DraftUnit>) => {
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

  return { read, rows, doubtful, begin, change, back: () => setRead(undefined), finish: () => setDone(true) }
}
