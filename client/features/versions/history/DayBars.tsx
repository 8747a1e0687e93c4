/** How much was done on each day, as bars: the last thirty days on which the shown entries lie. */
import { useTranslation } from 'react-i18next'
import { formatDay, formatNumber } from '#client/i18n/format.ts'
import type { HistoryEntry } from '#shared/api/proposals.ts'
import classes from './history.module.css'

const dayMs = 86_400_000
const mostDays = 30

const dayOf = (iso: string): number => new Date(iso).setHours(12, 0, 0, 0)

export const DayBars = ({ entries }: { entries: readonly HistoryEntry[] }) => {
  const { t, i18n } = useTranslation()
  if (entries.length === 0) return null
  const counts = new Map<number, number>()
  for (const { at } of entries) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1)
  const last = Math.max(...counts.keys())
  const first = Math.max(Math.min(...counts.keys()), last - (mostDays - 1) * dayMs)
  const length = Math.round((last - first) / dayMs) + 1
  const days = Array.from({ length }, (_, at) => new Date(first + at * dayMs).setHours(12, 0, 0, 0))
  const [busiest, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  const name = (day: number): string => formatDay(new Date(day).toISOString(), i18n.language)
  const label = t('history.busiest', {
    from: name(first),
    to: name(last),
    day: name(busiest),
    most: formatNumber(most, i18n.language),
  })
  return (
    <figure className={classes.bars}>
      <div role="img" aria-label={label}>
        {days.map((day) => (
          <i
            key={day}
            title={`${name(day)}: ${formatNumber(counts.get(day) ?? 0, i18n.language)}`}
            style={{ '--part': (counts.get(day) ?? 0) / most } as React.CSSProperties}
          />
        ))}
      </div>
      <figcaption>
        <span>{name(first)}</span>
        {length > 1 && <span>{name(last)}</span>}
      </figcaption>
    </figure>
  )
}
