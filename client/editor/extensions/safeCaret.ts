/**
 * Outlives y-tiptap's failing to restore the caret after a remote join (a RangeError thrown before the view was updated).
 *
 * Left alone, the view would show the document from before the remote change, and the next keystroke would write that
 * back: so the view is drawn again from the document, with the caret as near as can be.
 */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, Selection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { XmlFragment } from 'yjs'

interface Binding {
  readonly type: XmlFragment
  _observeFunction: (...change: unknown[]) => void
  _forceRerender(): void
}

export interface SafeCaretOptions {
  caught(error: RangeError): void
}

export const SafeCaret = Extension.create<SafeCaretOptions>({
  name: 'safeCaret',
  // After the collaboration plugins, whose binding observes the document from their own view on.
  priority: 1,
  addOptions: () => ({ caught: () => undefined }),
  addProseMirrorPlugins() {
    const { caught } = this.options
    return [
      new Plugin({
        key: new PluginKey('safeCaret'),
        view: (view) => {
          const { binding } = ySyncPluginKey.getState(view.state) as { binding: Binding }
          const observe = binding._observeFunction
          const safely = (...change: unknown[]) => {
            const position = view.state.selection.head
            try {
              observe(...change)
            } catch (error) {
              if (!(error instanceof RangeError)) throw error
              caught(error)
              binding._forceRerender()
              const near = Math.min(position, view.state.doc.content.size)
              view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(near), -1)))
            }
          }
          binding.type.unobserveDeep(observe)
          binding._observeFunction = safely
          binding.type.observeDeep(safely)
          return {}
        },
      }),
    ]
  },
})
