/**
 * Commands and remote changes find the caret where it is, not where it was: browsers tell of a moved selection a task
 * later, and on a busy page the next key or somebody's letter comes first. End, then Enter, would split the line in its
 * middle; a colleague's letter would put the caret back.
 */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Doc } from 'yjs'
import { onBeforeReceive } from '#client/collab/receiving.ts'

/** ProseMirror's own reader of the DOM selection; not in its types. */
type Observed = EditorView & { readonly domObserver: { flush(): void } }

const flush = (view: EditorView): false => {
  if (!view.composing && !view.isDestroyed) (view as Observed).domObserver.flush()
  return false
}

export interface FreshSelectionOptions {
  doc: Doc
}

export const FreshSelection = Extension.create<FreshSelectionOptions>({
  name: 'freshSelection',
  priority: 1200,
  addProseMirrorPlugins() {
    const { doc } = this.options
    return [
      new Plugin({
        key: new PluginKey('freshSelection'),
        props: { handleKeyDown: flush, handlePaste: flush },
        view: (view) => ({ destroy: onBeforeReceive(doc, () => flush(view)) }),
      }),
    ]
  },
})
