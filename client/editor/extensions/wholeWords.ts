/**
 * Keeps what two people type at one place apart: the first letters that one types behind a colleague's are written under the
 * page's high clientID, so that whatever the colleague is still typing stays in front of them in one piece.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { XmlElement, XmlText } from 'yjs'
import { plain } from '#client/collab/ownWords.ts'
import { highIdOf, startingRun } from '#client/collab/runStart.ts'
import { firstFreeClientId } from '#shared/document/format.ts'
import { authorBefore } from './authorBefore.ts'
import { blockAt } from './blocks.ts'

/** The part of y-tiptap's binding that this leans on; the pinned version is what it was written for. */
type Binding = ProsemirrorBinding & { _prosemirrorChanged: (doc: Node) => void }

interface Typed {
  readonly text: XmlText
  readonly index: number
  readonly words: string
}

/** What was typed before the caret, if that is all that a new state has over the shared document. */
const typedIn = (binding: Binding, view: EditorView): Typed | undefined => {
  const { doc, selection } = view.state
  const at = selection.empty ? blockAt(doc, selection.head) : undefined
  const element = at && binding.type.length === doc.childCount ? binding.type.get(at.index) : undefined
  const text = element instanceof XmlElement && element.length === 1 ? element.get(0) : undefined
  if (!at || !(text instanceof XmlText)) return undefined
  const before = plain(text)
  const after = at.node.textContent
  const end = selection.head - at.start
  const index = end - (after.length - before.length)
  const inserted = index < end && after.slice(0, index) + after.slice(end) === before
  return inserted ? { text, index, words: after.slice(index, end) } : undefined
}

/** Whether the letter before is a colleague's, who may be typing on there. */
const isColleagues = (text: XmlText, index: number): boolean => {
  const { doc } = text
  const author = authorBefore(text, index)
  if (!doc || author === undefined || author < firstFreeClientId) return false
  return author !== doc.clientID && author !== highIdOf(doc)
}

export const WholeWords = Extension.create({
  name: 'wholeWords',
  // After the collaboration plugins, whose binding writes to the document from their own view on.
  priority: 1,
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('wholeWords'),
      view: (view) => {
        const { binding } = ySyncPluginKey.getState(view.state) as { binding: Binding }
        const write = binding._prosemirrorChanged.bind(binding)
        binding._prosemirrorChanged = (doc) => {
          const typed = typedIn(binding, view)
          if (typed && isColleagues(typed.text, typed.index))
            startingRun(binding.doc, () => typed.text.insert(typed.index, typed.words))
          write(doc)
        }
        return {}
      },
    }),
  ],
})
