/** The extensions that bind an editor to its root of the shared document, alike for wordings and for reasons. */
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { defaultDeleteFilter, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import { UndoManager } from 'yjs'
import { Carets } from './carets.ts'
import { SafeCaret } from './safeCaret.ts'

export interface SharedRoot {
  readonly fragment: XmlFragment
  readonly awareness: Awareness
  colourOf(userId: string): number
}

/**
 * Undo touches only what this editor wrote from here on: changes of others, the seed and what came with the first sync
 * have other origins. A block of mine in which somebody else has typed stays, without my words.
 */
const ownUndo = (fragment: XmlFragment): UndoManager =>
  new UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, new Set(['block'])),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  })

export const bound = ({ fragment, awareness, colourOf }: SharedRoot): Extensions => [
  Collaboration.configure({ fragment, yUndoOptions: { undoManager: ownUndo(fragment) } }),
  Carets.configure({ awareness, colourOf }),
  SafeCaret,
]
