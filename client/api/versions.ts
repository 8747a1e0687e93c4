/** Versions of texts compared and mended; a proposal's own frozen versions, its history, and its way to a newer text. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { HistoryEntry, Restored, VersionComparison, VersionRow } from '#shared/api/proposals.ts'
import type { RebaseRow, Rebasing } from '#shared/api/rebase.ts'
import type { TextComparison, VersionAlignmentRow } from '#shared/api/textVersions.ts'
import type { Correction } from '#shared/legal/versions.ts'
import { api, ask, askRow } from './client.ts'
import { type FollowedWork, followed } from './followed.ts'
import { everyPage } from './lists.ts'

const ofText = api.texts[':id'].versions
const ofProposal = api.proposals[':id']

export const textComparisonQuery = (id: string, a: number, b: number) =>
  queryOptions({
    queryKey: ['text', id, 'compare', a, b],
    queryFn: (): Promise<TextComparison> =>
      askRow(
        ofText[':version'].compare[':other'].$get({ param: { id, version: String(a), other: String(b) } }),
      ),
  })

export const alignmentQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['text', id, 'alignment', version],
    queryFn: (): Promise<VersionAlignmentRow> =>
      askRow(ofText[':version'].alignment.$get({ param: { id, version: String(version) } })),
  })

export const realign = (
  id: string,
  version: number,
  alignment: readonly Correction[],
): Promise<VersionAlignmentRow> =>
  askRow(
    ofText[':version'].alignment.$put({
      param: { id, version: String(version) },
      json: { alignment: [...alignment] },
    }),
  )

/** What a rebase would do, and what the last one left waiting. */
export const rebaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposal', id, 'rebase'],
    staleTime: 0,
    queryFn: (): Promise<RebaseRow> => askRow(ofProposal.rebase.$get({ param: { id }, query: {} })),
  })

/** Tells how far it is; breaking it off leaves everything as it was, until its rows are stored. */
export const rebaseProposal = (id: string, given: Rebasing, going: FollowedWork): Promise<RebaseRow> =>
  followed<RebaseRow>(`/api/proposals/${id}/rebase`, given, going)

export const frozenVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposal', id, 'versions'],
    staleTime: 0,
    queryFn: () =>
      everyPage<VersionRow>((after) => askRow(ofProposal.versions.$get({ param: { id }, query: { after } }))),
  })

export const frozenComparisonQuery = (id: string, a: number, b: number) =>
  queryOptions({
    queryKey: ['proposal', id, 'versions', a, b],
    queryFn: (): Promise<VersionComparison> =>
      askRow(
        ofProposal.versions[':version'].compare[':other'].$get({
          param: { id, version: String(a), other: String(b) },
        }),
      ),
  })

export const nameVersion = (id: string, name: string): Promise<VersionRow> =>
  ask(ofProposal.versions.$post({ param: { id }, json: { name } }))

export const restoreVersion = (id: string, version: number): Promise<Restored> =>
  ask(ofProposal.versions[':version'].restore.$post({ param: { id, version: String(version) } }))

interface HistoryPage {
  readonly items: readonly HistoryEntry[]
  readonly next?: string
}

/** Newest first, a page at a time. */
export const trailQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['proposal', id, 'trail'],
    staleTime: 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }): Promise<HistoryPage> =>
      askRow(ofProposal.history.$get({ param: { id }, query: { after: pageParam, limit: '200' } })),
    getNextPageParam: ({ next }) => next,
  })

export const verifyQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposal', id, 'verified'],
    staleTime: 0,
    queryFn: () => ask(ofProposal.history.verify.$get({ param: { id } })),
  })
