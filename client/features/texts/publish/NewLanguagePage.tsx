/** A further language of a text: bring it, correct it, look at how it pairs with the text, add it. */
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Alignment,
  addLanguage,
  previewText,
  type Source,
  textQuery,
  textsQuery,
} from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { titleIn } from '#client/ui/articles.ts'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import type { TextRow } from '#shared/api/texts.ts'
import type { LanguageCorrection } from '#shared/legal/align.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { AlignmentReport } from './AlignmentReport.tsx'
import { Correction } from './Correction.tsx'
import { Doubts } from './Doubts.tsx'
import { unitsOf } from './draft.ts'
import { ImportReport } from './ImportReport.tsx'
import classes from './publish.module.css'
import { SourceForm } from './SourceForm.tsx'
import { type ReadText, useDraft, useReadAgain } from './useDraft.ts'

/** How a language was aligned, and what can be said of it. */
export interface LanguageMending {
  readonly text: TextRow
  readonly lang: Lang
  readonly alignment: Alignment
  readonly busy: boolean
  readonly onCorrect: (corrections: readonly LanguageCorrection[]) => void
  /** Takes the last correction back, where there is one. */
  readonly onUndo?: () => void
}

type DrawMending = (mending: LanguageMending) => ReactNode

/** Each step of mending, so that the last one can be taken back. */
type Steps = readonly (readonly LanguageCorrection[])[]

const Check = ({
  text,
  read,
  draft,
  again,
  mending,
}: {
  text: TextRow
  read: ReadText
  draft: ReturnType<typeof useDraft>
  again: ReturnType<typeof useReadAgain>
  mending: DrawMending
}) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { source, lang, reading } = read
  const [title, setTitle] = useState(reading.title?.[lang] ?? '')
  const [alignment, setAlignment] = useState<Alignment>()
  const [steps, setSteps] = useState<Steps>([])
  const wanted = (said: Steps) => ({
    lang,
    title: title.trim(),
    units: unitsOf(draft.rows, lang),
    alignment: said.flat(),
  })
  const compare = useMutation({
    // Without its source: this stores nothing.
    mutationFn: (said: Steps) => addLanguage(text.id, undefined, { ...wanted(said), preview: true }),
    onSuccess: (found, said) => {
      setAlignment(found)
      setSteps(said)
    },
  })
  const add = useMutation({
    mutationFn: () => addLanguage(text.id, source, wanted(steps)),
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
  const failure = add.error ?? compare.error
  return (
    <div className={classes.work}>
      <TextInput
        label={t('publish.title')}
        value={title}
        lang={lang}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <ImportReport reading={reading} {...again} />
      <Doubts reading={reading} lang={lang} />
      <Correction
        draft={draft}
        lang={lang}
        naming={text.naming}
        onChange={(key, part) => {
          // Corrected rows may have other names: what was said of pairs is said anew.
          setAlignment(undefined)
          setSteps([])
          draft.change(key, part)
        }}
      />
      {alignment && (
        <>
          <AlignmentReport report={alignment.report} text={text} lang={lang} />
          {mending({
            text,
            lang,
            alignment,
            busy: compare.isPending,
            onCorrect: (said) => compare.mutate([...steps, said]),
            ...(steps.length > 0 && { onUndo: () => compare.mutate(steps.slice(0, -1)) }),
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
            <Button loading={compare.isPending} onClick={() => compare.mutate([])}>
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
  const preview = useMutation({
    mutationFn: async ({ source, lang }: { source: Source; lang: Lang }) => ({
      source,
      lang,
      reading: await previewText(source, lang),
    }),
    onSuccess: draft.begin,
  })
  const again = useReadAgain(draft, preview)
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
        <>
          <div hidden={draft.read !== undefined}>
            <SourceForm
              languages={languages}
              busy={preview.isPending}
              failure={preview.error}
              onRead={(source, lang) => preview.mutate({ source, lang })}
            />
          </div>
          {draft.read && (
            <Check text={text.data} read={draft.read} draft={draft} again={again} mending={mending} />
          )}
        </>
      )}
    </Page>
  )
}
