/** What was decided on a suggestion, at the top edge of its card. */
import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import { Stamp } from '#client/ui/Stamp.tsx'
import { decisionInForce } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import classes from './decisions.module.css'

const commissionWords = { agreed: 'taken', partly: 'inPart', rejected: 'notTaken' } as const

export const DecisionStamp = ({
  row,
  numberOf,
}: {
  row: SuggestionRow
  numberOf: (id: string) => number | undefined
}) => {
  const { t, i18n } = useTranslation()
  const group = decisionInForce(row.decisions, 'group')
  const commission = decisionInForce(row.decisions, 'commission')
  if (!group) return null
  const instead = group.instead && numberOf(group.instead)
  const detail = [
    formatDay(group.at, i18n.language),
    group.by?.name,
    instead && t('decision.insteadNumber', { number: instead }),
  ]
  return (
    <div className={classes.stamps}>
      <Stamp
        outcome={group.outcome}
        title={t(`state.${group.outcome}`)}
        detail={detail.filter(Boolean).join(', ')}
      />
      {commission && (
        <Stamp
          outcome={commission.outcome}
          title={t(`state.${commissionWords[commission.outcome]}`)}
          detail={formatDay(commission.at, i18n.language)}
        />
      )}
    </div>
  )
}
