/** Who wrote the letter before an index of a text, by clientID; nobody at its start. */
import type { XmlText } from 'yjs'

export const authorBefore = (text: XmlText, index: number): number | undefined => {
  let left = index
  let author: number | undefined
  for (let item = text._start; item !== null && left > 0; item = item.right) {
    if (item.deleted || !item.countable) continue
    author = item.id.client
    left -= item.length
  }
  return author
}
