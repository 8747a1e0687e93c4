/** Searching all that the reader may see. */
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { SearchResult } from '#shared/api/search.ts'
import { api, askRow } from './client.ts'

/** Where to search: one text in a version, one proposal, or everywhere. */
export interface SearchScope {
  readonly text?: string
  readonly version?: number
  readonly proposal?: string
}

interface Page {
  readonly items: readonly SearchResult[]
  readonly next?: string
}

export const searchQuery = (q: string, { text, version, proposal }: SearchScope) =>
  infiniteQueryOptions({
    queryKey: ['search', q, text ?? null, version ?? null, proposal ?? null],
    enabled: q !== '',
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }): Promise<Page> =>
      askRow(
        api.search.$get({
          query: {
            q,
            ...(text !== undefined && { text }),
            ...(version !== undefined && { version: String(version) }),
            ...(proposal !== undefined && { proposal }),
            ...(pageParam !== undefined && { after: pageParam }),
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  })
