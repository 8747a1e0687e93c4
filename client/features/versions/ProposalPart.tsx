/** A page about one part of a proposal: its head leads back to the proposal, its body comes once that is there. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { proposalQuery } from '#client/api/proposals.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page, type PageProps } from '#client/ui/Page.tsx'
import type { ProposalRow } from '#shared/api/proposals.ts'

export interface ProposalPartProps extends Pick<PageProps, 'title' | 'lead' | 'width'> {
  readonly children: (proposal: ProposalRow) => ReactNode
}

export const ProposalPart = ({ children, ...head }: ProposalPartProps) => {
  const { t } = useTranslation()
  const explain = useProblem()
  const { id = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = useQuery(proposalQuery(id))
  return (
    <Page
      {...head}
      back={
        <Link className="link" to="/proposals/$id" params={{ id }}>
          {data?.title ?? t('terms.proposal')}
        </Link>
      }
    >
      {error && <Notice {...explain(error)} onRetry={() => void refetch()} />}
      {isPending && <TextSkeleton />}
      {data && children(data)}
    </Page>
  )
}
