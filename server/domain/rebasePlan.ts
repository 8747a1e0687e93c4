/** What becomes of a proposal's suggestions on a newer version of its text: the plan that a preview shows and a rebase follows. */
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { GivenChoice, RebaseItem } from '#shared/api/rebase.ts'
import { citeSuggestion } from '#shared/legal/citation.ts'
import { type Rebased, type RebaseOutcome, rebaser } from '#shared/legal/rebase.ts'
import { found } from './errors.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Suggestion } from './ports/suggestions.ts'
import { wordingRows } from './suggestionRows.ts'
import type { ReadyTexts, ReadyVersion } from './versionsOfTexts.ts'

/** Versions of one text, at hand. */
export type Versions = (version: number) => ReadyVersion

/** Reads versions, so that a transaction waits for nothing else than its own stores. */
export const versionsAtHand = async (
  texts: ReadyTexts,
  textId: string,
  numbers: Iterable<number>,
): Promise<Versions> => {
  const ready = new Map<number, ReadyVersion>()
  for (const number of new Set(numbers)) ready.set(number, await texts.get(textId, number))
  return (version) => found(ready.get(version))
}

export interface Planned {
  readonly suggestion: Suggestion
  /** The version that it was made on. */
  readonly from: ReadyVersion
  readonly rebased: Rebased
  /** What is done with it; undefined while it waits for a person. */
  readonly choice?: GivenChoice
}

/** Suggestions that are still to be taken to a version: open ones and drafts of older versions. */
export const toRebase = (suggestions: readonly Suggestion[], version: number): Suggestion[] =>
  suggestions.filter((each) => each.version < version && (each.state === 'open' || each.state === 'draft'))

const usual: Readonly<Record<RebaseOutcome, GivenChoice | undefined>> = {
  carried: { choice: 'keep' },
  already: { choice: 'take' },
  changed: undefined,
  gone: undefined,
}

/** Plans for suggestions as they are. `withUsual` gives those without a choice the one that their outcome has. */
export const planFor = (
  versions: Versions,
  to: ReadyVersion,
  suggestions: readonly Suggestion[],
  choices: Readonly<Record<string, GivenChoice>>,
  withUsual: boolean,
): readonly Planned[] => {
  const planned: Planned[] = []
  const byVersion = Map.groupBy(suggestions, ({ version }) => version)
  for (const [number, some] of byVersion) {
    const from = versions(number)
    const bring = rebaser({ from: from.index, to: to.index, languages: to.text.languages })
    for (const suggestion of some) {
      const rebased = bring(suggestion)
      const choice = choices[suggestion.id] ?? (withUsual ? usual[rebased.outcome] : undefined)
      planned.push({ suggestion, from, rebased, ...(choice && { choice }) })
    }
  }
  const order = new Map(suggestions.map(({ id }, at) => [id, at]))
  return planned.sort((a, b) => order.get(a.suggestion.id)! - order.get(b.suggestion.id)!)
}

export const maySee = (actor: Actor, proposal: Proposal, suggestion: Suggestion): boolean =>
  may(actor, 'suggestion.read', { proposal, suggestion })

const citations = ({ text }: ReadyVersion, place: Parameters<typeof citeSuggestion>[1]) =>
  Object.fromEntries(
    text.languages.map((lang) => [lang, citeSuggestion(text.units, place, lang, text.naming)]),
  )

/** `successor` and a settled suggestion's outcome come from its row. */
export const itemOf = (
  { suggestion, from, rebased, choice }: Planned,
  to: ReadyVersion,
  successor = suggestion.successor,
): RebaseItem => ({
  suggestion: suggestion.id,
  number: suggestion.number,
  op: suggestion.op,
  unit: suggestion.unit,
  citation: citations(from, suggestion),
  author: suggestion.author,
  state: suggestion.state,
  version: suggestion.version,
  outcome: suggestion.rebased ?? rebased.outcome,
  causes: [...rebased.causes],
  waiting: choice === undefined && suggestion.rebased === undefined,
  ...(successor !== undefined && { successor }),
  ...(rebased.place && {
    place: { ...rebased.place },
    citationNow: citations(to, {
      ...suggestion,
      unitEnd: undefined,
      destination: undefined,
      ...rebased.place,
    }),
  }),
  oldBase: wordingRows(from.index, suggestion.before),
  newBase: wordingRows(to.index, rebased.before),
  proposed: wordingRows(from.index, suggestion.after),
  after: wordingRows(to.index, rebased.after),
  conflicts: Object.fromEntries(Object.entries(rebased.conflicts).map(([lang, units]) => [lang, [...units]])),
})
