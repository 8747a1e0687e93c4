/** Proposals that the reader may see, and beginning one. */
import { queryOptions } from '@tanstack/react-query'
import type { ProposalRow } from '#shared/api/proposals.ts'
import { api, ask } from './client.ts'
import { everyPage } from './lists.ts'

export const proposalsQuery = (filter: { readonly textId?: string; readonly groupId?: string } = {}) =>
  queryOptions({
    queryKey: ['proposals', filter],
    queryFn: () =>
      everyPage<ProposalRow>((after) => ask(api.proposals.$get({ query: { ...filter, after } }))),
  })

export const addProposal = (wanted: {
  readonly textId: string
  readonly groupId: string
  readonly title: string
}): Promise<ProposalRow> => ask(api.proposals.$post({ json: wanted }))
