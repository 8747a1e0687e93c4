/** Names and offices under the last unit of a text («Президент … А. Фамилия») are no part of the law. */
import { fullText, type Item } from './classify.ts'
import type { Note } from './doubts.ts'
import { isEnded } from './joining.ts'

const initials = /(?:^|\s)\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u

/** Cuts the signature off the end of a text: short lines without a full stop, one of them a name with initials. */
export const withoutSignature = (items: readonly Item[]): { items: readonly Item[]; notes: Note[] } => {
  let start = items.length
  while (start > 0) {
    const item = items[start - 1]!
    if (item.type !== 'text' || item.line.level > 0 || item.text.length > 100 || isEnded(item.text)) break
    start--
  }
  const tail = items.slice(start)
  const before = items[start - 1]
  const signed = tail.some((item) => initials.test(fullText(item)))
  const speaks = before && (before.type !== 'heading' || isEnded(before.rest))
  if (!signed || !speaks || !tail.every((item) => item.type === 'text')) return { items, notes: [] }
  return {
    items: items.slice(0, start),
    notes: tail.map((item) => ({ line: item.line.line, text: fullText(item) })),
  }
}
