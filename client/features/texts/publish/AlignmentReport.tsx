/** How a further language pairs with its text: what has no counterpart, and what was paired by its place alone. */
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/Notice.tsx'
import type { TextRow } from '#shared/api/texts.ts'
import type { LanguageReport } from '#shared/legal/align.ts'
import { cite } from '#shared/legal/citation.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import classes from './publish.module.css'

export interface AlignmentReportProps {
  readonly report: LanguageReport
  readonly text: Pick<TextRow, 'units' | 'naming'>
  /** The language that was there first. */
  readonly base: Lang
  readonly lang: Lang
}

export const AlignmentReport = ({ report, text, base, lang }: AlignmentReportProps) => {
  const { t } = useTranslation()
  const named = (eId: string): string => cite(text.units as readonly Unit[], eId, base, text.naming)
  const { missingInOther, onlyInOther, numberDiffers, shapeDiffers } = report
  const count = missingInOther.length + onlyInOther.length + numberDiffers.length + shapeDiffers.length
  if (count === 0)
    return (
      <p className={classes.clear} role="status">
        <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" /> {t('publish.aligned')}
      </p>
    )
  const parts = [
    { key: 'missing', items: missingInOther.map(named), in: base },
    {
      key: 'extra',
      items: onlyInOther.map(({ unit }) => [unit.num, unit.heading ?? unit.text].filter(Boolean).join(' ')),
      in: lang,
    },
    {
      key: 'number',
      items: numberDiffers.map(
        ({ eId, base: one, other }) => `${named(eId)}: ${one || '–'} / ${other || '–'}`,
      ),
      in: base,
    },
    { key: 'shape', items: shapeDiffers.map(named), in: base },
  ] as const
  return (
    <section className={classes.doubts} aria-live="polite">
      <Notice tone="step" title={t('publish.misaligned', { count })} detail={t('publish.misalignedWhat')} />
      {parts
        .filter(({ items }) => items.length > 0)
        .map(({ key, items, in: itemLang }) => (
          <details key={key} open={items.length < 12}>
            <summary>
              {t(`publish.report.${key}`)} <b>{items.length}</b>
            </summary>
            <ul lang={itemLang}>
              {items.map((item, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a report's lines have no identity
                <li key={index}>{item}</li>
              ))}
            </ul>
          </details>
        ))}
    </section>
  )
}
