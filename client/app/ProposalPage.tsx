/** A proposal's page: fetches its rows, then composes text, suggestions, discussion and decisions around them. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { threadsQuery } from '#client/api/discussion.ts'
import { proposalQuery, suggestionsQuery } from '#client/api/proposals.ts'
import { useMe } from '#client/api/session.ts'
import { textQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { collabOf } from '#client/collab/collabOf.ts'
import { CollabProvider } from '#client/collab/RoomsContext.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { useWindowTitle } from '#client/ui/Page.tsx'
import { AccountBar } from './AccountBar.tsx'
import { ProposalDesk } from './proposal/ProposalDesk.tsx'
import { TopBar } from './TopBar.tsx'

export const ProposalPage = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const me = useMe()
  const explain = useProblem()
  const proposal = useQuery(proposalQuery(id))
  const suggestions = useQuery(suggestionsQuery(id))
  const threads = useQuery(threadsQuery(id))
  const text = useQuery({
    ...textQuery(proposal.data?.textId ?? '', proposal.data?.version),
    enabled: proposal.data !== undefined,
  })
  const collab = useMemo(() => collabOf(me), [me])
  useWindowTitle(proposal.data?.title)

  const failed = [proposal, suggestions, threads, text].find((query) => query.error && !query.data)
  if (failed)
    return (
      <>
        <TopBar right={<AccountBar />} />
        <main id="main" style={{ padding: 'var(--s6)', maxWidth: 720 }}>
          <Notice {...explain(failed.error)} onRetry={() => void failed.refetch()} />
        </main>
      </>
    )
  if (!proposal.data || !text.data || !suggestions.data || !threads.data)
    return (
      <>
        <TopBar right={<AccountBar />} />
        <main id="main" style={{ padding: 'var(--s7) 20%' }}>
          <TextSkeleton paragraphs={6} />
        </main>
      </>
    )
  return (
    <CollabProvider value={collab}>
      <ProposalDesk
        key={proposal.data.id}
        me={me}
        proposal={proposal.data}
        text={text.data}
        rows={suggestions.data}
        threads={threads.data}
      />
    </CollabProvider>
  )
}
