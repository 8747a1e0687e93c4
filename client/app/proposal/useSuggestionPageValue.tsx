/** What the suggestion cards and editors of this page know of it, composed from the other features. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { changeSuggestion } from '#client/api/proposals.ts'
import { placeSuggestion } from '#client/api/pushes.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { DecisionStamp } from '#client/features/decisions/DecisionStamp.tsx'
import type { PageStore } from '#client/features/suggestion/pageStore.ts'
import type { SuggestionPage, WordsInBase } from '#client/features/suggestion/SuggestionContext.ts'
import { may } from '#shared/access/may.ts'
import type { ProposalSubject } from '#shared/access/subjects.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { TextRow } from '#shared/api/texts.ts'
import { Foot } from './Foot.tsx'
import { Margin } from './Margin.tsx'

export interface PageParts {
  readonly me: Me
  readonly proposal: ProposalRow
  readonly text: TextRow
  readonly store: PageStore
  readonly maySuggest: boolean
  readonly select: (unit: string) => void
  readonly comment?: (words: WordsInBase) => void
  readonly discuss: (unit: string, suggestion?: string) => void
  readonly compare: (suggestion: string) => void
}

/** What rights depend on of a proposal: the same object while somebody types in its note. */
const useSubject = ({ id, group, state, shares }: ProposalRow): ProposalSubject => {
  const told = JSON.stringify({ id, group, state, shares })
  return useMemo(() => JSON.parse(told) as ProposalSubject, [told])
}

export const useSuggestionPageValue = (parts: PageParts): SuggestionPage => {
  const { me, text, store, maySuggest, select, comment, discuss, compare } = parts
  const queries = useQueryClient()
  const explain = useProblem()
  const proposal = useSubject(parts.proposal)
  const { languages, naming } = text
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is explained depends on the language alone, which draws all anew
  return useMemo(
    () => ({
      me: me.id,
      languages,
      naming,
      store,
      maySuggest,
      mayWrite: (row) => may(me, 'suggestion.write', { proposal, suggestion: row }),
      select: (unit) => select(unit.eId),
      comment,
      confirm: async (row, lang) => {
        try {
          const changed = await changeSuggestion(row.id, { confirmed: { [lang]: true } })
          placeSuggestion(queries, row.proposal, row.id, changed)
          return undefined
        } catch (error) {
          return explain(error).title
        }
      },
      margin: (unit) => <Margin unit={unit.eId} onOpen={discuss} />,
      cardStamp: (row) => <DecisionStamp row={row} numberOf={store.numberOf} />,
      cardFoot: (row) => (
        <Foot row={row} actor={me} proposal={proposal} onDiscuss={discuss} onCompare={compare} />
      ),
    }),
    [me, languages, naming, store, maySuggest, proposal, select, comment, discuss, compare, queries],
  )
}
