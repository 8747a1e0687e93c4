/** What became of a proposal: its frozen versions, what differs between two, and who did what when. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { proposalQuery } from '#client/api/proposals.ts'
import { useMe } from '#client/api/session.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page, Section } from '#client/ui/Page.tsx'
import { FrozenVersions } from './FrozenVersions.tsx'
import { Trail } from './Trail.tsx'

export const HistoryPage = () => {
  const { t } = useTranslation()
  const explain = useProblem()
  const me = useMe()
  const { id = '' } = useParams({ strict: false })
  const proposal = useQuery(proposalQuery(id))
  return (
    <Page
      title={t('history.title')}
      lead={t('history.lead')}
      back={
        <Link className="link" to="/proposals/$id" params={{ id }}>
          {proposal.data?.title ?? t('terms.proposal')}
        </Link>
      }
    >
      {proposal.error && <Notice {...explain(proposal.error)} onRetry={() => void proposal.refetch()} />}
      {proposal.isPending && <TextSkeleton />}
      {proposal.data && (
        <>
          <Section title={t('history.versions')}>
            <FrozenVersions me={me} proposal={proposal.data} />
          </Section>
          <Section title={t('history.trail')}>
            <Trail proposal={proposal.data} />
          </Section>
        </>
      )}
    </Page>
  )
}
