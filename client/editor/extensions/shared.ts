/** The extensions that bind an editor to its root of the shared document, alike for wordings and for reasons. */
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import { Carets } from './carets.ts'
import { FreshSelection } from './freshSelection.ts'
import { OwnUndo, ownUndoManager } from './ownUndo.ts'
import { SafeCaret } from './safeCaret.ts'
import { WholeWords } from './wholeWords.ts'

export interface SharedRoot {
  readonly fragment: XmlFragment
  readonly awareness: Awareness
  colourOf(userId: string): number
}

export const bound = ({ fragment, awareness, colourOf }: SharedRoot): Extensions => [
  Collaboration.configure({ fragment, yUndoOptions: { undoManager: ownUndoManager(fragment) } }),
  Carets.configure({ awareness, colourOf }),
  SafeCaret,
  WholeWords,
  OwnUndo,
  FreshSelection.configure({ doc: fragment.doc! }),
]
