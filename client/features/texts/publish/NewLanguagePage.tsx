/** A further language of a text: bring it, correct it, look at how it pairs with the text, add it. */
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addLanguage, previewText, type Source, textQuery, textsQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { titleIn } from '#client/ui/articles.ts'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import type { TextRow } from '#shared/api/texts.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { AlignmentReport } from './AlignmentReport.tsx'
import { Correction } from './Correction.tsx'
import { Doubts } from './Doubts.tsx'
import { unitsOf } from './draft.ts'
import { ImportReport } from './ImportReport.tsx'
import classes from './publish.module.css'
import { SourceForm } from './SourceForm.tsx'
import { type ReadText, useDraft, useReadAgain } from './useDraft.ts'

const Check = ({
  text,
  read,
  draft,
  again,
}: {
  text: TextRow
  read: ReadText
  draft: ReturnType<typeof useDraft>
  again: ReturnType<typeof useReadAgain>
}) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { source, lang, reading } = read
  const [title, setTitle] = useState(reading.title?.[lang] ?? '')
  const wanted = () => ({ lang, title: title.trim(), units: unitsOf(draft.rows, lang) })
  const compare = useMutation({
    // Without its source: this stores nothing.
    mutationFn: () => addLanguage(text.id, undefined, { ...wanted(), preview: true }),
  })
  const add = useMutation({
    mutationFn: () => addLanguage(text.id, source, wanted()),
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
          compare.reset()
          draft.change(key, part)
        }}
      />
      {compare.data && <AlignmentReport report={compare.data.report} text={text} lang={lang} />}
      <div className={classes.bar}>
        {failure && <Notice {...tell(failure)} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={draft.back}>
            {t('publish.otherSource')}
          </Button>
          {compare.data ? (
            <Button loading={add.isPending} onClick={() => add.mutate()}>
              {t('publish.addLanguage')}
            </Button>
          ) : (
            <Button loading={compare.isPending} onClick={() => compare.mutate()}>
              {t('publish.compare')}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

export const NewLanguagePage = () => {
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
          {draft.read && <Check text={text.data} read={draft.read} draft={draft} again={again} />}
        </>
      )}
    </Page>
  )
}
