/** Words of the base text that a comment is about: where they stand, and enough around them to be found by a reader. */
import type { NewThread } from '#shared/api/discussion.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'

const around = 32

/** Where the words stand: at the place that was selected if they are there, else where they first occur. */
const placeIn = (base: string, words: string, near: number | undefined): number => {
  if (words === '') return -1
  if (near !== undefined && base.startsWith(words, near)) return near
  return base.indexOf(words)
}

/**
 * The anchor of `quote` in a unit's own words, in UTF-16 units, selected from `from` on; `undefined` when the words are not
 * in it (a selection over two units): the thread then stands on the unit.
 */
export const anchorOf = (unit: Unit, lang: Lang, quote: string, from?: number): NewThread['anchor'] => {
  const words = quote.trim()
  const near = from === undefined ? undefined : from + quote.indexOf(words)
  const base = [unit.text?.[lang], unit.heading?.[lang]].find((own) => own && placeIn(own, words, near) >= 0)
  if (base === undefined) return undefined
  const start = placeIn(base, words, near)
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
