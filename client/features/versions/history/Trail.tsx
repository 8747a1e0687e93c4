/** Who did what, newest first, by day, with a picture of how busy the days were; and whether the trail is whole. */
import { Button } from '@mantine/core'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { suggestionsQuery } from '#client/api/proposals.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { trailQuery, verifyQuery } from '#client/api/versions.ts'
import { formatDay, formatNumber, formatTime } from '#client/i18n/format.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import type { HistoryEntry, ProposalRow } from '#shared/api/proposals.ts'
import { DayBars } from './DayBars.tsx'
import classes from './history.module.css'
import { sentenceOf, suggestionOf } from './sentences.ts'

const Verified = ({ id }: { id: string }) => {
  const { t, i18n } = useTranslation()
  const verified = useQuery({ ...verifyQuery(id), enabled: false })
  return (
    <div className={classes.verify}>
      <Button variant="default" loading={verified.isFetching} onClick={() => void verified.refetch()}>
        {t('history.verify')}
      </Button>
      <span role="status">
        {verified.data?.type === 'intact' && (
          <>
            <IconShieldCheck size={18} stroke={1.75} aria-hidden="true" />{' '}
            {t('history.intact', { rows: formatNumber(verified.data.rows, i18n.language) })}
          </>
        )}
        {verified.data?.type === 'broken' && (
          <>
            <IconShieldX size={18} stroke={1.75} aria-hidden="true" />{' '}
            {t('history.broken', { where: verified.data.where, at: verified.data.at })}
          </>
        )}
      </span>
    </div>
  )
}

export const Trail = ({ proposal }: { proposal: ProposalRow }) => {
  const { t, i18n } = useTranslation()
  const explain = useProblem()
  const trail = useInfiniteQuery(trailQuery(proposal.id))
  const suggestions = useQuery(suggestionsQuery(proposal.id))
  if (trail.error) return <Notice {...explain(trail.error)} onRetry={() => void trail.refetch()} />
  if (!trail.data) return <TextSkeleton />
  const entries = trail.data.pages.flatMap(({ items }) => items)
  // What went to a newer text is known by what took its place there.
  const rows = new Map([
    ...(suggestions.data ?? []).flatMap((row) => (row.copiedFrom ? [[row.copiedFrom, row] as const] : [])),
    ...(suggestions.data ?? []).map((row) => [row.id, row] as const),
  ])
  const byDay = [...Map.groupBy(entries, ({ at }) => new Date(at).toDateString())]
  const about = (entry: HistoryEntry): string => {
    const row = rows.get(suggestionOf(entry) ?? '')
    if (!row) return ''
    const citation = row.citation[i18n.language] ?? Object.values(row.citation)[0] ?? ''
    return `${row.number === undefined ? '' : `№ ${row.number}, `}${citation}`
  }
  return (
    <>
      <Verified id={proposal.id} />
      <DayBars entries={entries} />
      {byDay.map(([day, some]) => (
        <section key={day} className={classes.day}>
          <h3>{formatDay(some[0]!.at, i18n.language)}</h3>
          <ol>
            {some.map((entry) => (
              <li key={entry.seq}>
                <time dateTime={entry.at}>{formatTime(entry.at, i18n.language).split(', ').at(-1)}</time>
                <p>
                  <b>{entry.actor.name}</b> {sentenceOf(t, entry)}
                  {about(entry) && <span className={classes.about}>{about(entry)}</span>}
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {trail.hasNextPage && (
        <Button
          variant="default"
          loading={trail.isFetchingNextPage}
          onClick={() => void trail.fetchNextPage()}
        >
          {t('history.older')}
        </Button>
      )}
    </>
  )
}
