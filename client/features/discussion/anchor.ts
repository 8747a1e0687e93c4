/** Words of the base text that a comment is about: where they stand, and enough around them to be found by a reader. */
import type { NewThread } from '#shared/api/discussion.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'

const around = 32

/**
 * The anchor of `quote` in a unit's own words, in UTF-16 units; `undefined` when the words are not in it (a selection over
 * two units): the thread then stands on the unit.
 */
export const anchorOf = (unit: Unit, lang: Lang, quote: string): NewThread['anchor'] => {
  const base = unit.text?.[lang] ?? unit.heading?.[lang] ?? ''
  const words = quote.trim()
  const start = words ? base.indexOf(words) : -1
  if (start < 0) return undefined
  const end = start + words.length
  return {
    lang,
    field: 'base',
    unit: unit.eId,
    start,
    end,
    quote: words,
    prefix: base.slice(Math.max(0, start - around), start),
    suffix: base.slice(end, end + around),
  }
}
