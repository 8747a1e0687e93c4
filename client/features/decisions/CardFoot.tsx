/** Under a suggestion's card: how people stand, one's own stand, the chair's decision, its discussion. */
import { IconColumns, IconGavel, IconMessage, IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PositionBar } from '#client/ui/PositionBar.tsx'
import { may } from '#shared/access/may.ts'
import type { Actor, ProposalSubject } from '#shared/access/subjects.ts'
import { decisionInForce } from '#shared/access/subjects.ts'
import type { PositionRow, SuggestionRow } from '#shared/api/suggestions.ts'
import type { Level } from '#shared/legal/decision.ts'
import { CardMenu } from './CardMenu.tsx'
import classes from './decisions.module.css'
import { FootButton } from './FootButton.tsx'
import { fingerprint } from './fingerprint.ts'
import { PositionList } from './PositionList.tsx'
import { useCardKeys } from './useCardKeys.ts'
import { useSuggestionActs } from './useSuggestionActs.ts'

const stands = [
  { stand: 'support', key: '1', Icon: IconThumbUp },
  { stand: 'oppose', key: '2', Icon: IconThumbDown },
] as const

export interface CardFootProps {
  readonly row: SuggestionRow
  readonly proposal: ProposalSubject
  readonly actor: Actor
  readonly number: number | undefined
  readonly comments: number
  readonly onDiscuss: () => void
  /** Absent where the clause has no other wording. */
  readonly onCompare?: () => void
  readonly language: (lang: string) => string
  readonly panel: (level: Level, onDone: () => void) => ReactNode
}

export const CardFoot = ({
  row,
  proposal,
  actor,
  number,
  comments,
  onDiscuss,
  onCompare,
  language,
  panel,
}: CardFootProps) => {
  const { t } = useTranslation()
  const acts = useSuggestionActs(row)
  const [open, setOpen] = useState<'positions' | 'decision'>()
  const subject = { proposal, suggestion: row }
  const mine = row.positionList?.find(({ user }) => user.id === actor.id)
  const mayTake = may(actor, 'position.take', subject)
  const mayDecide = may(actor, 'decision.group', subject)
  const mayReopen = may(actor, 'reopen.group', subject)
  const commission = may(actor, 'decision.commission', subject)
  const mayArrange = may(actor, 'suggestion.arrange', subject)
  const decided = decisionInForce(row.decisions, 'group')
  const toggle = (part: 'positions' | 'decision') => setOpen(open === part ? undefined : part)
  const foot = useRef<HTMLDivElement>(null)
  const stand = (wanted: PositionRow['stand']) => (mayTake ? () => void acts.takePosition(wanted) : undefined)
  useCardKeys(foot, {
    Digit1: stand('support'),
    Digit2: stand('oppose'),
    Digit3: stand('abstain'),
    KeyC: onDiscuss,
    KeyD: mayDecide || commission ? () => setOpen('decision') : undefined,
    KeyV: onCompare,
  })

  return (
    <div className={classes.foot} ref={foot}>
      <div className={classes.line}>
        {row.positions && (
          <button
            type="button"
            className={classes.bar}
            aria-expanded={open === 'positions'}
            onClick={() => toggle('positions')}
          >
            <PositionBar {...row.positions} />
          </button>
        )}
        {mine?.outdated && <span className={classes.outdated}>{t('decision.beforeLastChange')}</span>}
        <span className={classes.acts}>
          {mayTake &&
            stands.map(({ stand: each, key, Icon }) => (
              <FootButton
                key={each}
                aria-pressed={mine?.stand === each}
                aria-keyshortcuts={key}
                icon={<Icon size={16} stroke={1.75} />}
                disabled={acts.busy === each}
                onClick={() => acts.takePosition(each)}
              >
                {t(`decision.take.${each}`)}
              </FootButton>
            ))}
          {decided && (
            <span className={classes.hash}>
              {t('decision.fingerprint', { hash: fingerprint(row.wordingHash) })}
            </span>
          )}
          {onCompare && (
            <FootButton
              icon={<IconColumns size={16} stroke={1.75} />}
              aria-label={t('compare.open', { number })}
              title={t('compare.open', { number })}
              aria-keyshortcuts="V"
              onClick={onCompare}
            >
              <span className={classes.word}>{t('compare.action')}</span>
            </FootButton>
          )}
          <FootButton
            icon={<IconMessage size={16} stroke={1.75} />}
            onClick={onDiscuss}
            aria-label={t('discussion.openFor', { number })}
            aria-keyshortcuts="C"
          >
            {comments || ''}
          </FootButton>
          {(mayDecide || commission) && (
            <FootButton
              seal
              icon={<IconGavel size={16} stroke={1.75} />}
              aria-expanded={open === 'decision'}
              aria-keyshortcuts="D"
              onClick={() => toggle('decision')}
            >
              {t('decision.title')}
            </FootButton>
          )}
          {(mayTake || mayReopen || mayArrange) && (
            <CardMenu
              row={row}
              number={number}
              actor={actor}
              acts={acts}
              language={language}
              proposal={proposal}
            />
          )}
        </span>
      </div>
      {acts.problem && (
        <p className={classes.problem} role="alert">
          <b>{acts.problem.title}</b> {acts.problem.detail}
        </p>
      )}
      {open === 'positions' && <PositionList positions={row.positionList ?? []} />}
      {open === 'decision' && panel(commission ? 'commission' : 'group', () => setOpen(undefined))}
    </div>
  )
}
