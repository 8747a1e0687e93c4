/** The open suggestion in the language that is not being written just now; a click, Enter or F2 goes on there. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSnapshot } from '#client/collab/useConnection.ts'
import { useWording } from '#client/editor/useWording.ts'
import { WordingView } from '#client/editor/WordingView.tsx'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import type { Editing } from './editing.ts'
import { StepBox } from './StepBox.tsx'
import { baseBlocks, wordingBlocks } from './seeds.ts'
import { useEditingStore } from './useEditing.ts'
import { useRow } from './usePageStore.ts'

export interface OtherLanguageProps {
  readonly unit: Unit
  readonly editing: Editing
  readonly lang: Lang
}

export const OtherLanguage = ({ unit, editing, lang }: OtherLanguageProps) => {
  const { t } = useTranslation()
  const store = useEditingStore()
  const connection = store.connection()
  const snapshot = useSnapshot(connection)
  const row = useRow(editing.suggestion)
  const base = useMemo(
    () => (editing.op === 'replace' ? baseBlocks(store.index, unit.eId, lang) : []),
    [editing.op, store, unit.eId, lang],
  )
  const stored = useMemo(() => (row ? wordingBlocks(row.after[lang]) : base), [row, lang, base])
  const live = useWording(snapshot.ready ? connection?.doc : undefined, lang)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's */}
      <div
        className="unit-words other-language"
        data-open
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: Enter opens it for whoever has no pointer
        tabIndex={0}
        aria-roledescription={t('suggestion.clause')}
        aria-keyshortcuts="Enter F2"
        onClick={(event) => store.turnTo(lang, { x: event.clientX, y: event.clientY })}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget || (event.code !== 'Enter' && event.code !== 'F2')) return
          event.preventDefault()
          store.turnTo(lang, 'end')
        }}
      >
        <WordingView blocks={live ?? stored} base={base} lang={lang} />
      </div>
      {row?.outOfStep.includes(lang) && <StepBox row={row} lang={lang} />}
    </>
  )
}
