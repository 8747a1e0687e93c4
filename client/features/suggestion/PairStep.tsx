/** Whether the suggestions to a clause say the same in both languages: a word in the spine, never a colour alone. */
import { IconArrowsSplit2, IconChecks, IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Chip } from '#client/ui/Chip.tsx'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { isStanding } from './rows.ts'

const icon = { size: 14, stroke: 1.75 } as const

export const PairStep = ({ rows }: { rows: readonly SuggestionRow[] }) => {
  const { t } = useTranslation()
  const standing = rows.filter(isStanding)
  if (standing.length === 0) return null
  if (standing.some(({ outOfStep }) => outOfStep.length > 0))
    return (
      <Chip tone="step" icon={<IconArrowsSplit2 {...icon} />}>
        {t('state.outOfStep')}
      </Chip>
    )
  const confirmed = standing.some((row) => Object.values(row.confirmed).includes(true))
  const word = t(confirmed ? 'bilingual.confirmedHere' : 'bilingual.inStep')
  const Icon = confirmed ? IconChecks : IconLink
  return (
    <span className="in-step" role="img" aria-label={word} title={word}>
      <Icon {...icon} />
    </span>
  )
}
