/** The foot of a suggestion's card: positions, discussion and decision, with the other wordings to compare it with. */
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { CardFoot } from '#client/features/decisions/CardFoot.tsx'
import { DecisionPanel } from '#client/features/decisions/DecisionPanel.tsx'
import { useSuggestionPage } from '#client/features/suggestion/SuggestionContext.ts'
import { useCommentsOn, useRowsOf } from '#client/features/suggestion/usePageStore.ts'
import type { Actor, ProposalSubject } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Level } from '#shared/legal/decision.ts'
import { comparable } from './comparable.ts'

export const useLanguageName = () => {
  const { t } = useTranslation()
  return (lang: string) => t(`common.${lang}`, { defaultValue: lang })
}

/** The panel follows all rows while it is open: whether agreed ones collide may change under the chair's eyes. */
export const LivePanel = ({
  row,
  level,
  onDone,
}: {
  row: SuggestionRow
  level: Level
  onDone: () => void
}) => {
  const { store } = useSuggestionPage()
  const rows = useSyncExternalStore(store.subscribe, store.rows)
  const language = useLanguageName()
  return (
    <DecisionPanel
      row={row}
      rows={rows}
      level={level}
      numberOf={store.numberOf}
      language={language}
      onDone={onDone}
    />
  )
}

export interface FootProps {
  readonly row: SuggestionRow
  readonly actor: Actor
  readonly proposal: ProposalSubject
  readonly onDiscuss: (unit: string, suggestion: string) => void
  readonly onCompare: (suggestion: string) => void
}

export const Foot = ({ row, actor, proposal, onDiscuss, onCompare }: FootProps) => {
  const { store } = useSuggestionPage()
  const comments = useCommentsOn(row.id)
  const rows = useRowsOf(row.unit)
  const language = useLanguageName()
  return (
    <CardFoot
      row={row}
      proposal={proposal}
      actor={actor}
      number={store.numberOf(row.id)}
      comments={comments}
      onDiscuss={() => onDiscuss(row.unit, row.id)}
      onCompare={comparable(rows, row).length > 0 ? () => onCompare(row.id) : undefined}
      language={language}
      panel={(level, onDone) => <LivePanel row={row} level={level} onDone={onDone} />}
    />
  )
}
