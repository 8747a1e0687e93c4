/** A text's versions, and what changed between two of them. */
import { Button, Select, Switch } from '@mantine/core'
import { IconLink, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#client/api/session.ts'
import { textVersionsQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { textComparisonQuery } from '#client/api/versions.ts'
import { formatDay } from '#client/i18n/format.ts'
import { preferred, titleIn } from '#client/ui/articles.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page, Section } from '#client/ui/Page.tsx'
import { may } from '#shared/access/may.ts'
import type { TextVersionRow } from '#shared/api/textVersions.ts'
import { ChangedArticles } from './ChangedArticles.tsx'
import { ComparedUnits } from './ComparedUnits.tsx'
import { CountLine } from './CountLine.tsx'
import classes from './versions.module.css'

const Versions = ({ id, versions }: { id: string; versions: readonly TextVersionRow[] }) => {
  const { t, i18n } = useTranslation()
  const me = useMe()
  return (
    <ol className={classes.versions} reversed>
      {versions.toReversed().map(({ version, publishedAt, publishedBy, languages, articles }) => (
        <li key={version}>
          <Link className={classes.versionName} to="/texts/$id" params={{ id }} search={{ version }}>
            {t('texts.version', { number: version })}
          </Link>
          <p>
            {formatDay(publishedAt, i18n.language)}, {publishedBy.name},{' '}
            {languages.map((lang) => t(`texts.in.${lang}`, { defaultValue: lang })).join(', ')}
          </p>
          {articles && <CountLine counts={articles} />}
          {articles && may(me, 'text.publish', {}) && (
            <Link
              className="link"
              to="/texts/$id/versions/$version/alignment"
              params={{ id, version: String(version) }}
            >
              <IconLink size={14} stroke={1.75} aria-hidden="true" /> {t('versions.mend')}
            </Link>
          )}
        </li>
      ))}
    </ol>
  )
}

const Comparison = ({ id, versions }: { id: string; versions: readonly TextVersionRow[] }) => {
  const { t, i18n } = useTranslation()
  const explain = useProblem()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { a?: number; b?: number; lang?: string }
  const newest = versions.at(-1)!.version
  const [a, b] = [search.a ?? newest - 1, search.b ?? newest]
  const [onlyChanges, setOnlyChanges] = useState(true)
  const comparison = useQuery(textComparisonQuery(id, a, b))
  const languages = comparison.data?.b.languages ?? []
  const lang = preferred(languages, search.lang, i18n.language)
  const show = (wanted: { a?: number; b?: number; lang?: string }) =>
    void navigate({
      to: '/texts/$id/versions',
      params: { id },
      search: { ...search, ...wanted },
      replace: true,
    })
  const choice = versions.map(({ version }) => ({
    value: String(version),
    label: t('texts.version', { number: version }),
  }))
  return (
    <Section title={t('versions.compareTitle')}>
      <div className={classes.tools}>
        <Select
          label={t('versions.from')}
          value={String(a)}
          data={choice}
          allowDeselect={false}
          onChange={(value) => value && show({ a: Number(value) })}
        />
        <Select
          label={t('versions.to')}
          value={String(b)}
          data={choice}
          allowDeselect={false}
          onChange={(value) => value && show({ b: Number(value) })}
        />
        {languages.length > 1 && (
          <Select
            label={t('texts.language')}
            value={lang}
            data={languages.map((value) => ({ value, label: t(`common.${value}`, { defaultValue: value }) }))}
            allowDeselect={false}
            onChange={(value) => value && show({ lang: value })}
          />
        )}
        <Switch
          className={classes.switch}
          label={t('versions.onlyChanges')}
          checked={onlyChanges}
          onChange={(event) => setOnlyChanges(event.currentTarget.checked)}
        />
      </div>
      {comparison.isPending && <TextSkeleton />}
      {comparison.error && (
        <Notice {...explain(comparison.error)} onRetry={() => void comparison.refetch()} />
      )}
      {comparison.data && (
        <>
          <div role="status">
            <CountLine counts={comparison.data.articles} />
          </div>
          <div className={classes.beside}>
            <ChangedArticles comparison={comparison.data} lang={lang} naming={comparison.data.b.naming} />
            <ComparedUnits
              comparison={comparison.data}
              lang={lang}
              naming={comparison.data.b.naming}
              onlyChanges={onlyChanges}
            />
          </div>
        </>
      )}
    </Section>
  )
}

export const TextVersionsPage = () => {
  const { t, i18n } = useTranslation()
  const explain = useProblem()
  const me = useMe()
  const { id = '' } = useParams({ strict: false })
  const versions = useQuery(textVersionsQuery(id))
  const newest = versions.data?.at(-1)
  return (
    <Page
      title={t('versions.title')}
      lead={t('versions.lead')}
      back={
        <Link className="link" to="/texts/$id" params={{ id }}>
          {newest ? titleIn(newest.title, i18n.language) : t('terms.text')}
        </Link>
      }
      actions={
        may(me, 'text.publish', {}) && (
          <Button
            component={Link}
            to={`/texts/${id}/versions/new`}
            leftSection={<IconPlus size={16} stroke={1.75} />}
          >
            {t('versions.publish')}
          </Button>
        )
      }
    >
      {versions.isPending && <TextSkeleton />}
      {versions.error && <Notice {...explain(versions.error)} onRetry={() => void versions.refetch()} />}
      {versions.data && <Versions id={id} versions={versions.data} />}
      {versions.data && versions.data.length > 1 && <Comparison id={id} versions={versions.data} />}
    </Page>
  )
}
