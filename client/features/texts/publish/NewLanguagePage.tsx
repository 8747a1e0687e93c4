/** A further language of a text: bring it, correct it, look at how it pairs with the text, add it. */
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Alignment, addLanguage, textQuery, textsQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { titleIn } from '#client/ui/articles.ts'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import type { TextRow } from '#shared/api/texts.ts'
import type { LanguageCorrection } from '#shared/legal/align.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { AlignmentReport } from './AlignmentReport.tsx'
import { Bringing } from './Bringing.tsx'
import { unitsOf } from './draft.ts'
import classes from './publish.module.css'
import { ReadParts } from './ReadParts.tsx'
import { type Draft, type ReadText, useDraft } from './useDrafts.ts'
import type { Again } from './useReading.ts'
import { useSteps } from './useSteps.ts'

/** How a language was aligned, and what can be said of it. */
export interface LanguageMending {
  readonly text: Pick<TextRow, 'units' | 'naming'>
  /** The language that was there first. */
  readonly base: Lang
  readonly lang: Lang
  readonly alignment: Pick<Alignment, 'report' | 'pairs' | 'other'>
  readonly busy: boolean
  readonly onCorrect: (corrections: readonly LanguageCorrection[]) => void
  /** Takes the last correction back, where there is one. */
  readonly onUndo?: () => void
}

type DrawMending = (mending: LanguageMending) => ReactNode

const Check = ({
  text,
  read,
  draft,
  again,
  mending,
}: {
  text: TextRow
  read: ReadText
  draft: Draft
  again: Again
  mending: DrawMending
}) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { source, lang, reading } = read
  const [title, setTitle] = useState(reading.title?.[lang] ?? '')
  const wanted = (said: readonly (readonly LanguageCorrection[])[]) => ({
    lang,
    title: title.trim(),
    units: unitsOf(draft.rows, lang),
    alignment: said.flat(),
  })
  // Without its source: this stores nothing.
  const mend = useSteps((said: readonly (readonly LanguageCorrection[])[]) =>
    addLanguage(text.id, undefined, { ...wanted(said), preview: true }),
  )
  const { found: alignment, forget } = mend
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are another alignment
  useEffect(forget, [draft.rows])
  const add = useMutation({
    mutationFn: () => addLanguage(text.id, source, wanted(mend.steps)),
    onSuccess: async () => {
      draft.finish()
      await queries.invalidateQueries({ queryKey: textsQuery.queryKey })
      await queries.invalidateQueries({ queryKey: ['text', text.id] })
      await navigate({
        to: '/texts/$id',
        params: { id: text.id },
        search: { lang: 'both' },
        ignoreBlocker: true,
      })
    },
  })
  const failure = add.error ?? mend.error
  return (
    <div className={classes.work}>
      <TextInput
        label={t('publish.title')}
        value={title}
        lang={lang}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <ReadParts read={read} draft={draft} again={again} naming={text.naming} />
      {alignment && (
        <>
          <AlignmentReport report={alignment.report} text={text} base={text.languages[0]!} lang={lang} />
          {mending({
            text,
            base: text.languages[0]!,
            lang,
            alignment,
            busy: mend.busy,
            onCorrect: mend.say,
            ...(mend.undo && { onUndo: mend.undo }),
          })}
        </>
      )}
      <div className={classes.bar}>
        {failure && <Notice {...tell(failure)} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={draft.back}>
            {t('publish.otherSource')}
          </Button>
          {alignment ? (
            <Button loading={add.isPending} onClick={() => add.mutate()}>
              {t('publish.addLanguage')}
            </Button>
          ) : (
            <Button loading={mend.busy} onClick={mend.compare}>
              {t('publish.compare')}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

export const NewLanguagePage = ({ mending }: { mending: DrawMending }) => {
  const { t, i18n } = useTranslation()
  const tell = useProblem()
  const { id = '' } = useParams({ strict: false })
  const text = useQuery(textQuery(id))
  const draft = useDraft(t('publish.leave'))
  const languages = ['kk', 'ru', 'en'].filter((lang) => !text.data?.languages.includes(lang))
  return (
    <Page
      title={t('texts.addLanguage')}
      lead={t('publish.languageLead')}
      width="narrow"
      back={
        <Link className="link" to="/texts/$id" params={{ id }}>
          {text.data ? titleIn(text.data.title, i18n.language) : t('terms.text')}
        </Link>
      }
    >
      {text.isPending && <TextSkeleton />}
      {text.error && <Notice {...tell(text.error)} />}
      {text.data && languages.length === 0 && <Empty sentence={t('publish.allLanguages')} />}
      {text.data && languages.length > 0 && (
        <Bringing draft={draft} languages={languages}>
          {(read, again) => (
            <Check text={text.data} read={read} draft={draft} again={again} mending={mending} />
          )}
        </Bringing>
      )}
    </Page>
  )
}
