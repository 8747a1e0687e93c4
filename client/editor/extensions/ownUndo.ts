/**
 * Undo and redo of one's own changes alone, by keys, menus and gestures alike. The browser's own undo never gets a turn:
 * it would write its memory of the page over what others have written since.
 */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { defaultDeleteFilter, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Item, XmlFragment } from 'yjs'
import { UndoManager, XmlElement, XmlText } from 'yjs'

const holdsWords = (element: XmlElement): boolean =>
  element.toArray().some((child) => child instanceof XmlText && child.length > 0)

/** Whether undoing may take an item away: a block in which somebody else has typed stays, with its level and number. */
const mayGo = (item: Item): boolean => {
  const first = item.parentSub !== null && item.left === null
  if (first && item.parent instanceof XmlElement && holdsWords(item.parent)) return false
  return defaultDeleteFilter(item, new Set(['block']))
}

/** Begins with what this editor writes from here on: the seed, the first sync and others' changes have other origins. */
export const ownUndoManager = (fragment: XmlFragment): UndoManager =>
  new UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: mayGo,
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  })

export const OwnUndo = Extension.create({
  name: 'ownUndo',
  priority: 1150,
  addKeyboardShortcuts() {
    const undo = () => {
      this.editor.commands.undo()
      return true
    }
    const redo = () => {
      this.editor.commands.redo()
      return true
    }
    return { 'Mod-z': undo, 'Shift-Mod-z': redo, 'Mod-y': redo }
  },
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key: new PluginKey('ownUndo'),
        props: {
          handleDOMEvents: {
            beforeinput: (_view, event) => {
              if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
              event.preventDefault()
              if (event.inputType === 'historyUndo') editor.commands.undo()
              else editor.commands.redo()
              return true
            },
          },
        },
      }),
    ]
  },
})
