/** Reading a text: its contents on the left, its articles on paper, a language or two. */
import { Button, Select } from '@mantine/core'
import { IconLanguage, IconMap2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '#client/api/client.ts'
import { useMe } from '#client/api/session.ts'
import { textQuery, textVersionsQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { formatDay } from '#client/i18n/format.ts'
import { focusWhenThere, useArrival } from '#client/ui/arrival.ts'
import { preferred, titleIn } from '#client/ui/articles.ts'
import { Crumb } from '#client/ui/Bar.tsx'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { useWindowTitle } from '#client/ui/Page.tsx'
import { may } from '#shared/access/may.ts'
import type { TextRow } from '#shared/api/texts.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { LanguageChoice } from '../LanguageChoice.tsx'
import { Outline } from '../Outline.tsx'
import { TextBody } from './TextBody.tsx'
import classes from './TextPage.module.css'
import { useCurrentPart } from './useCurrentPart.ts'

const both = 'both'

/** Goes to the unit that the address names, once the text is there. */
const useHash = (text: TextRow | undefined) => {
  const go = () => {
    const id = decodeURIComponent(location.hash.slice(1))
    return text && id ? focusWhenThere(() => document.getElementById(id), 'start') : undefined
  }
  const latest = useRef(go)
  latest.current = go
  useArrival(go)
  useEffect(() => (text ? latest.current() : undefined), [text])
}

const Loaded = ({ text }: { text: TextRow }) => {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { lang?: string; version?: number }
  const versions = useQuery(textVersionsQuery(text.id))
  const current = useCurrentPart(text)
  const { id, languages, naming, title, version, publishedAt } = text
  const units = text.units as readonly Unit[]
  const lang = preferred(languages, search.lang, i18n.language)
  const sideBySide = search.lang === both && languages.length > 1
  const langs = useMemo(
    () => (sideBySide ? [lang, languages.find((other) => other !== lang)!] : [lang]),
    [sideBySide, lang, languages],
  )
  const show = (wanted: { lang?: string; version?: number }) =>
    void navigate({ to: '/texts/$id', params: { id }, search: { ...search, ...wanted }, replace: true })

  return (
    <div className={classes.page}>
      <Crumb title={titleIn(title, lang)} of={t('texts.version', { number: version })} />
      <aside className={classes.rail}>
        <h2>{t('terms.outline')}</h2>
        <Outline units={units} lang={lang} naming={naming} current={current} />
      </aside>
      <main id="main" className={classes.paper} tabIndex={-1}>
        <div className={classes.tools}>
          <LanguageChoice
            languages={languages}
            value={sideBySide ? both : lang}
            sideBySide={both}
            onChange={(chosen) => show({ lang: chosen })}
          />
          {(versions.data?.length ?? 0) > 1 && (
            <Select
              aria-label={t('terms.version')}
              size="sm"
              w={150}
              allowDeselect={false}
              value={String(version)}
              data={versions.data!.map(({ version: number }) => ({
                value: String(number),
                label: t('texts.version', { number }),
              }))}
              onChange={(chosen) => chosen && show({ version: Number(chosen) })}
            />
          )}
          <Link className="link" to="/texts/$id/versions" params={{ id }}>
            {t('versions.all')}
          </Link>
          <span className={classes.grow} />
          {may(me, 'text.publish', {}) && (
            <Button
              component={Link}
              to={`/texts/${id}/languages/new`}
              variant="subtle"
              leftSection={<IconLanguage size={16} stroke={1.75} />}
            >
              {t('texts.addLanguage')}
            </Button>
          )}
          <Button
            component={Link}
            to={`/texts/${id}/overview`}
            variant="default"
            leftSection={<IconMap2 size={16} stroke={1.75} />}
          >
            {t('texts.allSuggestions')}
          </Button>
        </div>
        <header className={classes.title} data-langs={langs.length}>
          {langs.map((one) => (
            <h1 key={one} lang={one}>
              {titleIn(title, one)}
            </h1>
          ))}
          <p>
            {t('texts.version', { number: version })}, {formatDay(publishedAt, i18n.language)}
          </p>
        </header>
        <details className={classes.contents}>
          <summary>{t('terms.outline')}</summary>
          <Outline units={units} lang={lang} naming={naming} current={current} />
        </details>
        <TextBody units={units} langs={langs} naming={naming} />
      </main>
    </div>
  )
}

export const TextPage = () => {
  const { t, i18n } = useTranslation()
  const tell = useProblem()
  const { id = '' } = useParams({ strict: false })
  const { version } = useSearch({ strict: false }) as { version?: number }
  const text = useQuery(textQuery(id, version))
  useWindowTitle(text.data ? titleIn(text.data.title, i18n.language) : t('terms.text'))
  useHash(text.data)
  if (text.data) return <Loaded text={text.data} />
  if (text.error instanceof ProblemError && text.error.status === 404) throw text.error
  return (
    <main id="main" className={classes.waiting}>
      {text.error ? (
        <Notice {...tell(text.error)} onRetry={() => void text.refetch()} />
      ) : (
        <TextSkeleton paragraphs={6} />
      )}
    </main>
  )
}
