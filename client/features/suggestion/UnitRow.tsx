/**
 * A unit of the text in one language: its number, its words, its margin; where it is being amended, the editor in its
 * place; below it the suggestions made here.
 */
import { memo } from 'react'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { Cards } from './Cards.tsx'
import { Clause } from './Clause.tsx'
import { EditingPlace } from './EditingPlace.tsx'
import type { Mode } from './mode.ts'
import { useSuggestionPage } from './SuggestionContext.ts'
import { UnitKind } from './UnitKind.tsx'
import { useEditingOf } from './useEditing.ts'
import { useRowsOf } from './usePageStore.ts'

export interface UnitRowProps {
  readonly unit: Unit
  readonly langs: readonly Lang[]
  readonly mode: Mode
  /** Whether its suggestions are drawn by now. */
  readonly cards: boolean
}

export const UnitRow = memo(({ unit, langs, mode, cards }: UnitRowProps) => {
  const page = useSuggestionPage()
  const editing = useEditingOf(unit.eId)
  const rows = useRowsOf(unit.eId)
  const lang = langs[0]!
  const open = mode === 'suggest' && page.maySuggest
  const replaced = editing?.op === 'replace'
  return (
    <>
      <div className={`unit ${unit.kind}`} data-unit={unit.eId} id={`u-${unit.eId}`}>
        {unit.kind === 'article' && <UnitKind unit={unit} lang={lang} />}
        {replaced ? (
          <EditingPlace key={editing.suggestion} unit={unit} editing={editing} />
        ) : (
          <Clause unit={unit} lang={lang} open={open} />
        )}
        {page.margin && <div className="unit-margin">{page.margin(unit)}</div>}
      </div>
      {editing && !replaced && (
        <div className={`unit ${unit.kind}`}>
          <EditingPlace key={editing.suggestion} unit={unit} editing={editing} />
        </div>
      )}
      {cards && mode !== 'read' && rows.length > 0 && (
        <Cards unit={unit} rows={rows} langs={langs} except={editing?.suggestion} all={mode === 'review'} />
      )}
      {!replaced &&
        unit.children.map((child) => (
          <UnitRow key={child.eId} unit={child} langs={langs} mode={mode} cards={cards} />
        ))}
    </>
  )
})
