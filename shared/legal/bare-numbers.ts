/** Paragraphs numbered without a dot or a bracket («1 There shall be …»), as in Ireland's constitution. */
import type { Item, MarkerItem } from './classify.ts'
import { follows, normaliseNum } from './numerals.ts'

const bare = /^(\d{1,2})\s+((?:\d°|["“«]?\p{Lu}).*)$/u

const markerOf = (item: Item): MarkerItem | undefined => {
  const match = item.type === 'text' ? bare.exec(item.text) : null
  return match
    ? { type: 'marker', line: item.line, style: 'dot', num: normaliseNum(match[1]!), text: match[2]! }
    : undefined
}

/**
 * Reads such numbers under one heading where they count 1, 2, … without a break; one alone proves nothing. `read` names
 * them, for doubts.
 */
export const withBareNumbers = (
  items: readonly Item[],
): { items: readonly Item[]; read: readonly MarkerItem[] } => {
  const found = items.flatMap((item) => markerOf(item) ?? [])
  const counts =
    found.length >= 2 &&
    found.every(({ num }, i) => (i === 0 ? num === '1' : follows(found[i - 1]!.num, num)))
  if (!counts || items.some((item) => item.type === 'marker' && item.style === 'dot'))
    return { items, read: [] }
  return { items: items.map((item) => markerOf(item) ?? item), read: found }
}
