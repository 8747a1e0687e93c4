/**
 * Keeps the caret where its words are while others type.
 *
 * y-tiptap 3.0.9 takes every remote change of the caret's block for a moved block, and puts the caret back at its old
 * distance from the block's start: whoever types behind a colleague types into the middle of their words. It has the
 * right answer from Yjs already; without the old distances (`absAnchor`, `absHead`) it uses that.
 *
 * It can also fail to restore the caret (a RangeError, thrown before the view was updated). Left alone, the view would
 * show the document from before the remote change, and the next keystroke would write that back: so the view is drawn
 * again from the document, with the caret as near as can be.
 */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { AbstractType, RelativePosition, Transaction, YEvent } from 'yjs'
import { caretBehind } from './caretBehind.ts'
import { followCaret } from './followCaret.ts'

interface RelativeSelection {
  readonly anchor: RelativePosition | null
  readonly head: RelativePosition | null
  readonly absAnchor: number | null
  readonly absHead: number | null
}

type Change = [events: YEvent<AbstractType<unknown>>[], transaction: Transaction]

/** The parts of y-tiptap's binding that this leans on; the pinned version is what it was written for. */
type Binding = Omit<ProsemirrorBinding, 'beforeTransactionSelection' | '_observeFunction'> & {
  beforeTransactionSelection: RelativeSelection | null
  _observeFunction: (...change: Change) => void
}

export interface SafeCaretOptions {
  caught(error: RangeError): void
}

const placeNear = (view: EditorView, position: number): void => {
  const near = Math.min(position, view.state.doc.content.size)
  const selection = Selection.near(view.state.doc.resolve(near), -1)
  view.dispatch(view.state.tr.setSelection(selection).setMeta('addToHistory', false))
}

const observing =
  (view: EditorView, binding: Binding, caught: SafeCaretOptions['caught']) =>
  (observe: Binding['_observeFunction']) =>
  (...change: Change): void => {
    const {
      doc,
      selection: { anchor, head },
    } = view.state
    const selection = binding.beforeTransactionSelection
    const [, transaction] = change
    const moved = (position: RelativePosition | null): RelativePosition | null =>
      position && anchor === head && !transaction.local ? caretBehind(position, transaction) : position
    if (selection)
      binding.beforeTransactionSelection = {
        ...selection,
        anchor: moved(selection.anchor),
        head: moved(selection.head),
        absAnchor: null,
        absHead: null,
      }
    try {
      observe(...change)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      caught(error)
      binding._forceRerender()
      placeNear(view, head)
      return
    }
    const lost =
      selection?.head &&
      relativePositionToAbsolutePosition(binding.doc, binding.type, selection.head, binding.mapping) === null
    const [toAnchor, toHead] = [anchor, head].map((position) => followCaret(doc, view.state.doc, position))
    if (toAnchor !== undefined && toHead !== undefined) {
      const followed = TextSelection.create(view.state.doc, toAnchor, toHead)
      view.dispatch(view.state.tr.setSelection(followed).setMeta('addToHistory', false))
    } else if (lost) {
      // The caret's own block went: it stays on the line where it was.
      placeNear(view, head)
    }
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
          const safely = observing(view, binding, caught)(observe)
          binding.type.unobserveDeep(observe)
          binding._observeFunction = safely
          binding.type.observeDeep(safely)
          return {}
        },
      }),
    ]
  },
})
