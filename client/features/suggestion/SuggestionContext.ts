/**
 * What the suggestions of a page need to know of it: the text, what the reader may do, what other features add. Provided
 * by the app and the same as long as these stay; all that moves is in the store.
 */
import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Lang, NamingProfile, Unit } from '#shared/legal/unit.ts'
import type { PageStore } from './pageStore.ts'

export interface WordsInBase {
  readonly unit: string
  readonly lang: Lang
  readonly quote: string
  /** Where the words start in the unit's text (or heading), in UTF-16 units; absent for a selection over several. */
  readonly start?: number
}

export interface SuggestionPage {
  readonly me: string
  readonly languages: readonly Lang[]
  readonly naming: NamingProfile
  readonly store: PageStore
  readonly maySuggest: boolean
  mayWrite(row: SuggestionRow): boolean
  select(unit: Unit): void
  /** Comment on words that were selected in the base text; absent where one may not comment. */
  readonly comment?: (words: WordsInBase) => void
  /** Records that a language's wording is right as it stands; answers why not, if it could not. */
  confirm(row: SuggestionRow, lang: Lang): Promise<string | undefined>
  /** Positions, discussion and decision under a card: another feature's, composed by the app. */
  readonly cardFoot?: (row: SuggestionRow) => ReactNode
  readonly cardStamp?: (row: SuggestionRow) => ReactNode
  /** Counts in the margin of a unit. */
  readonly margin?: (unit: Unit) => ReactNode
}

const Context = createContext<SuggestionPage | undefined>(undefined)

export const SuggestionPageProvider = Context.Provider

export const useSuggestionPage = (): SuggestionPage => {
  const page = useContext(Context)
  if (!page)
    throw new Error('useSuggestionPage needs a SuggestionPageProvider: the proposal page provides one.')
  return page
}
