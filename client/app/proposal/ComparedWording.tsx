/** One of two compared wordings: who, the words, why, and how people stand. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCollab } from '#client/collab/RoomsContext.ts'
import { RichTextView } from '#client/editor/RichTextView.tsx'
import { WordingView } from '#client/editor/WordingView.tsx'
import { DecisionStamp } from '#client/features/decisions/DecisionStamp.tsx'
import { PositionList } from '#client/features/decisions/PositionList.tsx'
import { Marks } from '#client/features/suggestion/Marks.tsx'
import { reasonOf } from '#client/features/suggestion/rows.ts'
import { useSuggestionPage } from '#client/features/suggestion/SuggestionContext.ts'
import { wordingBlocks } from '#client/features/suggestion/seeds.ts'
import { PersonMark } from '#client/ui/Person.tsx'
import { PositionBar } from '#client/ui/PositionBar.tsx'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Block } from '#shared/document/blocks.ts'
import type { Lang } from '#shared/legal/unit.ts'
import classes from './compare.module.css'

export interface ComparedWordingProps {
  readonly row: SuggestionRow
  readonly number: number | undefined
  readonly base: readonly Block[]
  /** The wording to draw the redline against; without it, against the draft. */
  readonly other?: SuggestionRow
  readonly lang: Lang
}

export const ComparedWording = ({ row, number, base, other, lang }: ComparedWordingProps) => {
  const { t } = useTranslation()
  const { people } = useCollab()
  const { store } = useSuggestionPage()
  const blocks = useMemo(() => wordingBlocks(row.after[lang]), [row.after, lang])
  const against = useMemo(() => (other ? wordingBlocks(other.after[lang]) : base), [other, lang, base])
  const reason = reasonOf(row, lang)
  return (
    <section className={classes.wording} aria-label={t('suggestion.card', { number, name: row.author.name })}>
      <header>
        <h3>{`№\u00a0${number}`}</h3>
        <span className={classes.who}>
          <b>{row.author.name}</b>
          {row.coauthors.length > 0 && (
            <span className={classes.quiet}>
              {t('suggestion.coauthors', {
                count: row.coauthors.length,
                names: row.coauthors.map(({ name }) => name).join(', '),
              })}
            </span>
          )}
        </span>
        <PersonMark name={row.author.name} colour={people.colourOf(row.author.id)} size="l" decorative />
      </header>
      <div className={classes.words}>
        <WordingView blocks={blocks} base={against} lang={lang} />
      </div>
      <div className={classes.why}>
        {reason.length > 0 && (
          <>
            <h4>{t('suggestion.reason')}</h4>
            <RichTextView blocks={reason} lang={lang} />
          </>
        )}
      </div>
      <div className={classes.marks}>
        <DecisionStamp row={row} numberOf={store.numberOf} />
        <Marks row={row} />
      </div>
      <div className={classes.positions}>
        {row.positions && <PositionBar {...row.positions} />}
        {row.positionList && <PositionList positions={row.positionList} />}
      </div>
    </section>
  )
}
