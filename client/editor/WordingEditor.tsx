/**
 * The editor of one wording in one language. Mount it only with the right to write: y-tiptap itself writes when it meets
 * a node that it cannot build, so readers get `WordingView`.
 */
import { Text } from '@tiptap/extension-text'
import { Selection } from '@tiptap/pm/state'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import type { Block } from '#shared/document/blocks.ts'
import { rootName } from '#shared/document/format.ts'
import type { CaretAt } from './caretAt.ts'
import { WordingKeys } from './extensions/keys.ts'
import { PlainPaste } from './extensions/paste.ts'
import { RedlineMarks, redlineKey } from './extensions/redlineMarks.ts'
import { bound } from './extensions/shared.ts'
import { WordingBlock, WordingDocument } from './extensions/wordingBlock.ts'
import './wording.css'

export interface WordingEditorProps {
  readonly doc: Doc
  readonly awareness: Awareness
  readonly lang: string
  /** The base wording's blocks; empty for an insertion. */
  readonly base: readonly Block[]
  /** Whether the redline is drawn. */
  readonly marks: boolean
  readonly label: string
  readonly caret?: CaretAt
  colourOf(userId: string): number
  onLeave(): void
}

export const WordingEditor = (props: WordingEditorProps) => {
  const { doc, awareness, lang, base, marks, label, caret } = props
  const latest = useRef(props)
  latest.current = props
  // Once per document: each making of these starts an undo history of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whether marks are shown is told to the editor, which stays
  const extensions = useMemo(
    () => [
      WordingDocument,
      WordingBlock,
      Text,
      ...bound({
        fragment: doc.getXmlFragment(rootName('wording', lang)),
        awareness,
        colourOf: (userId) => latest.current.colourOf(userId),
      }),
      WordingKeys.configure({ lang, leave: () => latest.current.onLeave() }),
      PlainPaste,
      RedlineMarks.configure({ base, shown: marks }),
    ],
    [doc, awareness, lang, base],
  )
  const editor = useEditor(
    {
      extensions,
      editorProps: {
        attributes: {
          class: 'law wording',
          lang,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          spellcheck: 'false',
        },
      },
      shouldRerenderOnTransaction: false,
    },
    [extensions],
  )

  useLayoutEffect(() => {
    if (!editor || !caret) return
    const { view } = editor
    const at = caret === 'end' ? null : view.posAtCoords({ left: caret.x, top: caret.y })
    const near = view.state.doc.resolve(at?.pos ?? view.state.doc.content.size)
    view.dispatch(view.state.tr.setSelection(Selection.near(near, -1)))
    // At once: TipTap's own focus command waits for a frame, and would put a caret back that has moved on since.
    view.focus()
  }, [editor, caret])

  useEffect(() => {
    const { view } = editor
    if (redlineKey.getState(view.state)?.shown !== marks)
      view.dispatch(view.state.tr.setMeta(redlineKey, { shown: marks }))
  }, [editor, marks])

  return <EditorContent editor={editor} />
}
