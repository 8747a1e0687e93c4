/** The keys of a wording: Enter, Tab, Backspace; Esc and Ctrl+Enter leave. */
import { Extension, InputRule } from '@tiptap/core'
import { readLine } from '../numbering.ts'
import { blockAt } from './blocks.ts'
import { joinToBlockBefore, shiftLevel, splitToNextNumber } from './commands.ts'

export interface WordingKeysOptions {
  lang: string
  leave(): void
}

export const WordingKeys = Extension.create<WordingKeysOptions>({
  name: 'wordingKeys',
  priority: 1100,
  addOptions: () => ({ lang: 'ru', leave: () => undefined }),
  addKeyboardShortcuts() {
    const run = (command: typeof splitToNextNumber) => () =>
      command(this.editor.state, this.editor.view.dispatch, this.editor.view)
    const leave = () => {
      this.options.leave()
      return true
    }
    return {
      Enter: run(splitToNextNumber),
      'Shift-Enter': run(splitToNextNumber),
      // Tab never leaves a wording by accident: Esc does.
      Tab: () => run(shiftLevel(1, this.options.lang))() || true,
      'Shift-Tab': () => run(shiftLevel(-1, this.options.lang))() || true,
      Backspace: run(joinToBlockBefore),
      Escape: leave,
      'Mod-Enter': leave,
    }
  },
  /** `2) ` typed at the start of a block that continues nothing becomes its number. */
  addInputRules() {
    return [
      new InputRule({
        find: /^(?:\d+(?:-\d+)*[.)]|\p{Ll}\)) $/u,
        handler: ({ state, range, match }) => {
          const at = blockAt(state.doc, range.from)
          const { kind, num } = readLine(`${match[0]}x`)
          if (!at || at.node.attrs.from !== null || !kind) return null
          state.tr.delete(range.from, range.to)
          state.tr.setNodeMarkup(at.start - 1, undefined, { ...at.node.attrs, kind, num, in: null })
          return undefined
        },
      }),
    ]
  },
})
