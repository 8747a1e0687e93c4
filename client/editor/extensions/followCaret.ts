/**
 * Where a caret belongs after somebody else has split or joined its block. Both make new letters of the words behind the
 * cut, so a position that Yjs keeps by letter stays in front of it: told from the two documents instead.
 */
import type { Node } from '@tiptap/pm/model'
import { blockAt } from './blocks.ts'

const startOf = (doc: Node, index: number): number => {
  let start = 1
  for (let before = 0; before < index; before++) start += doc.child(before).nodeSize
  return start
}

/** The first block in which two documents differ. */
const firstDifference = (a: Node, b: Node): number => {
  const shorter = Math.min(a.childCount, b.childCount)
  let index = 0
  while (index < shorter && a.child(index).textContent === b.child(index).textContent) index++
  return index
}

/** The caret's new position, or `undefined` where its block was neither split nor joined. */
export const followCaret = (before: Node, after: Node, position: number): number | undefined => {
  const at = blockAt(before, position)
  if (!at) return undefined
  const index = firstDifference(before, after)
  const offset = position - at.start
  const textOf = (doc: Node, child: number): string => doc.maybeChild(child)?.textContent ?? ''
  if (after.childCount === before.childCount + 1 && at.index === index) {
    const head = textOf(after, index)
    const split = head + textOf(after, index + 1) === at.node.textContent
    return split && offset > head.length ? startOf(after, index + 1) + offset - head.length : undefined
  }
  if (after.childCount === before.childCount - 1 && at.index === index + 1) {
    const head = textOf(before, index)
    const joined = textOf(after, index) === head + at.node.textContent
    return joined ? startOf(after, index) + head.length + offset : undefined
  }
  return undefined
}
