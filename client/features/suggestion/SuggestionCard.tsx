/** One suggestion as others read it: who, what state, its wording redlined on the clause's own left edge, its reason. */
import {
  IconArrowBackUp,
  IconCircleDashed,
  IconLock,
  IconPencil,
  IconReplace,
  IconRubberStamp,
  IconUser,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCollab } from '#client/collab/RoomsContext.ts'
import { RichTextView } from '#client/editor/RichTextView.tsx'
import { WordingView } from '#client/editor/WordingView.tsx'
import type { ChipTone } from '#client/ui/Chip.tsx'
import { Chip } from '#client/ui/Chip.tsx'
import { PersonMark } from '#client/ui/Person.tsx'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { Marks } from './Marks.tsx'
import { isDecided, isStanding, reasonOf } from './rows.ts'
import { useSuggestionPage } from './SuggestionContext.ts'
import { baseBlocks, wordingBlocks } from './seeds.ts'
import { useEditingStore } from './useEditing.ts'

const icon = { size: 14, stroke: 1.75 } as const

const State = ({ row }: { row: SuggestionRow }) => {
  const { t } = useTranslation()
  const { me } = useSuggestionPage()
  const chip = (word: string, tone: ChipTone, image: ReactNode) => (
    <Chip tone={tone} icon={image}>
      {t(`suggestion.state.${word}`)}
    </Chip>
  )
  switch (row.state) {
    case 'draft':
      return chip('draft', 'draft', <IconLock {...icon} />)
    case 'withdrawn':
      return chip('withdrawn', 'plain', <IconArrowBackUp {...icon} />)
    case 'superseded':
      return chip('superseded', 'plain', <IconReplace {...icon} />)
    case 'open':
      if (isDecided(row)) return chip('decided', 'partly', <IconRubberStamp {...icon} />)
      return row.author.id === me
        ? chip('mine', 'mine', <IconUser {...icon} />)
        : chip('open', 'open', <IconCircleDashed {...icon} />)
  }
}

const Typing = ({ row }: { row: SuggestionRow }) => {
  const { t } = useTranslation()
  const typing = useSuggestionPage().typingIn(row.id)
  if (typing.length === 0) return null
  return (
    <span className={`typing p${typing[0]!.colour}`} role="status">
      <span className="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t('suggestion.typing', { count: typing.length, names: typing.map(({ name }) => name).join(', ') })}
    </span>
  )
}

export interface SuggestionCardProps {
  readonly row: SuggestionRow
  readonly unit: Unit
  readonly lang: Lang
}

export const SuggestionCard = memo(({ row, unit, lang }: SuggestionCardProps) => {
  const { t } = useTranslation()
  const page = useSuggestionPage()
  const { people } = useCollab()
  const store = useEditingStore()
  const [whole, setWhole] = useState(false)
  const number = page.numberOf(row.id)
  const base = useMemo(
    () => (row.op === 'replace' || row.op === 'delete' ? baseBlocks(store.index, unit.eId, lang) : []),
    [row.op, store, unit.eId, lang],
  )
  const blocks = useMemo(() => wordingBlocks(row.after[lang]), [row.after, lang])
  const reason = reasonOf(row, lang)
  return (
    <article
      className="card"
      data-state={row.state}
      data-decided={isDecided(row) || undefined}
      data-suggestion={row.id}
    >
      <header className="card-head">
        <PersonMark name={row.author.name} colour={people.colourOf(row.author.id)} decorative />
        <b>{row.author.name}</b>
        {number !== undefined && <span className="card-number">{`№\u00a0${number}`}</span>}
        <State row={row} />
        {row.op !== 'replace' && <Chip>{t(`suggestion.op.${row.op}`)}</Chip>}
        <Marks row={row} short />
        <span className="grow" />
        <Typing row={row} />
        {page.mayWrite(row) && isStanding(row) && (
          <button
            type="button"
            className="quiet-button icon"
            aria-label={t('suggestion.edit', { number })}
            title={t('suggestion.edit', { number })}
            onClick={() => store.resume(row, lang, 'end')}
          >
            <IconPencil size={16} stroke={1.75} />
          </button>
        )}
      </header>
      {page.cardStamp?.(row)}
      <WordingView blocks={blocks} base={base} lang={lang} size="m" />
      {reason.length > 0 && (
        <div className="why">
          <b>{t('suggestion.reason')}</b>
          <div className={whole ? undefined : 'two-lines'}>
            <RichTextView blocks={reason} lang={lang} />
          </div>
          {(row.reason[lang]?.length ?? 0) > 160 && (
            <button
              type="button"
              className="quiet-button"
              aria-expanded={whole}
              onClick={() => setWhole(!whole)}
            >
              {t(whole ? 'suggestion.less' : 'suggestion.more')}
            </button>
          )}
        </div>
      )}
      {page.cardFoot && <footer className="card-foot">{page.cardFoot(row)}</footer>}
    </article>
  )
})
