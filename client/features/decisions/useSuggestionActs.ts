/** What one does to a suggestion besides writing: take a stand, withdraw, reopen, confirm a language. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeSuggestion, reopen, takePosition } from '#client/api/proposals.ts'
import { placeSuggestion } from '#client/api/pushes.ts'
import { type Told, useProblem } from '#client/api/useProblem.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'

export const useSuggestionActs = (row: SuggestionRow) => {
  const queries = useQueryClient()
  const explain = useProblem()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<Told>()

  const run = async (name: string, act: () => Promise<SuggestionRow>) => {
    setBusy(name)
    setProblem(undefined)
    try {
      placeSuggestion(queries, row.proposal, row.id, await act())
    } catch (error) {
      setProblem(explain(error))
      void queries.invalidateQueries({ queryKey: ['proposal', row.proposal, 'suggestions'] })
    } finally {
      setBusy(undefined)
    }
  }

  return {
    busy,
    problem,
    takePosition: (stand: 'support' | 'oppose' | 'abstain') =>
      run(stand, () => takePosition(row.id, { stand, note: '', wordingHash: row.wordingHash })),
    setState: (state: SuggestionRow['state']) => run(state, () => changeSuggestion(row.id, { state })),
    confirm: (lang: string) =>
      run('confirm', () => changeSuggestion(row.id, { confirmed: { [lang]: true } })),
    reopen: (level: 'group' | 'commission') => run('reopen', () => reopen(row.id, level)),
  }
}

export type SuggestionActs = ReturnType<typeof useSuggestionActs>
