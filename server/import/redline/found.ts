/** A suggestion as a file tells it, and what making one needs to know of the version. */
import type { Destination, Operation, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang, TextVersion } from '#shared/legal/unit.ts'
import type { VersionIndex } from '#shared/legal/version-index.ts'
import { type Edit, latestOf } from './edits.ts'
import { type Manner, reworded } from './reword.ts'

export interface FoundSuggestion {
  readonly op: Operation
  readonly unit: string
  readonly unitEnd?: string
  readonly destination?: Destination
  readonly rank: number
  /** Languages whose wording the file changes; none for a deletion and a move. */
  readonly wording: Readonly<Record<Lang, readonly WordingUnit[]>>
  /** As Word states it: nobody vouches for it. */
  readonly author: string
  readonly date: string
  /** Numbers of the pairs that it was made of. */
  readonly pairs: readonly number[]
  /** Another suggestion of the file changes the same words. */
  readonly contested: boolean
  /** `author` names several people whose changes cannot be told apart. */
  readonly several: boolean
}

export interface Context {
  readonly version: TextVersion
  readonly index: VersionIndex
  readonly langs: readonly Lang[]
  readonly manners: ReadonlyMap<Lang, Manner>
}

export type Place = Pick<FoundSuggestion, 'op' | 'unit' | 'unitEnd'>

export const made = (
  place: Place & { readonly destination?: Destination },
  edits: readonly Edit[],
  wording: FoundSuggestion['wording'] = {},
): FoundSuggestion => ({
  ...place,
  rank: 0,
  wording,
  author: edits[0]!.author,
  date: latestOf(edits),
  pairs: [...new Set(edits.map(({ pair }) => pair))],
  contested: edits.some(({ contested }) => contested),
  several: edits.some(({ several }) => several),
})

export const languagesOf = (edits: readonly Edit[]): Lang[] => [...new Set(edits.map(({ lang }) => lang))]

export const replaced = (
  { index, manners }: Context,
  place: Omit<Place, 'op'>,
  edits: readonly Edit[],
): FoundSuggestion => {
  const whole = { ...place, op: 'replace' as const }
  const wording = Object.fromEntries(
    languagesOf(edits).map((lang) => [lang, reworded(index, whole, lang, edits, manners.get(lang)!)]),
  )
  return made(whole, edits, wording)
}
