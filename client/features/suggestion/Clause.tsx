/**
 * A unit's own words in one language, as the base has them: selecting, and opening them for a suggestion. A click without a
 * drag opens them, as do Enter and F2 on the focused clause; a drag over words offers what can be done with them.
 */
import type { KeyboardEvent, MouseEvent } from 'react'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaretAt } from '#client/editor/caretAt.ts'
import { WordingView } from '#client/editor/WordingView.tsx'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { ownToResume } from './rows.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { useSuggestionPage } from './SuggestionContext.ts'
import { ownBlocks } from './seeds.ts'
import { UnitMenu } from './UnitMenu.tsx'
import { useEditingStore } from './useEditing.ts'
import { useIsSelected } from './usePageStore.ts'

export interface ClauseProps {
  readonly unit: Unit
  readonly lang: Lang
  /** Whether one may suggest here. */
  readonly open: boolean
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

export const Clause = memo(({ unit, lang, open }: ClauseProps) => {
  const { t } = useTranslation()
  const page = useSuggestionPage()
  const store = useEditingStore()
  const selected = useIsSelected(unit.eId)
  const blocks = useMemo(() => ownBlocks(unit, lang), [unit, lang])
  const [picked, setPicked] = useState<PickedWords>()
  // Menus come when the pointer or the keyboard is near: a text has hundreds of clauses.
  const [near, setNear] = useState(false)

  const begin = (caret: CaretAt) => {
    const own = ownToResume(page.store.rowsOf(unit.eId), page.me, unit.eId)
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
  const comeNear = near ? undefined : () => setNear(true)

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's
    <div
      className="unit-words"
      data-selected={selected || undefined}
      data-open={open || undefined}
      role="group"
      tabIndex={open ? 0 : -1}
      aria-roledescription={t('suggestion.clause')}
      aria-keyshortcuts={open ? 'Enter F2' : undefined}
      onClick={click}
      onKeyDown={key}
      onPointerEnter={comeNear}
      onFocus={comeNear}
    >
      <WordingView blocks={blocks} lang={lang} />
      {near && open && !isContainer(unit) && (
        <UnitMenu unit={unit} lang={lang} onWhole={() => begin('end')} />
      )}
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
  )
})
