/** The discussion beside the text: of a suggestion, of the selected clause, or of the whole proposal. */
import { useTranslation } from 'react-i18next'
import { DiscussionPanel, type QuotedWords } from '#client/features/discussion/DiscussionPanel.tsx'
import { useSuggestionPage } from '#client/features/suggestion/SuggestionContext.ts'
import type { Me } from '#shared/api/account.ts'
import type { ThreadRow } from '#shared/api/discussion.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import { findUnit } from '#shared/legal/tree.ts'
import type { Unit } from '#shared/legal/unit.ts'

export interface TalkProps {
  readonly me: Me
  readonly proposal: ProposalRow
  readonly units: readonly Unit[]
  readonly threads: readonly ThreadRow[]
  readonly selected: string | undefined
  /** The suggestion whose discussion was asked for. */
  readonly discussed: string | undefined
  /** The thread that a link leads to. */
  readonly wanted: string | undefined
  readonly quoted: QuotedWords | undefined
  readonly onDropQuote: () => void
  readonly cite: (eId: string) => string
}

export const Talk = (props: TalkProps) => {
  const { me, proposal, units, threads, selected, discussed, wanted, quoted, onDropQuote, cite } = props
  const { t } = useTranslation()
  const { store } = useSuggestionPage()
  const here = new Set(selected ? store.rowsOf(selected).map(({ id }) => id) : [])
  const shown = discussed
    ? threads.filter(({ suggestion }) => suggestion === discussed)
    : selected
      ? threads.filter(({ unit, suggestion }) => unit === selected || here.has(suggestion ?? ''))
      : threads
  const about = ({ unit, suggestion }: ThreadRow): string | undefined => {
    const row = store.row(suggestion ?? '')
    const parts = [
      !selected && cite(row?.unit ?? unit ?? ''),
      row && t('discussion.toSuggestion', { number: store.numberOf(row.id) }),
    ]
    return parts.filter(Boolean).join(', ') || undefined
  }
  return (
    <DiscussionPanel
      key={`${selected}:${discussed}`}
      proposal={proposal}
      actor={me}
      threads={shown}
      unit={selected ? findUnit(units, selected) : undefined}
      suggestion={discussed}
      wanted={wanted}
      citation={selected ? cite(selected) : ''}
      quoted={quoted?.unit === selected ? quoted : undefined}
      onDropQuote={onDropQuote}
      about={about}
    />
  )
}
