/** Reading a source into a draft: told as it goes, ended when asked, read again with a file's changes the other way. */
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { previewText, type Source } from '#client/api/texts.ts'
import type { ChangeMode } from '#shared/api/imports.ts'
import type { Lang } from '#shared/legal/unit.ts'
import type { Draft } from './useDrafts.ts'

interface Wanted {
  readonly source: Source
  readonly lang: Lang
}

export const useReading = ({ read, isCorrected, begin }: Draft) => {
  const { t } = useTranslation()
  const control = useRef<AbortController>(undefined)
  const [sent, setSent] = useState(0)
  const { isPending, error, mutate } = useMutation({
    mutationFn: async ({ source, lang }: Wanted) => {
      control.current = new AbortController()
      setSent(0)
      const { signal } = control.current
      return { source, lang, reading: await previewText(source, lang, { signal, onSent: setSent }) }
    },
    onSuccess: begin,
  })
  const failure = control.current?.signal.aborted ? null : error
  return {
    busy: isPending,
    failure,
    /** The share of a file that has been sent, from 0 to 1. */
    sent,
    read: (source: Source, lang: Lang) => mutate({ source, lang }),
    cancel: () => control.current?.abort(),
    again: {
      busy: isPending,
      failure,
      /** Whoever has corrected something is asked first. */
      onChanges(changes: ChangeMode) {
        if (read?.source.type !== 'file') return
        if (isCorrected && !window.confirm(t('publish.imported.again'))) return
        mutate({ lang: read.lang, source: { ...read.source, changes } })
      },
    },
  }
}

export type Again = ReturnType<typeof useReading>['again']
