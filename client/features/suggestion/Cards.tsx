/** The other wordings of a clause, whole, below it; more than three fold. */
import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { inOrder } from './rows.ts'
import { SuggestionCard } from './SuggestionCard.tsx'
import './cards.css'
import './controls.css'

export interface CardsProps {
  readonly unit: Unit
  readonly rows: readonly SuggestionRow[]
  /** One language, or two to be shown beside each other. */
  readonly langs: readonly Lang[]
  /** The suggestion that is open in the clause's place. */
  readonly except?: string
  readonly all: boolean
}

const shownAtFirst = 3

export const Cards = ({ unit, rows, langs, except, all }: CardsProps) => {
  const { t } = useTranslation()
  const [unfolded, setUnfolded] = useState(false)
  const others = useMemo(() => inOrder(rows.filter((row) => row.id !== except)), [rows, except])
  // A link to a card that would be folded unfolds them.
  const wanted = useSearch({
    strict: false,
    select: (search) => (search as { suggestion?: string }).suggestion,
  })
  if (others.length === 0) return null
  const isWanted = wanted !== undefined && others.findIndex(({ id }) => id === wanted) >= shownAtFirst
  const shown = all || unfolded || isWanted ? others : others.slice(0, shownAtFirst)
  const folded = others.length - shown.length
  return (
    <section
      className="cards"
      data-pair={langs.length > 1 || undefined}
      aria-label={t('suggestion.othersHere')}
    >
      {except && <h4 className="cards-title">{t('suggestion.othersHere')}</h4>}
      {shown.map((row) => (
        <SuggestionCard key={row.id} row={row} unit={unit} langs={langs} />
      ))}
      {folded > 0 && (
        <button type="button" className="quiet-button" onClick={() => setUnfolded(true)}>
          {t('suggestion.showMore', { count: folded })}
        </button>
      )}
    </section>
  )
}
