/** Keeps the page's store up to what the server and the other people of the room say. */
import { useLayoutEffect, useState } from 'react'
import type { Person } from '#client/collab/usePresence.ts'
import { PageStore, type Typist } from '#client/features/suggestion/pageStore.ts'
import type { ThreadRow } from '#shared/api/discussion.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'

/** Comments of open threads by the unit or suggestion that they stand on. */
const openComments = (threads: readonly ThreadRow[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { unit, suggestion, comments, resolved } of threads) {
    const place = suggestion ?? unit
    if (!resolved && place) counts.set(place, (counts.get(place) ?? 0) + comments.length)
  }
  return counts
}

const typists = (people: readonly Person[]): ReadonlyMap<string, readonly Typist[]> =>
  Map.groupBy(
    people.filter(({ typing, place }) => typing && place.suggestion),
    ({ place }) => place.suggestion!,
  )

export interface PageFacts {
  readonly rows: readonly SuggestionRow[]
  readonly threads: readonly ThreadRow[]
  readonly people: readonly Person[]
  readonly selected: string | undefined
}

export const usePageFacts = ({ rows, threads, people, selected }: PageFacts): PageStore => {
  const [store] = useState(() => new PageStore(rows))
  useLayoutEffect(() => store.setRows(rows), [store, rows])
  useLayoutEffect(() => store.setComments(openComments(threads)), [store, threads])
  useLayoutEffect(() => store.setTyping(typists(people)), [store, people])
  useLayoutEffect(() => store.select(selected), [store, selected])
  return store
}
