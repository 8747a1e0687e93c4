/** What the keys do to a wording, as ProseMirror commands: `false` where they do not apply. */
import type { Node } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import type { Block } from '#shared/document/blocks.ts'
import { firstNumber, kindAfter, nextNumber, numberAfter, shifted } from '../numbering.ts'
import { blockAt, blockOf, blocksIn } from './blocks.ts'

/** Attributes of a new block: it continues nothing, and its place follows from its kind. */
export const newAttributes = (kind: Block['kind'], num: string) => ({ kind, num, from: null, in: null })

/** Numbers of the blocks of one kind after `index` that stand under the same parent. */
const takenAfter = (doc: Node, index: number, kind: Block['kind']): Set<string> => {
  const taken = new Set<string>()
  const blocks = blocksIn(doc)
  const depth = order.indexOf(kind)
  for (const block of blocks.slice(index + 1)) {
    if (order.indexOf(block.kind) < depth && order.includes(block.kind)) break
    if (block.kind === kind) taken.add(block.num)
  }
  return taken
}

const order: readonly string[] = ['article', 'paragraph', 'point', 'subpoint']

/** Splits the block at the caret; the first half keeps what it continues, the second takes the next number. */
export const splitToNextNumber: Command = (state, dispatch) => {
  const { selection } = state
  if (!(selection instanceof TextSelection)) return false
  const at = blockAt(state.doc, selection.from)
  if (!at) return false
  const block = blockOf(at.node)
  const kind = kindAfter(block.kind)
  const num = kind === block.kind ? nextNumber(kind, block.num, takenAfter(state.doc, at.index, kind)) : ''
  if (dispatch) {
    const tr = state.tr.deleteSelection()
    const position = tr.mapping.map(selection.from)
    const type = state.schema.nodes.block!
    dispatch(tr.split(position, 1, [{ type, attrs: newAttributes(kind, num) }]).scrollIntoView())
  }
  return true
}

/** The number that a block takes when its level becomes `kind`: after its new sibling above, or the first. */
const numberAtLevel = (doc: Node, index: number, kind: Block['kind'], lang: string): string => {
  if (kind === 'alinea') return ''
  const depth = order.indexOf(kind)
  for (const block of blocksIn(doc).slice(0, index).reverse()) {
    if (block.kind === kind) return numberAfter(block.num)
    if (order.includes(block.kind) && order.indexOf(block.kind) < depth) break
  }
  return firstNumber(kind, lang)
}

/** Moves every block that the selection touches one level deeper or shallower. */
export const shiftLevel =
  (by: 1 | -1, lang: string): Command =>
  (state, dispatch) => {
    const tr = state.tr
    const { from, to } = state.selection
    let changed = false
    state.doc.forEach((node, offset, index) => {
      if (offset + node.nodeSize <= from || offset >= to + 1) return
      const kind = shifted(blockOf(node).kind, by)
      if (!kind) return
      changed = true
      tr.setNodeMarkup(offset, undefined, {
        ...node.attrs,
        kind,
        num: numberAtLevel(tr.doc, index, kind, lang),
        in: null,
      })
    })
    if (changed && dispatch) dispatch(tr)
    return changed
  }

/** Backspace at the start of a block joins it to the one before; the first of the two keeps number and place. */
export const joinToBlockBefore: Command = (state, dispatch) => {
  const { selection } = state
  if (!(selection instanceof TextSelection) || !selection.empty) return false
  const at = blockAt(state.doc, selection.from)
  if (!at || selection.from !== at.start || at.index === 0) return false
  if (dispatch) dispatch(state.tr.join(at.start - 1).scrollIntoView())
  return true
}
