/** What waits for the reader in their groups' proposals; nothing is shown when nothing waits. */
import { IconArrowsSplit2, IconChevronRight, IconHistory, IconMessageQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '#client/ui/Page.tsx'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { waitingFor } from './counts.ts'
import classes from './home.module.css'

const kinds = [
  { key: 'positions', Icon: IconHistory },
  { key: 'outOfStep', Icon: IconArrowsSplit2 },
  { key: 'withoutReason', Icon: IconMessageQuestion },
] as const

export interface WaitingProps {
  readonly me: string
  readonly proposals: readonly ProposalRow[]
  readonly rows: readonly (readonly SuggestionRow[])[]
}

export const Waiting = ({ me, proposals, rows }: WaitingProps) => {
  const { t } = useTranslation()
  const open = proposals.flatMap((proposal, index) =>
    proposal.state === 'drafting' ? [{ proposal, waiting: waitingFor(me, rows[index] ?? []) }] : [],
  )
  const items = open.flatMap(({ proposal, waiting }) =>
    kinds.map((kind) => ({ ...kind, proposal, count: waiting[kind.key] })).filter(({ count }) => count > 0),
  )
  if (items.length === 0) return null
  return (
    <Section title={t('home.waiting')}>
      <ul className={classes.waiting}>
        {items.map(({ key, Icon, proposal, count }) => (
          <li key={proposal.id + key}>
            <Link to="/proposals/$id" params={{ id: proposal.id }}>
              <Icon size={16} stroke={1.75} aria-hidden="true" />
              <span>
                {t(`home.wait.${key}`, { count })}
                {proposals.length > 1 && <small className={classes.quiet}> {proposal.title}</small>}
              </span>
              <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
