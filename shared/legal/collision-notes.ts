/**
 * What an exported file says of agreed suggestions that meet in one place: where, and whose wordings, in the order of the
 * text. In every language, also where they differ in another one only: neither wording is applied in any.
 */
import { cite } from './citation.ts'
import { comparisonWords, destinationWords } from './comparison-words.ts'
import type { Consolidated } from './consolidate.ts'
import type { CollisionNote } from './export-model.ts'
import { displayNum } from './naming.ts'
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import type { Lang, NamingProfile, TextVersion } from './unit.ts'
import { versionIndex } from './version-index.ts'

export interface Meeting {
  readonly version: Pick<TextVersion, 'units' | 'naming' | 'title'>
  readonly consolidated: Pick<Consolidated, 'collisions' | 'adjacent'>
  /** At least those that meet; `author` as the file names authors. */
  readonly suggestions: readonly (LegalSuggestion & { readonly author: string })[]
  readonly lang: Lang
}

const linesOf = (units: readonly WordingUnit[], naming: NamingProfile): string[] =>
  units.flatMap(({ kind, num, heading, text, children }) => [
    [displayNum(kind, num, naming), heading, text].filter((part) => part).join(' '),
    ...linesOf(children, naming),
  ])

const wordingOf = (
  { op, after, destination }: LegalSuggestion,
  { version, lang }: Meeting,
): string | undefined => {
  if (op === 'delete') return comparisonWords(lang).deleted
  if (op === 'move')
    return destination ? destinationWords(version.units, destination, lang, version.naming) : undefined
  const lines = linesOf(after[lang] ?? [], version.naming).filter((line) => line !== '')
  return lines.length > 0 ? lines.join('\n') : undefined
}

export const collisionNotes = (meeting: Meeting): CollisionNote[] => {
  const { version, consolidated, suggestions, lang } = meeting
  const index = versionIndex(version.units)
  const known = new Map(suggestions.map((suggestion) => [suggestion.id, suggestion]))
  const note = (type: CollisionNote['type'], place: string | null, ids: readonly string[]) => {
    const all = ids.flatMap((id) => known.get(id) ?? [])
    const unit = place !== null && index.has(place) ? place : all.find((each) => index.has(each.unit))?.unit
    return {
      order: unit === undefined ? -1 : index.get(unit)!.order,
      note: {
        type,
        element:
          unit === undefined ? (version.title[lang] ?? '') : cite(version.units, unit, lang, version.naming),
        suggestions: all.map((each) => {
          const wording = wordingOf(each, meeting)
          return { author: each.author, ...(wording !== undefined && { wording }) }
        }),
      },
    }
  }
  return [
    ...consolidated.collisions.map((each) => note('collision', each.unit, each.suggestions)),
    ...consolidated.adjacent.map((each) => note('adjacent', each.after ?? each.parent, each.suggestions)),
  ]
    .sort((a, b) => a.order - b.order)
    .map(({ note: found }) => found)
}
