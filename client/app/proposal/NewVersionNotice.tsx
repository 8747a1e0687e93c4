/** Tells the group that a newer version of their text is out, also on a page that was open before, and where to go with it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { textsQuery } from '#client/api/texts.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'

export const NewVersionNotice = ({ proposal, me }: { proposal: ProposalRow; me: Me }) => {
  const { t } = useTranslation()
  const texts = useQuery(textsQuery)
  const newest = texts.data?.find(({ id }) => id === proposal.textId)?.version ?? 0
  if (newest <= proposal.version || !may(me, 'history.read', { proposal })) return null
  return (
    <div style={{ padding: 'var(--s4) var(--s4) 0' }}>
      <Notice tone="step" role="status" title={t('rebase.news', { number: newest, from: proposal.version })}>
        <Link className="link" to="/proposals/$id/rebase" params={{ id: proposal.id }}>
          {t('rebase.newsOpen')}
        </Link>
      </Notice>
    </div>
  )
}
