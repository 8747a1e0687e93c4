/** The keys of a reason or note: Enter goes on in the list, Backspace at its start leaves it, Esc leaves the field. */
import { Extension } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { blockAt } from './blocks.ts'

export type ListKind = 'bullet' | 'number'

/** Gives every block that the selection touches this list, or takes it away where all have it. */
export const toggleList =
  (list: ListKind): Command =>
  (state, dispatch) => {
    const { from, to } = state.selection
    const touched: { offset: number; list: unknown }[] = []
    state.doc.forEach((node, offset) => {
      if (offset + node.nodeSize > from && offset < to + 1) touched.push({ offset, list: node.attrs.list })
    })
    if (touched.length === 0) return false
    const next = touched.every((block) => block.list === list) ? null : list
    if (dispatch)
      dispatch(touched.reduce((tr, { offset }) => tr.setNodeAttribute(offset, 'list', next), state.tr))
    return true
  }

const leaveList: Command = (state, dispatch) => {
  const at = blockAt(state.doc, state.selection.from)
  if (!at || at.node.attrs.list === null || !state.selection.empty) return false
  if (dispatch) dispatch(state.tr.setNodeAttribute(at.start - 1, 'list', null))
  return true
}

export interface RichKeysOptions {
  leave(): void
}

export const RichKeys = Extension.create<RichKeysOptions>({
  name: 'richKeys',
  priority: 1100,
  addOptions: () => ({ leave: () => undefined }),
  addKeyboardShortcuts() {
    const { leave } = this.options
    const leaveListWhen = (when: 'empty' | 'start') => () => {
      const { state, view } = this.editor
      const at = blockAt(state.doc, state.selection.from)
      const applies =
        at && (when === 'empty' ? at.node.content.size === 0 : state.selection.from === at.start)
      return applies ? leaveList(state, view.dispatch) : false
    }
    return {
      Enter: leaveListWhen('empty'),
      Backspace: leaveListWhen('start'),
      Escape: () => {
        leave()
        return true
      },
      'Mod-Enter': () => {
        leave()
        return true
      },
    }
  },
})
