/** What the suggestions of a page need to know of it: the text, the rows, what the reader may do. Provided by the app. */
import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'

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
  /** Rows by the unit that they amend or stand by, in the order of their making. */
  readonly byUnit: ReadonlyMap<string, readonly SuggestionRow[]>
  /** A suggestion's number within its proposal, as people cite it. */
  numberOf(id: string): number | undefined
  readonly maySuggest: boolean
  mayWrite(row: SuggestionRow): boolean
  /** Who is typing in a suggestion right now: user id → name and colour. */
  typingIn(id: string): readonly { readonly name: string; readonly colour: number }[]
  select(unit: Unit): void
  /** Comment on words that were selected in the base text; absent where one may not comment. */
  readonly comment?: (words: WordsInBase) => void
  /** Positions, discussion and decision under a card: another feature's, composed by the app. */
  readonly cardFoot?: (row: SuggestionRow) => ReactNode
  readonly cardStamp?: (row: SuggestionRow) => ReactNode
  /** Counts in the margin of a unit. */
  readonly margin?: (unit: Unit) => ReactNode
  readonly compare?: (row: SuggestionRow) => void
}

const Context = createContext<SuggestionPage | undefined>(undefined)

export const SuggestionPageProvider = Context.Provider

export const useSuggestionPage = (): SuggestionPage => {
  const page = useContext(Context)
  if (!page)
    throw new Error('useSuggestionPage needs a SuggestionPageProvider: the proposal page provides one.')
  return page
}
