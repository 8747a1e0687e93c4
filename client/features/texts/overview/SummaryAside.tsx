/** The commission's outcomes so far, and whose suggestions these are. */
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import type { Summary } from './model.ts'
import classes from './overview.module.css'

const outcomes = ['taken', 'inPart', 'notTaken', 'pending'] as const

export const SummaryAside = ({ summary }: { summary: Summary }) => {
  const { t, i18n } = useTranslation()
  const total = outcomes.reduce((sum, outcome) => sum + summary.outcomes[outcome], 0)
  return (
    <aside className={classes.side}>
      {total > 0 && (
        <section>
          <h2>{t('overview.outcomes')}</h2>
          <ul className={classes.outcomes}>
            {outcomes.map((outcome) => (
              <li key={outcome} data-outcome={outcome}>
                <span>{t(`state.${outcome}`)}</span>
                <b>{formatNumber(summary.outcomes[outcome], i18n.language)}</b>
                <span className={classes.track} aria-hidden="true">
                  <i style={{ width: `${(100 * summary.outcomes[outcome]) / total}%` }} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('overview.byGroup')}</h2>
        <ul className={classes.groups}>
          {summary.groups.map(({ id, name, count }) => (
            <li key={id}>
              <span>{name}</span>
              <b>{formatNumber(count, i18n.language)}</b>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  )
}
