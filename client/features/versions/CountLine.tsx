/** How many articles changed, came, went, moved; what is none is left out. */
import { useTranslation } from 'react-i18next'
import type { Counts } from '#shared/legal/version-comparison.ts'
import classes from './versions.module.css'

const shown = ['changed', 'added', 'removed', 'moved', 'renumbered', 'unchanged'] as const

export const CountLine = ({ counts }: { counts: Omit<Counts, 'doubtful'> }) => {
  const { t } = useTranslation()
  return (
    <ul className={classes.counts} aria-label={t('versions.articles')}>
      {shown
        .filter((what) => counts[what] > 0)
        .map((what) => (
          <li key={what} data-what={what}>
            <b>{counts[what]}</b> {t(`versions.count.${what}`, { count: counts[what] })}
          </li>
        ))}
    </ul>
  )
}
