/** Over two languages beside each other: which is which, and how many suggestions are out of step. */
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { isStanding } from '#client/features/suggestion/rows.ts'
import { useSuggestionPage } from '#client/features/suggestion/SuggestionContext.ts'
import { Chip } from '#client/ui/Chip.tsx'

export interface PairHeadProps {
  readonly langs: readonly string[]
  /** Whether only the clauses that are out of step are shown. */
  readonly only: boolean
  readonly onOnly: (only: boolean) => void
}

export const PairHead = ({ langs, only, onOnly }: PairHeadProps) => {
  const { t } = useTranslation()
  const { store } = useSuggestionPage()
  const count = useSyncExternalStore(
    store.subscribe,
    () => store.rows().filter((row) => isStanding(row) && row.outOfStep.length > 0).length,
  )
  const [first, second] = langs.map((lang) => (
    <span key={lang}>{t(`common.${lang}`, { defaultValue: lang })}</span>
  ))
  return (
    <div className="pair-langs">
      <div>
        {first}
        <span className="step-count" title={t(only ? 'bilingual.showAll' : 'bilingual.onlyThese')}>
          {(count > 0 || only) && (
            <button type="button" className="step-only" aria-pressed={only} onClick={() => onOnly(!only)}>
              <Chip tone="step" icon={<IconArrowsSplit2 size={14} stroke={1.75} />}>
                {t(only ? 'bilingual.showAll' : 'bilingual.outOfStep', { count })}
              </Chip>
            </button>
          )}
        </span>
        {second}
      </div>
    </div>
  )
}
