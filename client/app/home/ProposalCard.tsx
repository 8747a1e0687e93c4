/** A proposal of one's group: its title, how contested its text is by it, what it holds, where it stands. */
import {
  IconArrowsDiff,
  IconArrowsSplit2,
  IconLock,
  IconPencil,
  IconRubberStamp,
  IconSend,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countByArticle } from '#client/features/proposal/outline.ts'
import { formatTime } from '#client/i18n/format.ts'
import { articlesOf, titleIn } from '#client/ui/articles.ts'
import { ContestedStrip } from '#client/ui/ContestedMap.tsx'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { TextRow } from '#shared/api/texts.ts'
import { countsOf } from './counts.ts'
import classes from './home.module.css'

const icon = { size: 14, stroke: 1.75, 'aria-hidden': true } as const

export interface ProposalCardProps {
  readonly proposal: ProposalRow
  readonly rows: readonly SuggestionRow[] | undefined
  readonly text: TextRow | undefined
}

export const ProposalCard = ({ proposal, rows, text }: ProposalCardProps) => {
  const { t, i18n } = useTranslation()
  const counts = rows && countsOf(rows)
  const byArticle = rows && countByArticle(rows)
  const { id, title, group, version, state, updatedAt } = proposal
  const drafting = state === 'drafting'
  const State = drafting ? IconPencil : state === 'submitted' ? IconSend : IconLock
  return (
    <Link className={classes.card} to="/proposals/$id" params={{ id }}>
      <h3>{title}</h3>
      <p className={classes.of}>
        {[group.name, text && titleIn(text.title, i18n.language), t('texts.version', { number: version })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className={classes.map}>
        {text && byArticle && (
          <ContestedStrip
            name={t('home.strip', { count: articlesOf(text.units).length })}
            counts={articlesOf(text.units).map(({ eId }) => byArticle.get(eId)?.suggestions ?? 0)}
          />
        )}
      </div>
      <div className={classes.foot}>
        {counts && (
          <>
            <span>{t('home.suggestions', { count: counts.suggestions })}</span>
            {counts.agreed > 0 && (
              <span>
                <IconRubberStamp {...icon} />
                {t('home.agreed', { count: counts.agreed })}
              </span>
            )}
            {counts.colliding > 0 && (
              <span data-tone="clash">
                <IconArrowsDiff {...icon} />
                {t('home.colliding', { count: counts.colliding })}
              </span>
            )}
            {counts.outOfStep > 0 && (
              <span data-tone="step">
                <IconArrowsSplit2 {...icon} />
                {t('home.outOfStep', { count: counts.outOfStep })}
              </span>
            )}
          </>
        )}
        <span className={classes.end}>
          <State {...icon} />
          {t(`proposalState.${state}`)}, {formatTime(updatedAt, i18n.language)}
        </span>
      </div>
    </Link>
  )
}
