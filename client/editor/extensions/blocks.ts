/** ProseMirror's view of a wording, read as blocks. */
import type { Node } from '@tiptap/pm/model'
import type { Block } from '#shared/document/blocks.ts'
import { blockFrom } from '#shared/document/blocks.ts'

export const blockOf = (node: Node): Block => blockFrom(node.attrs, node.textContent)

export const blocksIn = (doc: Node): Block[] => doc.children.map(blockOf)

/** Index of the top-level block around a position, and where its content starts. */
export const blockAt = (
  doc: Node,
  position: number,
): { index: number; start: number; node: Node } | undefined => {
  const resolved = doc.resolve(position)
  if (resolved.depth === 0) return undefined
  return { index: resolved.index(0), start: resolved.start(1), node: resolved.node(1) }
}
