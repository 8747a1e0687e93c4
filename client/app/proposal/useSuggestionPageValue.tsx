/** What the suggestion cards and editors of this page know of it, composed from the other features. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#client/collab/usePresence.ts'
import { CardFoot } from '#client/features/decisions/CardFoot.tsx'
import { DecisionStamp } from '#client/features/decisions/DecisionStamp.tsx'
import { byUnit } from '#client/features/suggestion/rows.ts'
import type { SuggestionPage, WordsInBase } from '#client/features/suggestion/SuggestionContext.ts'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ThreadRow } from '#shared/api/discussion.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { TextRow } from '#shared/api/texts.ts'
import { UnitMarks } from './UnitMarks.tsx'

export interface PageParts {
  readonly me: Me
  readonly proposal: ProposalRow
  readonly text: TextRow
  readonly rows: readonly SuggestionRow[]
  readonly threads: readonly ThreadRow[]
  readonly maySuggest: boolean
  numberOf(id: string): number | undefined
  typingIn(id: string): readonly Person[]
  select(unit: string): void
  readonly comment?: (words: WordsInBase) => void
  discuss(unit: string, suggestion?: string): void
}

/** Comments of open threads by the unit or suggestion that they stand on. */
const openComments = (threads: readonly ThreadRow[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { unit, suggestion, comments, resolved } of threads) {
    const place = suggestion ?? unit
    if (!resolved && place) counts.set(place, (counts.get(place) ?? 0) + comments.length)
  }
  return counts
}

export const useSuggestionPageValue = (parts: PageParts): SuggestionPage => {
  const { me, proposal, text, rows, threads, maySuggest } = parts
  const { t } = useTranslation()
  const comments = useMemo(() => openComments(threads), [threads])
  const units = useMemo(() => byUnit(rows), [rows])
  const language = (lang: string) => t(`common.${lang}`, { defaultValue: lang })
  return {
    me: me.id,
    languages: text.languages,
    byUnit: units,
    numberOf: parts.numberOf,
    maySuggest,
    mayWrite: (row) => may(me, 'suggestion.write', { proposal, suggestion: row }),
    typingIn: parts.typingIn,
    select: (unit) => parts.select(unit.eId),
    comment: parts.comment,
    margin: (unit) => (
      <UnitMarks
        suggestions={units.get(unit.eId)?.filter(({ state }) => state !== 'withdrawn').length ?? 0}
        comments={comments.get(unit.eId) ?? 0}
        onOpen={() => parts.discuss(unit.eId)}
      />
    ),
    cardStamp: (row) => <DecisionStamp row={row} numberOf={parts.numberOf} />,
    cardFoot: (row) => (
      <CardFoot
        row={row}
        rows={rows}
        proposal={proposal}
        actor={me}
        numberOf={parts.numberOf}
        comments={comments.get(row.id) ?? 0}
        onDiscuss={() => parts.discuss(row.unit, row.id)}
        language={language}
      />
    ),
  }
}
