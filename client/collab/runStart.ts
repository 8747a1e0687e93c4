/**
 * The hand that begins a passage right behind a colleague's letters.
 *
 * [DOC-9] Yjs orders what two people insert behind one letter by their clientIDs, the lower first. Whoever begins to type
 * behind a colleague who is still typing, and comes first in that order, comes to stand between the letters that had
 * arrived and those on their way: the colleague's word is cut in two. So a page writes under two clientIDs: a low one,
 * and a high one for the first letters behind somebody else's. All that colleagues go on with is low, and stays together.
 */
import type { Doc } from 'yjs'
import { firstFreeClientId } from '#shared/document/format.ts'

/** Low ids are below it, high ones from it on; Yjs' own ids have 32 bits. */
const middle = 2 ** 31

const between = (from: number, to: number): number => from + Math.floor(Math.random() * (to - from))

/** For what a page writes as a rule. */
export const lowId = (): number => between(firstFreeClientId, middle)

const hands = new WeakMap<Doc, number>()

/** The document's high clientID, the same as long as it lives. */
export const highIdOf = (doc: Doc): number => {
  const known = hands.get(doc)
  if (known !== undefined) return known
  const made = between(middle, 2 ** 32)
  hands.set(doc, made)
  return made
}

/** Does one synchronous piece of writing under the high clientID. */
export const startingRun = (doc: Doc, write: () => void): void => {
  const usual = doc.clientID
  doc.clientID = highIdOf(doc)
  try {
    write()
  } finally {
    doc.clientID = usual
  }
}
