/**
 * What a redline shows: the base text, the text once the chosen suggestions hold, and who changed what.
 *
 * Agreed suggestions are shown; by choice, open ones as well, as far as they hold beside what is shown already. One that
 * does not is told in a comment with its whole wording, so that nothing is missing from the file.
 */
import { comparisonWords } from './comparison-words.ts'
import { type Consolidated, consolidate } from './consolidate.ts'
import type { LegalDecision, Level } from './decision.ts'
import type { Changer, RedlineModel } from './export-model.ts'
import type { RedlineComment } from './redline-marks.ts'
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import type { Lang, TextVersion } from './unit.ts'
import { rangeOf, versionIndex } from './version-index.ts'

export interface NamedSuggestion extends LegalSuggestion {
  /** The name that its changes carry: group and author. */
  readonly named: string
  /** ISO 8601. */
  readonly at: string
}

export interface Shown {
  readonly result: Consolidated
  readonly model: Omit<RedlineModel, 'subject' | 'collisions'>
}

const most = 200

/** Decisions as if these were agreed, without what cannot hold together: of two that collide, the later one. */
const holding = (
  version: TextVersion,
  suggestions: readonly NamedSuggestion[],
  decisions: readonly LegalDecision[],
  open: readonly NamedSuggestion[],
  level: Level,
): { readonly result: Consolidated; readonly left: readonly NamedSuggestion[] } => {
  const wanted = new Set(open.map(({ id }) => id))
  for (let round = 0; ; round++) {
    const all: LegalDecision[] = [
      ...decisions,
      ...[...wanted].map((suggestion) => ({ suggestion, level, outcome: 'agreed' as const, reason: '' })),
    ]
    const result = consolidate(version, suggestions, all, level)
    const out = result.collisions.flatMap((collision) => {
      const ours = collision.suggestions.filter((id) => wanted.has(id))
      const last = open.findLast(({ id }) => ours.includes(id))
      return last ? [last.id] : []
    })
    if (out.length === 0 || round > most) return { result, left: open.filter(({ id }) => !wanted.has(id)) }
    for (const id of out) wanted.delete(id)
  }
}

const lines = (units: readonly WordingUnit[], depth = 0): string[] =>
  units.flatMap(({ num, heading, text, children }) => [
    [`${'  '.repeat(depth)}${num}`, heading, text].filter(Boolean).join(' ').trimEnd(),
    ...lines(children, depth + 1),
  ])

/** A suggestion that is not shown in the text, in words, for each language that it has a wording in. */
const inWords = (suggestion: NamedSuggestion): RedlineComment[] =>
  Object.entries(suggestion.after).flatMap(([lang, units]) => {
    const text =
      units.length > 0
        ? lines(units).join('\n')
        : suggestion.op === 'delete'
          ? comparisonWords(lang).deleted
          : ''
    const { unit, named: author, at } = suggestion
    return text === '' ? [] : [{ on: { unit }, lang, author, at, text, resolved: false, answers: [] }]
  })

export interface RedlineWish {
  readonly version: TextVersion
  readonly suggestions: readonly NamedSuggestion[]
  readonly decisions: readonly LegalDecision[]
  readonly level: Level
  /** Undecided suggestions are shown as well. */
  readonly open: boolean
  readonly comments: readonly RedlineComment[]
}

export const redlineModelOf = ({
  version,
  suggestions,
  decisions,
  level,
  open,
  comments,
}: RedlineWish): Shown => {
  const decided = new Set(decisions.map(({ suggestion }) => suggestion))
  const undecided = open
    ? suggestions.filter(({ id, state = 'open' }) => state === 'open' && !decided.has(id))
    : []
  const { result, left } = holding(version, suggestions, decisions, undecided, level)
  const changed: Record<string, Changer> = {}
  const removed: Record<string, Changer> = {}
  const applied = new Set(result.applied)
  const index = versionIndex(version.units)
  const twice = new Set<string>()
  for (const { id, op, unit, unitEnd, named, at } of suggestions) {
    const place = result.places[id]
    const away = [...(place?.removed ?? []), ...(place?.units ?? [])]
    // Somebody before did all of the same: it is told, since it cannot be shown a second time.
    if (op === 'delete' && applied.has(id) && away.every((eId) => removed[eId] !== undefined)) twice.add(id)
    if (op === 'move' && applied.has(id))
      for (const { eId } of rangeOf(index, unit, unitEnd)) removed[eId] ??= { name: named, at }
    for (const eId of place?.units ?? []) changed[eId] ??= { name: named, at }
    for (const eId of place?.removed ?? []) removed[eId] ??= { name: named, at }
  }
  return {
    result,
    model: {
      naming: version.naming,
      languages: version.languages,
      base: version.units,
      agreed: result.units,
      changed,
      removed,
      shown: suggestions
        .filter(({ id }) => applied.has(id) && !twice.has(id))
        .map(({ id, op, unit, unitEnd, destination, named, at }) => ({
          id,
          op,
          unit,
          ...(unitEnd && { unitEnd }),
          ...(destination && { destination }),
          author: named,
          at,
          units: result.places[id]?.units ?? [],
        })),
      comments: [
        ...comments.filter(({ on }) => !('suggestion' in on) || applied.has(on.suggestion)),
        ...left.flatMap(inWords),
        ...suggestions.filter(({ id }) => twice.has(id)).flatMap(inWords),
      ],
    },
  }
}

/** The reason of a suggestion as a comment in its author's name. */
export const reasonComment = (
  suggestion: Pick<NamedSuggestion, 'id' | 'named' | 'at'>,
  lang: Lang,
  text: string,
): RedlineComment => ({
  on: { suggestion: suggestion.id },
  lang,
  author: suggestion.named,
  at: suggestion.at,
  text,
  resolved: false,
  answers: [],
})
