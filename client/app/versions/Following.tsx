/** How a version that was brought follows from the one before, and how its languages pair: looked at, mended, published. */
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type NextVersion, textsQuery } from '#client/api/texts.ts'
import type { Upload } from '#client/api/upload.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { AlignmentReport } from '#client/features/texts/publish/AlignmentReport.tsx'
import classes from '#client/features/texts/publish/publish.module.css'
import type { useSteps } from '#client/features/texts/publish/useSteps.ts'
import { CountLine } from '#client/features/versions/CountLine.tsx'
import { Mending } from '#client/features/versions/Mending.tsx'
import { foundBetween } from '#client/features/versions/mending.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { Section } from '#client/ui/Page.tsx'
import type { TextRow } from '#shared/api/texts.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { MendLanguage } from './MendLanguage.tsx'
import type { Said } from './said.ts'

export interface FollowingProps {
  readonly text: TextRow
  readonly next: NextVersion
  /** The language that the others are paired with. */
  readonly base: Lang
  readonly mend: ReturnType<typeof useSteps<Said, NextVersion>>
  readonly publish: (going: Upload) => Promise<NextVersion>
  readonly onPublished: () => void
}

/** Publishes, told as it goes and ended when asked. */
const usePublishing = ({ text, publish, onPublished }: FollowingProps) => {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const control = useRef<AbortController>(undefined)
  const [sent, setSent] = useState(1)
  const { isPending, error, mutate } = useMutation({
    mutationFn: () => {
      control.current = new AbortController()
      return publish({ signal: control.current.signal, onSent: setSent })
    },
    onSuccess: async ({ version }) => {
      onPublished()
      await queries.invalidateQueries({ queryKey: textsQuery.queryKey })
      await queries.invalidateQueries({ queryKey: ['text', text.id] })
      await navigate({
        to: '/texts/$id/versions',
        params: { id: text.id },
        search: { a: version - 1, b: version },
        ignoreBlocker: true,
      })
    },
  })
  return {
    isPending,
    error: control.current?.signal.aborted ? null : error,
    percent: Math.round(sent * 100),
    start: () => mutate(),
    cancel: () => control.current?.abort(),
  }
}

export const Following = (props: FollowingProps) => {
  const { text, next, base, mend } = props
  const { t } = useTranslation()
  const explain = useProblem()
  const publishing = usePublishing(props)
  const failure = publishing.error ?? mend.error
  const named = (lang: Lang): string => t(`common.${lang}`, { defaultValue: lang })
  const undo = mend.undo && { onUndo: mend.undo }
  return (
    <>
      <CountLine counts={next.articles} />
      <Mending
        previous={text.units as readonly Unit[]}
        next={next.units as readonly Unit[]}
        found={foundBetween(next.report)}
        heads={[t('versions.before'), t('versions.after')]}
        lang={base}
        naming={text.naming}
        busy={mend.busy}
        onCorrect={(corrections) => mend.say({ of: 'versions', corrections })}
        {...undo}
      />
      {next.further.map((alignment) => (
        <Section
          key={alignment.lang}
          title={t('versions.beside', { base: named(base), language: named(alignment.lang) })}
        >
          <AlignmentReport report={alignment.report} text={next} base={base} lang={alignment.lang} />
          <MendLanguage
            text={next}
            base={base}
            lang={alignment.lang}
            alignment={alignment}
            busy={mend.busy}
            onCorrect={(corrections) => mend.say({ of: 'language', lang: alignment.lang, corrections })}
            {...undo}
          />
        </Section>
      ))}
      <div className={classes.bar}>
        {failure && <Notice {...explain(failure)} />}
        {publishing.isPending && publishing.percent < 100 && (
          <p role="status" className={classes.going}>
            {t('bringBack.sending', { percent: publishing.percent })}
          </p>
        )}
        <div className={classes.buttons}>
          {publishing.isPending ? (
            <Button variant="default" onClick={publishing.cancel}>
              {t('common.cancel')}
            </Button>
          ) : (
            <Button variant="default" onClick={mend.forget}>
              {t('versions.correctAgain')}
            </Button>
          )}
          <Button loading={publishing.isPending} disabled={mend.busy} onClick={publishing.start}>
            {t('versions.publishNow', { number: text.version + 1 })}
          </Button>
        </div>
      </div>
    </>
  )
}
