/** Parts of the page's moving state, each drawn again only when it itself changes. */
import { useSyncExternalStore } from 'react'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { PageStore, Typist } from './pageStore.ts'
import { useSuggestionPage } from './SuggestionContext.ts'

const useOfStore = <T>(read: (store: PageStore) => T): T => {
  const { store } = useSuggestionPage()
  return useSyncExternalStore(store.subscribe, () => read(store))
}

export const useRowsOf = (unit: string): readonly SuggestionRow[] => useOfStore((store) => store.rowsOf(unit))

export const useRow = (id: string): SuggestionRow | undefined => useOfStore((store) => store.row(id))

export const useTypingIn = (id: string): readonly Typist[] => useOfStore((store) => store.typingIn(id))

export const useCommentsOn = (place: string): number => useOfStore((store) => store.commentsOn(place))

export const useIsSelected = (unit: string): boolean => useOfStore((store) => store.isSelected(unit))

/** The numbers of suggestions that are known here, in ascending order; the same string until one changes. */
export const useNumbersOf = (ids: readonly string[]): readonly number[] => {
  const found = useOfStore((store) =>
    ids
      .flatMap((id) => store.numberOf(id) ?? [])
      .sort((a, b) => a - b)
      .join(),
  )
  return found === '' ? [] : found.split(',').map(Number)
}
