/**
 * A unit of the text: its number, its words, its margin; where it is being amended, the editor in its place; below it
 * the suggestions made here. A click without a drag opens it, as do Enter and F2 on the focused clause.
 */
import type { KeyboardEvent, MouseEvent } from 'react'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WordingView } from '#client/editor/WordingView.tsx'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { Cards } from './Cards.tsx'
import { EditingUnit } from './EditingUnit.tsx'
import { ownToResume } from './rows.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { useSuggestionPage } from './SuggestionContext.ts'
import { ownBlocks } from './seeds.ts'
import { UnitMenu } from './UnitMenu.tsx'
import { useEditingOf, useEditingStore } from './useEditing.ts'

export type Mode = 'read' | 'suggest' | 'review'

export interface UnitRowProps {
  readonly unit: Unit
  readonly lang: Lang
  readonly mode: Mode
  readonly selected?: string
}

interface PickedWords {
  readonly quote: string
  readonly start?: number
  readonly top: number
  readonly left: number
}

/** The selected words, and where they start when they lie within one block. */
const pickedIn = (selection: Selection): Pick<PickedWords, 'quote' | 'start'> => {
  const range = selection.getRangeAt(0)
  const block = range.startContainer.parentElement?.closest('.wb')
  if (!block?.contains(range.endContainer)) return { quote: selection.toString() }
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(range.startContainer, range.startOffset)
  return { quote: range.toString(), start: before.toString().length }
}

/** Units that hold the text together but have no words that a click could amend in place. */
const isContainer = (unit: Unit): boolean => ['part', 'title', 'section', 'chapter'].includes(unit.kind)

export const UnitRow = memo(({ unit, lang, mode, selected }: UnitRowProps) => {
  const { t } = useTranslation()
  const page = useSuggestionPage()
  const store = useEditingStore()
  const editing = useEditingOf(unit.eId)
  const blocks = useMemo(() => ownBlocks(unit, lang), [unit, lang])
  const [picked, setPicked] = useState<PickedWords>()
  const rows = page.byUnit.get(unit.eId) ?? []
  const open = mode === 'suggest' && page.maySuggest

  const begin = (caret: { x: number; y: number } | 'end') => {
    const own = ownToResume(rows, page.me, unit.eId)
    if (own) store.resume(own, lang, caret)
    else store.begin('replace', unit, lang, caret)
  }

  const click = (event: MouseEvent<HTMLElement>) => {
    page.select(unit)
    const selection = window.getSelection()
    if (selection && !selection.isCollapsed) {
      const around = event.currentTarget.getBoundingClientRect()
      const { top, left } = selection.getRangeAt(0).getBoundingClientRect()
      return setPicked({ ...pickedIn(selection), top: top - around.top, left: left - around.left })
    }
    setPicked(undefined)
    if (open && event.detail < 2) begin({ x: event.clientX, y: event.clientY })
  }
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return
    if (open && (event.code === 'Enter' || event.code === 'F2')) {
      event.preventDefault()
      begin('end')
    }
  }

  const replaced = editing?.op === 'replace'
  return (
    <>
      <div className={`unit ${unit.kind}`} data-unit={unit.eId} id={`u-${unit.eId}`}>
        {replaced ? (
          <EditingUnit key={editing.suggestion} unit={unit} editing={editing} />
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's
          <div
            className="unit-words"
            data-selected={selected === unit.eId || undefined}
            data-open={open || undefined}
            role="group"
            aria-roledescription={t('suggestion.clause')}
            aria-keyshortcuts={open ? 'Enter F2' : undefined}
            onClick={click}
            onKeyDown={key}
          >
            <WordingView blocks={blocks} lang={lang} />
            {open && !isContainer(unit) && <UnitMenu unit={unit} lang={lang} onWhole={() => begin('end')} />}
            {picked && (
              <SelectionBar
                {...picked}
                unit={unit}
                lang={lang}
                onSuggest={open ? () => begin({ x: 0, y: 0 }) : undefined}
                onClose={() => setPicked(undefined)}
              />
            )}
          </div>
        )}
        {page.margin && <div className="unit-margin">{page.margin(unit)}</div>}
      </div>
      {editing && !replaced && (
        <div className={`unit ${unit.kind}`}>
          <EditingUnit key={editing.suggestion} unit={unit} editing={editing} />
        </div>
      )}
      {mode !== 'read' && rows.length > 0 && (
        <Cards unit={unit} rows={rows} lang={lang} except={editing?.suggestion} all={mode === 'review'} />
      )}
      {!replaced &&
        unit.children.map((child) => (
          <UnitRow key={child.eId} unit={child} lang={lang} mode={mode} selected={selected} />
        ))}
    </>
  )
})
