/** Which hits of a term are ticked and what takes their place: by hit, and by form for all hits that are written alike. */
import type { TermHitRow } from '#shared/api/throughout.ts'

export interface Chosen {
  readonly ticked: boolean
  readonly by: string
}

export type Choice = ReadonlyMap<string, Chosen>

export const keyOf = ({ lang, unit, part, start }: TermHitRow): string => `${lang} ${unit} ${part} ${start}`

/** All hits of one form in one language. */
export interface TermForm {
  readonly key: string
  readonly lang: string
  readonly found: string
  readonly type: TermHitRow['type']
  readonly others: readonly string[]
  readonly hits: readonly TermHitRow[]
}

const order = { exact: 0, form: 1, stem: 2 } as const

/** Exact ones first, those that only begin alike last. */
export const formsOf = (hits: readonly TermHitRow[]): TermForm[] => {
  const groups = Map.groupBy(hits, ({ lang, type, found }) => `${lang} ${type} ${found}`)
  return [...groups]
    .map(([key, all]) => {
      const { lang, found, type, others } = all[0]!
      return { key, lang, found, type, others, hits: all }
    })
    .sort((a, b) => order[a.type] - order[b.type])
}

/** Only what is written exactly as asked is ticked from the start. */
export const startingChoice = (hits: readonly TermHitRow[]): Choice =>
  new Map(hits.map((hit) => [keyOf(hit), { ticked: hit.type === 'exact', by: hit.by }]))

export const withChosen = (choice: Choice, hits: readonly TermHitRow[], part: Partial<Chosen>): Choice => {
  const next = new Map(choice)
  for (const hit of hits) next.set(keyOf(hit), { ...next.get(keyOf(hit))!, ...part })
  return next
}

export const chosenOf = (hits: readonly TermHitRow[], choice: Choice) =>
  hits.flatMap((hit) => {
    const chosen = choice.get(keyOf(hit))
    const { lang, unit, part, start } = hit
    return chosen?.ticked ? [{ lang, unit, part, start, by: chosen.by }] : []
  })
