/** What a suggestion changes, unit by unit: only the headings and texts that are others than before. */
import type { PlainUnitRow } from '#shared/api/common.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'

export interface ChangedWords {
  readonly lang: string
  readonly before: string
  readonly after: string
}

const all = (units: readonly PlainUnitRow[]): PlainUnitRow[] =>
  units.flatMap((unit) => [unit, ...all(unit.children)])

export const changedWords = ({ before, after }: Pick<SuggestionRow, 'before' | 'after'>): ChangedWords[] =>
  Object.entries(after).flatMap(([lang, units]) => {
    const was = new Map(all(before[lang] ?? []).map((unit) => [unit.from, unit]))
    return all(units).flatMap((unit) =>
      (['heading', 'text'] as const).flatMap((part) => {
        const words = { before: was.get(unit.from)?.[part] ?? '', after: unit[part] ?? '' }
        return words.before === words.after ? [] : [{ lang, ...words }]
      }),
    )
  })
