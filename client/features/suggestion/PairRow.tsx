/**
 * A unit of the text in two languages beside each other, its number between them: neither language leads. One of them may
 * be amended in its place; below both stand the suggestions, each in both languages.
 */
import { memo, type ReactNode } from 'react'
import { blockLabel } from '#client/editor/blockLabel.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { Cards } from './Cards.tsx'
import { Clause } from './Clause.tsx'
import { EditingPlace } from './EditingPlace.tsx'
import type { Editing } from './editing.ts'
import { OtherLanguage } from './OtherLanguage.tsx'
import { PairStep } from './PairStep.tsx'
import { useSuggestionPage } from './SuggestionContext.ts'
import type { UnitRowProps } from './UnitRow.tsx'
import { useEditingOf } from './useEditing.ts'
import { useRowsOf } from './usePageStore.ts'
import './pair.css'

interface PairProps {
  readonly unit: Unit
  readonly langs: readonly Lang[]
  readonly id?: string
  readonly spine: ReactNode
  readonly side: (lang: Lang) => ReactNode
}

const Pair = ({ unit, langs, id, spine, side }: PairProps) => (
  <div className={`pair ${unit.kind}`} data-unit={id && unit.eId} id={id}>
    <div className="spine">{spine}</div>
    {langs.map((lang) => (
      <div key={lang} className="pair-side" data-lang={lang}>
        {side(lang)}
      </div>
    ))}
  </div>
)

/** The open suggestion: its editor in the language being written, its words in the other. */
const Amended = ({ unit, editing, lang }: { unit: Unit; editing: Editing; lang: Lang }) =>
  editing.lang === lang ? (
    <EditingPlace unit={unit} editing={editing} />
  ) : (
    <OtherLanguage unit={unit} editing={editing} lang={lang} />
  )

export const PairRow = memo(({ unit, langs, mode, cards }: UnitRowProps) => {
  const page = useSuggestionPage()
  const editing = useEditingOf(unit.eId)
  const rows = useRowsOf(unit.eId)
  const open = mode === 'suggest' && page.maySuggest
  const replaced = editing?.op === 'replace'
  const amended = (lang: Lang) => editing && <Amended key={editing.suggestion} {...{ unit, editing, lang }} />
  const label = blockLabel(unit.kind, unit.num)
  return (
    <>
      <Pair
        unit={unit}
        langs={langs}
        id={`u-${unit.eId}`}
        spine={
          <>
            {label && <b>{label}</b>}
            {mode !== 'read' && <PairStep rows={rows} />}
            {page.margin?.(unit)}
          </>
        }
        side={(lang) => (replaced ? amended(lang) : <Clause unit={unit} lang={lang} open={open} />)}
      />
      {editing && !replaced && <Pair unit={unit} langs={langs} spine={null} side={amended} />}
      {cards && mode !== 'read' && rows.length > 0 && (
        <Cards unit={unit} rows={rows} langs={langs} except={editing?.suggestion} all={mode === 'review'} />
      )}
      {!replaced &&
        unit.children.map((child) => (
          <PairRow key={child.eId} unit={child} langs={langs} mode={mode} cards={cards} />
        ))}
    </>
  )
})
