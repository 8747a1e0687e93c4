/** What other groups have submitted or shared. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import { Chip } from '#client/ui/Chip.tsx'
import { Empty } from '#client/ui/Notice.tsx'
import type { ProposalRow } from '#shared/api/proposals.ts'
import classes from './home.module.css'

export const OtherProposals = ({ proposals }: { proposals: readonly ProposalRow[] }) => {
  const { t, i18n } = useTranslation()
  if (proposals.length === 0) return <Empty sentence={t('home.nothingHandedIn')} />
  return (
    <ul className={classes.others}>
      {proposals.map(({ id, title, group, state, updatedAt }) => (
        <li className={classes.other} key={id}>
          <span>
            <Link to="/proposals/$id" params={{ id }}>
              {title}
            </Link>
            <small>
              {group.name}, {formatDay(updatedAt, i18n.language)}
            </small>
          </span>
          <Chip tone="open">{t(`proposalState.${state}`)}</Chip>
        </li>
      ))}
    </ul>
  )
}
