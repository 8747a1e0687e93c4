/** Pasting into a wording: plain blocks, a line each; leading numbers say their kind, else numbering goes on. */
import { Extension } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import { blockLabel } from '../blockLabel.ts'
import { kindAfter, numberAfter, readLine } from '../numbering.ts'
import { blockAt, blockOf } from './blocks.ts'
import { newAttributes } from './commands.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not enter a wording
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g

/** Lines of pasted text: no control characters, tabs as spaces, empty lines dropped. */
export const pastedLines = (text: string): string[] => {
  const lines = text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(unprintable, '')
    .replace(/\t/g, ' ')
    .split('\n')
  return lines.length === 1 ? lines : lines.filter((line) => line.trim() !== '')
}

/** The selection replaced by the lines: the first goes into the caret's block, each further one makes a block. */
export const pasteLines = (state: EditorState, lines: readonly string[]): Transaction => {
  const tr = state.tr.deleteSelection()
  const [first = '', ...rest] = lines
  const type = state.schema.nodes.block!
  let at = blockAt(tr.doc, tr.selection.from)
  if (!at) {
    tr.insert(0, type.create(newAttributes('alinea', '')))
    tr.setSelection(TextSelection.create(tr.doc, 1))
    at = blockAt(tr.doc, 1)!
  }
  const emptyNew = at.node.textContent === '' && at.node.attrs.from === null
  const read = emptyNew ? readLine(first) : { text: first }
  if (emptyNew && 'kind' in read && read.kind)
    tr.setNodeMarkup(at.start - 1, undefined, newAttributes(read.kind, read.num ?? ''))
  if (read.text) tr.insertText(read.text, tr.selection.from)
  let previous = blockOf(tr.doc.child(at.index))
  for (const line of rest) {
    const next = readLine(line)
    const kind = next.kind ?? kindAfter(previous.kind)
    const num = next.num ?? (kind === previous.kind ? numberAfter(previous.num) : '')
    tr.split(tr.selection.from, 1, [{ type, attrs: newAttributes(kind, num) }])
    if (next.text) tr.insertText(next.text, tr.selection.from)
    previous = { kind, num, text: next.text }
  }
  return tr.scrollIntoView()
}

export const PlainPaste = Extension.create({
  name: 'plainPaste',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handlePaste: (view, event) => {
            const text = event.clipboardData?.getData('text/plain')
            if (!text) return false
            view.dispatch(pasteLines(view.state, pastedLines(text)).setMeta('uiEvent', 'paste'))
            return true
          },
          // Copied wording carries its numbers, so that it can be pasted anywhere.
          clipboardTextSerializer: (slice) =>
            slice.content.content
              .map((node, index) => {
                const { kind, num } = blockOf(node)
                const label = index === 0 && slice.openStart > 0 ? '' : blockLabel(kind, num)
                return label ? `${label} ${node.textContent}` : node.textContent
              })
              .join('\n'),
        },
      }),
    ]
  },
})
