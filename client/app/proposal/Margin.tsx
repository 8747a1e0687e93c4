/** The counts beside a clause, as they stand now. */
import { useCommentsOn, useRowsOf } from '#client/features/suggestion/usePageStore.ts'
import { UnitMarks } from './UnitMarks.tsx'

export const Margin = ({ unit, onOpen }: { unit: string; onOpen: (unit: string) => void }) => {
  const rows = useRowsOf(unit)
  const comments = useCommentsOn(unit)
  return (
    <UnitMarks
      suggestions={rows.filter(({ state }) => state !== 'withdrawn').length}
      comments={comments}
      onOpen={() => onOpen(unit)}
    />
  )
}
