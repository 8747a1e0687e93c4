/**
 * A Word file brought to a version of a text: its tracked changes as suggestions on the units that they touch, its comments
 * as reasons and threads, and everything that does not fit, in words.
 *
 * Pure: the same bytes and the same version give the same. Throws `Unreadable` on a file that cannot be read.
 */
import type { ImportDoubt, Loss, TrackedChanges } from '#shared/api/imports.ts'
import type { Lang, TextVersion } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { followDocx } from '../docx/follow.ts'
import { editsOf } from './edits.ts'
import type { FoundSuggestion } from './found.ts'
import { pairsOf } from './pairs.ts'
import { matchSlots } from './slots.ts'
import { suggestionsOf } from './suggest.ts'
import { type FoundThread, placeComments } from './threads.ts'

export interface RedlineSuggestion extends Omit<FoundSuggestion, 'pairs'> {
  /** Comments of the same author on the same words, by language. */
  readonly reason: Readonly<Record<Lang, string>>
  readonly threads: readonly FoundThread[]
}

export interface ReadRedline {
  readonly suggestions: readonly RedlineSuggestion[]
  /** Threads on units that nobody changes. */
  readonly threads: readonly (FoundThread & { readonly unit: string })[]
  readonly doubts: readonly ImportDoubt[]
  readonly losses: readonly Loss[]
  readonly changes?: TrackedChanges
  /** Whether the file holds words of the version at all. */
  readonly isOfText: boolean
}

const cut = (text: string): string => (text.length > 300 ? `${text.slice(0, 299)}…` : text)

/** Reads the file's changes against the version. */
export const readRedline = (bytes: Uint8Array, version: TextVersion): ReadRedline => {
  const { lines, comments, notes, losses, changes } = followDocx(bytes)
  const pairs = pairsOf(lines)
  const index = versionIndex(version.units)
  const matched = matchSlots(pairs, version.units, version.languages)
  const isOfText = matched.placed.size > 0
  const { edits, loose } = isOfText
    ? editsOf(pairs, matched)
    : {
        edits: [],
        loose: pairs.flatMap(({ before, after }, pair) =>
          before === after ? [] : [{ pair, text: after ?? before ?? '' }],
        ),
      }
  const found = suggestionsOf(version, index, pairs, matched.placed, edits, matched.langs)
  const said = placeComments(comments, pairs, matched.placed, found.suggestions)
  const numbers = [...matched.placed.keys()]
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const doubts: ImportDoubt[] = [
    ...[...matched.placed.values()]
      .filter(({ slot, words }) => slot.words !== words)
      .map(
        ({ slot, words }): ImportDoubt => ({
          code: 'differs',
          unit: slot.unit.eId,
          lang: slot.lang,
          text: cut(slot.words),
          file: cut(words),
        }),
      ),
    ...matched.missing.map(
      ({ unit, lang, words }): ImportDoubt => ({
        code: 'missing',
        unit: unit.eId,
        lang,
        text: cut(words),
      }),
    ),
    ...pairs.flatMap(({ before, after }, at): ImportDoubt[] =>
      before !== undefined && before === after && !matched.placed.has(at) && at > first && at < last
        ? [{ code: 'extra', text: '', file: cut(before) }]
        : [],
    ),
    ...[...loose, ...found.loose].map(
      ({ text }): ImportDoubt => ({ code: 'change-outside', text: '', file: cut(text) }),
    ),
    ...said.lost.map((text): ImportDoubt => ({ code: 'comment-outside', text: '', file: cut(text) })),
    ...notes.map(({ text }): ImportDoubt => ({ code: 'footnote', text: '', file: cut(text) })),
    ...found.suggestions
      .filter(({ contested }) => contested)
      .map(({ unit, author }): ImportDoubt => ({ code: 'competing', unit, text: author })),
    ...found.suggestions
      .filter(({ several }) => several)
      .map(({ unit, author }): ImportDoubt => ({ code: 'several-authors', unit, text: author })),
  ]
  return {
    suggestions: found.suggestions.map(({ pairs: _, ...suggestion }, at) => ({
      ...suggestion,
      reason: said.reasons[at]!,
      threads: said.onSuggestions[at]!,
    })),
    threads: said.onUnits,
    doubts,
    losses: losses.filter(({ code }) => code !== 'comments'),
    ...(changes && { changes }),
    isOfText,
  }
}
