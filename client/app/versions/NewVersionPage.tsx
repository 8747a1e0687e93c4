/** The next version of a text: bring it, correct what was read, look at how it follows from the one before, publish. */
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type NextVersion,
  previewText,
  publishVersion,
  type Source,
  textQuery,
  textsQuery,
} from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Correction } from '#client/features/texts/publish/Correction.tsx'
import { Doubts } from '#client/features/texts/publish/Doubts.tsx'
import { unitsOf } from '#client/features/texts/publish/draft.ts'
import { ImportReport } from '#client/features/texts/publish/ImportReport.tsx'
import classes from '#client/features/texts/publish/publish.module.css'
import { SourceForm } from '#client/features/texts/publish/SourceForm.tsx'
import { type ReadText, useDraft, useReadAgain } from '#client/features/texts/publish/useDraft.ts'
import { CountLine } from '#client/features/versions/CountLine.tsx'
import { Mending } from '#client/features/versions/Mending.tsx'
import { foundBetween } from '#client/features/versions/mending.ts'
import { titleIn } from '#client/ui/articles.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import type { TextRow } from '#shared/api/texts.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import type { Correction as Said } from '#shared/legal/versions.ts'

interface CheckProps {
  readonly text: TextRow
  readonly read: ReadText
  readonly draft: ReturnType<typeof useDraft>
  readonly again: ReturnType<typeof useReadAgain>
}

/** Each step of mending, so that the last one can be taken back. */
type Steps = readonly (readonly Said[])[]

const Check = ({ text, read, draft, again }: CheckProps) => {
  const { t } = useTranslation()
  const explain = useProblem()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { source, lang, reading } = read
  const [steps, setSteps] = useState<Steps>([])
  const [next, setNext] = useState<NextVersion>()
  /** Corrected rows may have other names: what was said of pairs is said anew. */
  const correctAgain = () => {
    setNext(undefined)
    setSteps([])
  }
  const wanted = (said: Steps) => ({ lang, units: unitsOf(draft.rows, lang), alignment: said.flat() })
  const compare = useMutation({
    mutationFn: (said: Steps): Promise<NextVersion> =>
      publishVersion(text.id, undefined, { ...wanted(said), preview: true }),
    onSuccess: (found, said) => {
      setNext(found)
      setSteps(said)
    },
  })
  const publish = useMutation({
    mutationFn: () => publishVersion(text.id, source, wanted(steps)),
    onSuccess: async ({ version }) => {
      draft.finish()
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
  const failure = publish.error ?? compare.error
  const others = text.languages
    .filter((other) => other !== lang)
    .map((other) => t(`common.${other}`, { defaultValue: other }))
    .join(', ')
  return (
    <div className={classes.work}>
      {next ? (
        <>
          <CountLine counts={next.articles} />
          <Mending
            previous={text.units as readonly Unit[]}
            next={next.units as readonly Unit[]}
            found={foundBetween(next.report)}
            heads={[t('versions.before'), t('versions.after')]}
            lang={lang}
            naming={text.naming}
            busy={compare.isPending}
            onCorrect={(said) => compare.mutate([...steps, said])}
            {...(steps.length > 0 && { onUndo: () => compare.mutate(steps.slice(0, -1)) })}
          />
        </>
      ) : (
        <>
          {others.length > 0 && (
            <Notice
              tone="step"
              title={t('versions.otherLanguages', { languages: others })}
              detail={t('versions.otherLanguagesHow')}
            />
          )}
          <ImportReport reading={reading} {...again} />
          <Doubts reading={reading} lang={lang} />
          <Correction draft={draft} lang={lang} naming={text.naming} onChange={draft.change} />
        </>
      )}
      <div className={classes.bar}>
        {failure && <Notice {...explain(failure)} />}
        <div className={classes.buttons}>
          {next ? (
            <>
              <Button variant="default" onClick={correctAgain}>
                {t('versions.correctAgain')}
              </Button>
              <Button
                loading={publish.isPending}
                disabled={compare.isPending}
                onClick={() => publish.mutate()}
              >
                {t('versions.publishNow', { number: text.version + 1 })}
              </Button>
            </>
          ) : (
            <>
              <Button variant="default" onClick={draft.back}>
                {t('publish.otherSource')}
              </Button>
              <Button loading={compare.isPending} onClick={() => compare.mutate(steps)}>
                {t('versions.compareWith', { number: text.version })}
              </Button>
            </>
          )}
        </div>
      </div>
    </div>
  )
}

export const NewVersionPage = () => {
  const { t, i18n } = useTranslation()
  const explain = useProblem()
  const { id = '' } = useParams({ strict: false })
  const text = useQuery(textQuery(id))
  const draft = useDraft(t('publish.leave'))
  const preview = useMutation({
    mutationFn: async ({ source, lang }: { source: Source; lang: Lang }) => ({
      source,
      lang,
      reading: await previewText(source, lang),
    }),
    onSuccess: draft.begin,
  })
  const again = useReadAgain(draft, preview)
  return (
    <Page
      title={t('versions.publish')}
      lead={t('versions.publishLead')}
      width={draft.read ? 'normal' : 'narrow'}
      back={
        <Link className="link" to="/texts/$id/versions" params={{ id }}>
          {text.data ? titleIn(text.data.title, i18n.language) : t('versions.title')}
        </Link>
      }
    >
      {text.isPending && <TextSkeleton />}
      {text.error && <Notice {...explain(text.error)} />}
      {text.data && (
        <>
          <div hidden={draft.read !== undefined}>
            <SourceForm
              languages={text.data.languages}
              busy={preview.isPending}
              failure={preview.error}
              onRead={(source, lang) => preview.mutate({ source, lang })}
            />
          </div>
          {draft.read && <Check text={text.data} read={draft.read} draft={draft} again={again} />}
        </>
      )}
    </Page>
  )
}
