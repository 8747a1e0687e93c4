/** What differs between two frozen versions of a proposal, suggestion by suggestion and word by word. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { suggestionsQuery } from '#client/api/proposals.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { frozenComparisonQuery } from '#client/api/versions.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import type { VersionComparison } from '#shared/api/proposals.ts'
import { Segments } from '../Segments.tsx'
import classes from './history.module.css'
import { versionName } from './names.ts'

type Redlines = VersionComparison['note']

const Words = ({ title, redlines }: { title: string; redlines: Redlines }) =>
  Object.entries(redlines).map(([lang, segments]) => (
    <div key={lang}>
      <h5>{title}</h5>
      <p lang={lang}>
        <Segments segments={segments} />
      </p>
    </div>
  ))

export const FrozenComparison = ({ proposal, a, b }: { proposal: string; a: number; b: number }) => {
  const { t, i18n } = useTranslation()
  const explain = useProblem()
  const comparison = useQuery(frozenComparisonQuery(proposal, a, b))
  const suggestions = useQuery(suggestionsQuery(proposal))
  if (comparison.error) return <Notice {...explain(comparison.error)} />
  if (!comparison.data) return <TextSkeleton />
  const rows = new Map(suggestions.data?.map((row) => [row.id, row]))
  const state = (one: string | undefined): string =>
    one === undefined ? t('history.notThere') : t(`state.${one}`, { defaultValue: one })
  const { suggestions: changed, note } = comparison.data
  return (
    <section className={classes.comparison} aria-live="polite">
      <h3>
        {t('history.between', { a: versionName(t, comparison.data.a), b: versionName(t, comparison.data.b) })}
      </h3>
      {changed.length === 0 && Object.keys(note).length === 0 && <p>{t('history.same')}</p>}
      <ul>
        {changed.map(({ id, unit, before, after, wording, reason }) => {
          const row = rows.get(id)
          return (
            <li key={id}>
              <h4>
                {row?.number !== undefined && `№ ${row.number} `}
                {row?.citation[i18n.language] ?? Object.values(row?.citation ?? {})[0] ?? unit}
              </h4>
              {before !== after && (
                <p className={classes.states}>
                  <del>{state(before)}</del> <ins>{state(after)}</ins>
                </p>
              )}
              <Words title={t('history.wording')} redlines={wording} />
              <Words title={t('history.reason')} redlines={reason} />
            </li>
          )
        })}
      </ul>
      <Words title={t('history.note')} redlines={note} />
    </section>
  )
}
