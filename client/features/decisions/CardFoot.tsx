/** Under a suggestion's card: how people stand, one's own stand, the chair's decision, its discussion. */
import { Button, Menu } from '@mantine/core'
import {
  IconArrowBackUp,
  IconDots,
  IconEye,
  IconGavel,
  IconLanguage,
  IconMessage,
  IconMinus,
  IconThumbDown,
  IconThumbUp,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PositionBar } from '#client/ui/PositionBar.tsx'
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import { decisionInForce } from '#shared/access/subjects.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { DecisionPanel } from './DecisionPanel.tsx'
import classes from './decisions.module.css'
import { fingerprint } from './fingerprint.ts'
import { PositionList } from './PositionList.tsx'
import { useSuggestionActs } from './useSuggestionActs.ts'

const stands = [
  { stand: 'support', Icon: IconThumbUp },
  { stand: 'oppose', Icon: IconThumbDown },
] as const

export interface CardFootProps {
  readonly row: SuggestionRow
  readonly proposal: ProposalRow
  readonly actor: Actor
  readonly rows: readonly SuggestionRow[]
  readonly numberOf: (id: string) => number | undefined
  readonly comments: number
  readonly onDiscuss: () => void
  readonly language: (lang: string) => string
}

export const CardFoot = ({
  row,
  proposal,
  actor,
  rows,
  numberOf,
  comments,
  onDiscuss,
  language,
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
  const mayWrite = may(actor, 'suggestion.write', subject)
  const number = numberOf(row.id)
  const decided = decisionInForce(row.decisions, 'group')
  const toggle = (panel: 'positions' | 'decision') => setOpen(open === panel ? undefined : panel)

  return (
    <div className={classes.foot}>
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
        <span className={classes.grow} />
        {mayTake &&
          stands.map(({ stand, Icon }) => (
            <Button
              key={stand}
              variant={mine?.stand === stand ? 'light' : 'subtle'}
              aria-pressed={mine?.stand === stand}
              leftSection={<Icon size={16} stroke={1.75} />}
              data-dense
              loading={acts.busy === stand}
              onClick={() => acts.takePosition(stand)}
            >
              {t(`decision.take.${stand}`)}
            </Button>
          ))}
        {decided && (
          <span className={classes.hash}>
            {t('decision.fingerprint', { hash: fingerprint(row.wordingHash) })}
          </span>
        )}
        <Button
          variant="subtle"
          data-dense
          leftSection={<IconMessage size={16} stroke={1.75} />}
          onClick={onDiscuss}
          aria-label={t('discussion.openFor', { number })}
        >
          {comments || ''}
        </Button>
        {(mayDecide || commission) && (
          <Button
            variant="subtle"
            color="seal"
            data-dense
            leftSection={<IconGavel size={16} stroke={1.75} />}
            aria-expanded={open === 'decision'}
            onClick={() => toggle('decision')}
          >
            {t('decision.title')}
          </Button>
        )}
        {(mayTake || mayReopen || mayArrange) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="subtle" data-dense aria-label={t('common.more')}>
                <IconDots size={16} stroke={1.75} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {mayTake && (
                <Menu.Item
                  leftSection={<IconMinus size={16} />}
                  aria-pressed={mine?.stand === 'abstain'}
                  onClick={() => acts.takePosition('abstain')}
                >
                  {t('decision.take.abstain')}
                </Menu.Item>
              )}
              {mayReopen && (
                <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => acts.reopen('group')}>
                  {t('decision.reopen')}
                </Menu.Item>
              )}
              {mayArrange && row.state === 'draft' && row.author.id === actor.id && (
                <Menu.Item leftSection={<IconEye size={16} />} onClick={() => acts.setState('open')}>
                  {t('decision.showToGroup')}
                </Menu.Item>
              )}
              {mayWrite &&
                row.outOfStep.map((lang) => (
                  <Menu.Item
                    key={lang}
                    leftSection={<IconLanguage size={16} />}
                    onClick={() => acts.confirm(lang)}
                  >
                    {t('decision.confirmNoChange', { language: language(lang) })}
                  </Menu.Item>
                ))}
              {mayArrange && (row.state === 'open' || row.state === 'draft') && (
                <Menu.Item
                  leftSection={<IconArrowBackUp size={16} />}
                  onClick={() => acts.setState('withdrawn')}
                >
                  {t('decision.withdraw', { number })}
                </Menu.Item>
              )}
              {mayArrange && row.state === 'withdrawn' && (
                <Menu.Item leftSection={<IconEye size={16} />} onClick={() => acts.setState('open')}>
                  {t('decision.bringBack', { number })}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {acts.problem && (
        <p className={classes.problem} role="alert">
          <b>{acts.problem.title}</b> {acts.problem.detail}
        </p>
      )}
      {open === 'positions' && <PositionList positions={row.positionList ?? []} />}
      {open === 'decision' && (
        <DecisionPanel
          row={row}
          rows={rows}
          level={commission ? 'commission' : 'group'}
          numberOf={numberOf}
          language={language}
          onDone={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}
