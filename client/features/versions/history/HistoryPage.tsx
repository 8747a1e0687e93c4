/** What became of a proposal: its frozen versions, what differs between two, and who did what when. */
import { useTranslation } from 'react-i18next'
import { useMe } from '#client/api/session.ts'
import { Section } from '#client/ui/Page.tsx'
import { ProposalPart } from '../ProposalPart.tsx'
import { FrozenVersions } from './FrozenVersions.tsx'
import { Trail } from './Trail.tsx'

export const HistoryPage = () => {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <ProposalPart title={t('history.title')} lead={t('history.lead')}>
      {(proposal) => (
        <>
          <Section title={t('history.versions')}>
            <FrozenVersions me={me} proposal={proposal} />
          </Section>
          <Section title={t('history.trail')}>
            <Trail proposal={proposal} />
          </Section>
        </>
      )}
    </ProposalPart>
  )
}
