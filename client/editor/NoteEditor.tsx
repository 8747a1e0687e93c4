/** The editor of a reason or an explanatory note: bold, italic, links and lists, offered while words are selected. */
import { Bold } from '@tiptap/extension-bold'
import { Italic } from '@tiptap/extension-italic'
import { Text } from '@tiptap/extension-text'
import { EditorContent, useEditor } from '@tiptap/react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import { rootName } from '#shared/document/format.ts'
import { PlainLink, RichBlock } from './extensions/richBlock.ts'
import { RichKeys } from './extensions/richKeys.ts'
import { bound } from './extensions/shared.ts'
import { WordingDocument } from './extensions/wordingBlock.ts'
import { FormatBar } from './FormatBar.tsx'
import './wording.css'

export interface NoteEditorProps {
  readonly doc: Doc
  readonly awareness: Awareness
  readonly field: 'reason' | 'note'
  readonly lang: string
  readonly label: string
  readonly placeholder: string
  readonly autoFocus?: boolean
  colourOf(userId: string): number
  onLeave(): void
}

export const NoteEditor = (props: NoteEditorProps) => {
  const { doc, awareness, field, lang, label, placeholder, autoFocus } = props
  const latest = useRef(props)
  latest.current = props
  // Once per document: each making of these starts an undo history of its own.
  const extensions = useMemo(
    () => [
      WordingDocument,
      RichBlock,
      Text,
      Bold,
      Italic,
      PlainLink,
      ...bound({
        fragment: doc.getXmlFragment(rootName(field, lang)),
        awareness,
        colourOf: (userId) => latest.current.colourOf(userId),
      }),
      RichKeys.configure({ leave: () => latest.current.onLeave() }),
    ],
    [doc, awareness, field, lang],
  )
  const editor = useEditor(
    {
      extensions,
      editorProps: {
        attributes: {
          class: 'rich',
          lang,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'data-placeholder': placeholder,
        },
      },
      shouldRerenderOnTransaction: false,
    },
    [extensions],
  )
  useLayoutEffect(() => {
    if (autoFocus) editor.commands.focus('end', { scrollIntoView: false })
  }, [editor, autoFocus])
  return (
    <div className="rich-field">
      <EditorContent editor={editor} />
      <FormatBar editor={editor} />
    </div>
  )
}
