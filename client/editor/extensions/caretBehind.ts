/**
 * A caret behind a colleague's letters goes along with them. Yjs keeps it behind the letter where it was: what the colleague
 * types on would stand behind it, and one's own first letter in the middle of their word. Behind one's own letters it stays,
 * since there the next of one's own belong.
 */
import type { ID, RelativePosition, Transaction } from 'yjs'
import { getItem, getState, Item, RelativePosition as Position } from 'yjs'
import { highIdOf } from '#client/collab/runStart.ts'

/** The letter behind which the caret belongs after a transaction, as a position that Yjs understands. */
export const caretBehind = (position: RelativePosition, transaction: Transaction): RelativePosition => {
  const { doc, beforeState } = transaction
  const before = position.item
  const isOwn = before?.client === doc.clientID || before?.client === highIdOf(doc)
  if (!before || isOwn || position.assoc >= 0 || before.clock >= getState(doc.store, before.client))
    return position
  const at = getItem(doc.store, before)
  // An item that goes on behind the caret's letter holds letters that were there already.
  if (!(at instanceof Item) || at.id.clock + at.length - 1 !== before.clock) return position
  let last: ID = before
  for (let item = at.right; item !== null; item = item.right) {
    if (item.id.clock < (beforeState.get(item.id.client) ?? 0)) break
    if (!item.deleted && item.countable) last = item.lastId
  }
  return last === before ? position : new Position(position.type, position.tname, last, position.assoc)
}
