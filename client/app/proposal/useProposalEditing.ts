/** The page's open clause: one store for as long as the page is open, following the language that is looked at. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { placeSuggestion } from '#client/api/pushes.ts'
import { useCollab } from '#client/collab/RoomsContext.ts'
import { EditingStore } from '#client/features/suggestion/editing.ts'
import type { TextRow } from '#shared/api/texts.ts'

export const useProposalEditing = (
  proposal: string,
  { languages, units }: Pick<TextRow, 'languages' | 'units'>,
  langs: readonly string[],
): EditingStore => {
  const queries = useQueryClient()
  const { rooms } = useCollab()
  const editing = useMemo(
    () =>
      new EditingStore({
        rooms,
        proposal,
        languages,
        units,
        made: (row) => placeSuggestion(queries, proposal, row.id, row),
      }),
    [rooms, proposal, languages, units, queries],
  )
  useEffect(() => editing.takeUp(), [editing])
  useEffect(() => {
    const open = editing.get()
    if (open && !langs.includes(open.lang)) editing.turnTo(langs[0]!, 'end')
  }, [editing, langs])
  return editing
}
