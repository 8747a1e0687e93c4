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
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCollab } from '#client/collab/RoomsContext.ts'
import type { ChipTone } from '#client/ui/Chip.tsx'
import { Chip } from '#client/ui/Chip.tsx'
import { PersonMark } from '#client/ui/Person.tsx'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { CardWords } from './CardWords.tsx'
import { Marks } from './Marks.tsx'
import { isDecided, isStanding } from './rows.ts'
import { useSuggestionPage } from './SuggestionContext.ts'
import { useEditingStore } from './useEditing.ts'
import { useTypingIn } from './usePageStore.ts'

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
  const typing = useTypingIn(row.id)
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
  readonly langs: readonly Lang[]
}

export const SuggestionCard = memo(({ row, unit, langs }: SuggestionCardProps) => {
  const { t } = useTranslation()
  const page = useSuggestionPage()
  const { people } = useCollab()
  const store = useEditingStore()
  const number = page.store.numberOf(row.id)
  const paired = langs.length > 1
  return (
    <article
      className="card"
      data-state={row.state}
      data-decided={isDecided(row) || undefined}
      data-out-of-step={(isStanding(row) && row.outOfStep.length > 0) || undefined}
      data-suggestion={row.id}
      tabIndex={-1}
      aria-label={t('suggestion.card', { number, name: row.author.name })}
    >
      <header className="card-head">
        <PersonMark name={row.author.name} colour={people.colourOf(row.author.id)} decorative />
        <b>{row.author.name}</b>
        {number !== undefined && <span className="card-number">{`№\u00a0${number}`}</span>}
        <State row={row} />
        {row.op !== 'replace' && <Chip>{t(`suggestion.op.${row.op}`)}</Chip>}
        {row.bundle !== undefined && (
          <Link to="/proposals/$id/throughout" params={{ id: row.proposal }} hash={`bundle-${row.bundle}`}>
            <Chip icon={<IconReplace {...icon} />}>{t('suggestion.inBundle')}</Chip>
          </Link>
        )}
        <Marks row={row} short />
        <span className="grow" />
        <Typing row={row} />
        {page.mayWrite(row) && isStanding(row) && (
          <button
            type="button"
            className="quiet-button icon"
            aria-label={t('suggestion.edit', { number })}
            title={t('suggestion.edit', { number })}
            onClick={() => store.resume(row, langs[0]!, 'end')}
          >
            <IconPencil size={16} stroke={1.75} />
          </button>
        )}
      </header>
      {page.cardStamp?.(row)}
      <div className={paired ? 'card-pair' : undefined}>
        {langs.map((lang) => (
          <CardWords key={lang} row={row} unit={unit} lang={lang} paired={paired} />
        ))}
      </div>
      {page.cardFoot && <footer className="card-foot">{page.cardFoot(row)}</footer>}
    </article>
  )
})
