/** One text over all groups: how contested each article is, and what is suggested to it, as far as the reader may see. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '#client/api/client.ts'
import { proposalsQuery } from '#client/api/proposalList.ts'
import { useMe } from '#client/api/session.ts'
import { overviewQuery, textQuery, textSuggestionsQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { collabOf } from '#client/collab/collabOf.ts'
import { CollabProvider } from '#client/collab/RoomsContext.ts'
import { articlesOf, preferred, sectionsOf, titleIn } from '#client/ui/articles.ts'
import { Crumb } from '#client/ui/Bar.tsx'
import { ContestedMap, heat, scaleOf } from '#client/ui/ContestedMap.tsx'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import type { OverviewArticle, TextRow } from '#shared/api/texts.ts'
import { headingLabel } from '#shared/legal/naming.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { LanguageChoice } from '../LanguageChoice.tsx'
import { ArticleList, keyOf } from './ArticleList.tsx'
import { Filters, type Order } from './Filters.tsx'
import { byArticle, chosen, type Filter, placed, summaryOf } from './model.ts'
import classes from './overview.module.css'
import { SummaryAside } from './SummaryAside.tsx'
import { useLiveText } from './useLiveText.ts'

interface MapProps {
  readonly text: TextRow
  readonly counts: readonly OverviewArticle[]
  readonly lang: string
  readonly current: string | undefined
  readonly onOpen: (article: string) => void
}

const TextMap = ({ text, counts, lang, current, onOpen }: MapProps) => {
  const { t } = useTranslation()
  const of = new Map(counts.map((count) => [count.article, count]))
  const scale = scaleOf(counts.map(({ suggestions }) => suggestions))
  const rows = sectionsOf(text.units as readonly Unit[])
    // A preamble has a cell only when something is suggested to it.
    .map(({ section, articles }) => ({
      section,
      articles: articles.filter(({ kind, eId }) => kind === 'article' || of.has(eId)),
    }))
    .filter(({ articles }) => articles.length > 0)
    .map(({ section, articles }) => ({
      label: section?.num ?? '',
      title: section?.heading?.[lang],
      cells: articles.map(({ eId, kind, num }) => {
        const { suggestions = 0, collisions = 0 } = of.get(eId) ?? {}
        return {
          eId,
          num: num || '·',
          count: suggestions,
          collisions,
          label: `${headingLabel(text.naming, kind, num, lang)}: ${t('home.suggestions', { count: suggestions })}, ${t('home.colliding', { count: collisions })}`,
        }
      }),
    }))
  return (
    <section className={classes.map}>
      <header>
        <h2>{t('terms.map')}</h2>
        <p className={classes.legend}>
          <span className={classes.steps} aria-hidden="true">
            {[...scale, scale[4] + 1].map((count) => (
              <i key={count} data-heat={heat(count, scale)} />
            ))}
          </span>
          <span>{t('overview.legend', { steps: scale.slice(1).join(', ') })}</span>
          <span className={classes.sign}>
            <i aria-hidden="true">▼</i> {t('overview.legendClash')}
          </span>
        </p>
      </header>
      <ContestedMap
        rows={rows}
        name={t('terms.map')}
        size="page"
        lang={lang}
        current={current}
        onOpen={onOpen}
      />
    </section>
  )
}

export interface OverviewPageProps {
  /** What else can be done with the text as a whole. */
  readonly tools: (text: TextRow) => ReactNode
}

