/** "Replace a term everywhere": finding and choosing its places above, the bundles made of them below. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { suggestionsQuery } from '#client/api/proposals.ts'
import { useMe } from '#client/api/session.ts'
import { textQuery } from '#client/api/texts.ts'
import { bundlesQuery } from '#client/api/throughout.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { collabOf } from '#client/collab/collabOf.ts'
import { CollabProvider } from '#client/collab/RoomsContext.ts'
import { numbered } from '#client/features/suggestion/rows.ts'
import { ProposalPart } from '#client/features/versions/ProposalPart.tsx'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Section } from '#client/ui/Page.tsx'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import { useLiveProposal } from '../proposal/useLiveProposal.ts'
import { BundleGroup } from './BundleGroup.tsx'
import { Replacing } from './Replacing.tsx'

const showBundle = (id: string) => {
  const group = id.startsWith('bundle-') ? document.getElementById(id) : null
  group?.focus({ preventScroll: true })
  group?.scrollIntoView({ block: 'start' })
}

const Loaded = ({ me, proposal }: { me: Me; proposal: ProposalRow }) => {
  const { t } = useTranslation()
  const explain = useProblem()
  useLiveProposal(proposal.id)
  const text = useQuery(textQuery(proposal.textId, proposal.version))
  const suggestions = useQuery(suggestionsQuery(proposal.id))
  const bundles = useQuery(bundlesQuery(proposal.id))
  const rows = suggestions.data ?? []
  const numbers = useMemo(() => numbered(suggestions.data ?? []), [suggestions.data])
  const ready = text.data !== undefined && suggestions.data !== undefined && bundles.data !== undefined
  // A card's link names its bundle; the bundles are there only once they were fetched.
  useEffect(() => {
    if (ready) showBundle(location.hash.slice(1))
  }, [ready])
  const failed = [text, suggestions, bundles].find((query) => query.error && !query.data)
  if (failed) return <Notice {...explain(failed.error)} onRetry={() => void failed.refetch()} />
  if (!text.data || !suggestions.data || !bundles.data) return <TextSkeleton />
  const groups = bundles.data
    .map((bundle) => ({
      bundle,
      members: rows
        .filter((row) => row.bundle === bundle.id)
        .sort((a, b) => (numbers.get(a.id) ?? 0) - (numbers.get(b.id) ?? 0)),
    }))
    .filter(({ members }) => members.length > 0)
  return (
    <>
      {may(me, 'suggestion.create', { proposal }) && (
        <Replacing
          proposal={proposal.id}
          languages={text.data.languages}
          onMade={(bundle) => showBundle(`bundle-${bundle}`)}
        />
      )}
      {groups.length > 0 && (
        <Section title={t('throughout.made')}>
          {groups.map(({ bundle, members }) => (
            <BundleGroup
              key={bundle.id}
              me={me}
              proposal={proposal}
              bundle={bundle}
              members={members}
              rows={rows}
              numberOf={(id) => numbers.get(id)}
            />
          ))}
        </Section>
      )}
    </>
  )
}

export const ThroughoutPage = () => {
  const { t } = useTranslation()
  const me = useMe()
  const collab = useMemo(() => collabOf(me), [me])
  return (
    <ProposalPart title={t('throughout.title')} lead={t('throughout.lead')}>
      {(proposal) => (
        <CollabProvider value={collab}>
          <Loaded me={me} proposal={proposal} />
        </CollabProvider>
      )}
    </ProposalPart>
  )
}
