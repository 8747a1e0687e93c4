/** Publishing a text: bring it, look at what was read, correct it, publish. */
import { Button, Radio, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { publishText, textsQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import type { ImportedRedline } from '#shared/api/redlines.ts'
import { detectNaming } from '#shared/legal/naming.ts'
import type { Lang, NamingProfile, Numbering } from '#shared/legal/unit.ts'
import { Outline } from '../Outline.tsx'
import { Bringing } from './Bringing.tsx'
import { Correction } from './Correction.tsx'
import { Doubts } from './Doubts.tsx'
import { unitsOf } from './draft.ts'
import { FollowedChanges } from './FollowedChanges.tsx'
import { ImportReport } from './ImportReport.tsx'
import classes from './publish.module.css'
import { type Draft, type ReadText, useDraft } from './useDrafts.ts'
import type { Again } from './useReading.ts'

const numberings = ['renumber', 'keep'] as const
const namings = ['kz', 'ru', 'generic'] as const

interface CheckProps {
  readonly read: ReadText
  readonly draft: Draft
  readonly again: Again
  /** Draws the suggestions that a file's changes would become. */
  readonly changesList: ChangesList
}

type ChangesList = (found: ImportedRedline, lang: Lang) => ReactNode

const Check = ({ read, draft, again, changesList }: CheckProps) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { source, lang, reading } = read
  const [title, setTitle] = useState(reading.title?.[lang] ?? '')
  const [numbering, setNumbering] = useState<Numbering>('renumber')
  const [group, setGroup] = useState<string>()
  const [naming, setNaming] = useState<NamingProfile>(() => detectNaming(reading.units, lang))
  const publish = useMutation({
    mutationFn: () =>
      publishText(source, {
        title: title.trim(),
        lang,
        numbering,
        naming,
        units: unitsOf(draft.rows, lang),
        ...(group && { group }),
      }),
    onSuccess: async ({ id, proposal }) => {
      draft.finish()
      await queries.invalidateQueries({ queryKey: textsQuery.queryKey })
      if (proposal) await navigate({ to: `/proposals/${proposal}`, ignoreBlocker: true })
      else await navigate({ to: '/texts/$id', params: { id }, ignoreBlocker: true })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    publish.mutate()
  }
  return (
    <form className={classes.check} onSubmit={submit}>
      <aside className={classes.rail}>
        <h2>{t('terms.outline')}</h2>
        <Outline units={reading.units} lang={lang} naming={naming} prefix="row-" />
      </aside>
      <div className={classes.work}>
        <TextInput
          label={t('publish.title')}
          value={title}
          lang={lang}
          onChange={(event) => setTitle(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
        <Radio.Group
          label={t('publish.numbering')}
          value={numbering}
          onChange={(value) => setNumbering(value as Numbering)}
        >
          <div className={classes.choices}>
            {numberings.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`publish.number.${value}`)}
                description={t(`publish.numberWhat.${value}`)}
              />
            ))}
          </div>
        </Radio.Group>
        <Radio.Group
          label={t('publish.naming')}
          value={naming}
          onChange={(value) => setNaming(value as NamingProfile)}
        >
          <div className={classes.choices}>
            {namings.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`publish.names.${value}`)}
                description={t(`publish.namesWhat.${value}`)}
              />
            ))}
          </div>
        </Radio.Group>
        <ImportReport reading={reading} maySuggest {...again} />
        {reading.imported && (
          <FollowedChanges
            imported={reading.imported}
            lang={lang}
            group={group}
            onGroup={setGroup}
            list={(found) => changesList(found, lang)}
          />
        )}
        <Doubts reading={reading} lang={lang} />
        <Correction draft={draft} lang={lang} naming={naming} />
        <div className={classes.bar}>
          {publish.error && <Notice {...tell(publish.error)} />}
          <div className={classes.buttons}>
            <Button variant="default" onClick={draft.back}>
              {t('publish.otherSource')}
            </Button>
            <Button type="submit" loading={publish.isPending}>
              {t('texts.publish')}
            </Button>
          </div>
        </div>
      </div>
    </form>
  )
}

export const NewTextPage = ({ changesList }: { changesList: ChangesList }) => {
  const { t } = useTranslation()
  const draft = useDraft(t('publish.leave'))
  return (
    <Page
      title={t(draft.read ? 'publish.checkTitle' : 'texts.publish')}
      lead={t(draft.read ? 'publish.checkLead' : 'publish.lead')}
      width={draft.read ? 'normal' : 'narrow'}
      back={
        <Link className="link" to="/texts">
          {t('nav.texts')}
        </Link>
      }
    >
      <Bringing draft={draft} languages={['ru', 'kk', 'en']}>
        {(read, again) => <Check read={read} draft={draft} again={again} changesList={changesList} />}
      </Bringing>
    </Page>
  )
}