const Loaded = ({ text, tools }: OverviewPageProps & { readonly text: TextRow }) => {
  const { t, i18n } = useTranslation()
  const tell = useProblem()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Filter & { lang?: string; article?: string }
  const [order, setOrder] = useState<Order>('contested')
  useLiveText(text.id)
  const overview = useQuery(overviewQuery(text.id, text.version))
  const suggestions = useQuery(textSuggestionsQuery(text.id))
  const proposals = useQuery(proposalsQuery({ textId: text.id }))
  const lang = preferred(text.languages, search.lang, i18n.language)
  const articles = useMemo(() => articlesOf(text.units as readonly Unit[]), [text])
  const all = useMemo(() => {
    const submitted = (proposals.data ?? []).filter(
      ({ state }) => state === 'submitted' || state === 'closed',
    )
    return chosen(placed(suggestions.data ?? [], new Set(submitted.map(({ id }) => id))), {})
  }, [suggestions.data, proposals.data])
  const summary = useMemo(() => summaryOf(all, articles), [all, articles])
  const { group, state, colliding } = search
  const items = useMemo(() => {
    const found = byArticle(articles, chosen(all, { group, state, colliding }))
    return order === 'text'
      ? found
      : found.sort((a, b) => b.collisions - a.collisions || b.rows.length - a.rows.length)
  }, [articles, all, group, state, colliding, order])
  const open = search.article ?? (items[0] && keyOf(items[0]))

  const show = (wanted: Partial<typeof search>) =>
    void navigate({
      to: '/texts/$id/overview',
      params: { id: text.id },
      search: { ...search, ...wanted },
      replace: true,
      resetScroll: false,
    })
  const openFromMap = (article: string) => {
    show({ article })
    requestAnimationFrame(() => document.getElementById(`a-${article}`)?.scrollIntoView({ block: 'start' }))
  }

  const lead = [
    t('overview.suggestions', { count: summary.suggestions }),
    t('overview.fromGroups', { count: summary.groups.length }),
    t('overview.toArticles', { count: summary.articles }),
  ].join(' ')

  return (
    <Page
      title={t('overview.title')}
      width="wide"
      lead={suggestions.data && summary.suggestions > 0 && lead}
      back={
        <Link className="link" to="/texts/$id" params={{ id: text.id }} lang={lang}>
          {titleIn(text.title, lang)}
        </Link>
      }
      actions={
        <>
          <LanguageChoice languages={text.languages} value={lang} onChange={(one) => show({ lang: one })} />
          {tools(text)}
        </>
      }
    >
      <Crumb title={titleIn(text.title, lang)} of={t('texts.version', { number: text.version })} />
      {overview.data && (
        <TextMap text={text} counts={overview.data} lang={lang} current={open} onOpen={openFromMap} />
      )}
      {(suggestions.error ?? overview.error) && (
        <Notice {...tell(suggestions.error ?? overview.error)} onRetry={() => void suggestions.refetch()} />
      )}
      {suggestions.isPending && <TextSkeleton />}
      {suggestions.data && all.length === 0 && <Empty sentence={t('overview.none')} />}
      {all.length > 0 && (
        <>
          <Filters
            filter={{ group, state, colliding }}
            groups={summary.groups}
            order={order}
            onFilter={(wanted) => show({ ...wanted, article: undefined })}
            onOrder={setOrder}
          />
          <div className={classes.columns}>
            {items.length === 0 ? (
              <Empty sentence={t('overview.noneChosen')} />
            ) : (
              <ArticleList
                items={items}
                lang={lang}
                naming={text.naming}
                open={open}
                onOpen={(article) => show({ article: article ?? '' })}
              />
            )}
            <SummaryAside summary={summary} />
          </div>
        </>
      )}
    </Page>
  )
}

export const OverviewPage = ({ tools }: OverviewPageProps) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const { id = '' } = useParams({ strict: false })
  const me = useMe()
  const text = useQuery(textQuery(id))
  if (text.data)
    return (
      <CollabProvider value={collabOf(me)}>
        <Loaded text={text.data} tools={tools} />
      </CollabProvider>
    )
  if (text.error instanceof ProblemError && text.error.status === 404) throw text.error
  return (
    <Page title={t('overview.title')} width="wide">
      {text.error ? <Notice {...tell(text.error)} onRetry={() => void text.refetch()} /> : <TextSkeleton />}
    </Page>
  )
}
