/**
 * The place where a clause is amended. The editor's code comes on its own, fetched while the reader reads; until it is
 * there, the words stand in the same place.
 */
import { useMemo } from 'react'
import { WordingView } from '#client/editor/WordingView.tsx'
import { loadedLater, whenIdle } from '#client/ui/loadedLater.ts'
import type { Unit } from '#shared/legal/unit.ts'
import type { Editing } from './editing.ts'
import { baseBlocks } from './seeds.ts'
import { useEditingStore } from './useEditing.ts'

const editor = loadedLater(() => import('./EditingUnit.tsx'))

/** Fetches the editor's code when the browser has nothing else to do. */
export const fetchEditorWhenIdle = (): (() => void) => whenIdle(editor.fetch)

export const EditingPlace = ({ unit, editing }: { unit: Unit; editing: Editing }) => {
  const { op, lang } = editing
  const { index } = useEditingStore()
  const blocks = useMemo(
    () => (op === 'replace' ? baseBlocks(index, unit.eId, lang) : []),
    [op, index, unit.eId, lang],
  )
  const code = editor.use()
  if (code) return <code.EditingUnit unit={unit} editing={editing} />
  return (
    <div className="ring">
      <WordingView blocks={blocks} lang={lang} />
    </div>
  )
}
