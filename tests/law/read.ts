/** Parses a few lines and shows the result in forms that are easy to compare. */
import { parse } from '#shared/legal/parse.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { PlainUnit } from '#shared/legal/unit.ts'

export const read = (source: string, lang = 'ru', format: 'text' | 'markdown' = 'text') => {
  const { units, doubts, notes, title } = parse(source, { lang, format })
  const lines = flatten(units).map(
    (unit) => `${unit.eId}|${unit.num}|${unit.heading ?? ''}|${unit.text ?? ''}`,
  )
  return {
    units,
    doubts,
    notes,
    title,
    lines,
    eIds: flatten(units).map(({ eId }) => eId),
    why: doubts.map(({ why }) => why),
  }
}

export const find = (units: readonly PlainUnit[], eId: string) =>
  flatten(units).find((unit) => unit.eId === eId)
