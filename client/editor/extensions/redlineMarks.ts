/**
 * The redline of a wording against its base, drawn as decorations: deletions are widgets, insertions are highlighted,
 * nothing of it is stored. While an input method composes, its own block keeps the marks that it had: new ones would
 * tear the composition's text node apart.
 */
import { Extension } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Block } from '#shared/document/blocks.ts'
import { blockLabel } from '../blockLabel.ts'
import { lineBlocks } from '../blockRedline.ts'
import { blockAt, blocksIn } from './blocks.ts'

export const redlineKey = new PluginKey<RedlineState>('redline')

/** Where a mark stands: `insert` covers words, `delete` and `gone` are shown at `from`. */
interface Mark {
  readonly type: 'insert' | 'delete' | 'gone'
  readonly from: number
  readonly to: number
  readonly text: string
}

interface RedlineState {
  readonly shown: boolean
  /** Marks by block; index −1 of the array, so to speak, is `first`. */
  readonly first: readonly Mark[]
  readonly blocks: readonly (readonly Mark[])[]
  readonly set: DecorationSet
}

const goneText = (blocks: readonly Block[]): string =>
  blocks.map(({ kind, num, text }) => `${blockLabel(kind, num)} ${text}`.trim()).join('\n')

const marksOf = (state: EditorState, base: readonly Block[]): Pick<RedlineState, 'first' | 'blocks'> => {
  const lined = lineBlocks(base, blocksIn(state.doc))
  const gone = (blocks: readonly Block[], at: number): Mark[] =>
    blocks.length === 0 ? [] : [{ type: 'gone', from: at, to: at, text: goneText(blocks) }]
  const blocks: Mark[][] = []
  state.doc.forEach((node, offset, index) => {
    const line = lined.lines[index]!
    const marks: Mark[] = []
    let at = offset + 1
    for (const { type, text } of line.segments) {
      const to = type === 'deleted' ? at : at + text.length
      if (type !== 'same') marks.push({ type: type === 'deleted' ? 'delete' : 'insert', from: at, to, text })
      at = to
    }
    blocks.push([...marks, ...gone(line.goneAfter, offset + node.nodeSize)])
  })
  return { first: gone(lined.goneFirst, 0), blocks }
}

const struck = (text: string, block: boolean) => () => {
  const element = document.createElement('del')
  element.textContent = text
  element.contentEditable = 'false'
  if (!block) return element
  const line = document.createElement('div')
  line.className = 'wb-gone'
  line.contentEditable = 'false'
  line.append(element)
  return line
}

const decoration = ({ type, from, to, text }: Mark): Decoration =>
  type === 'insert'
    ? Decoration.inline(from, to, { nodeName: 'ins' })
    : Decoration.widget(from, struck(text, type === 'gone'), {
        side: -1,
        key: `${type}:${text}`,
        marks: [],
        ignoreSelection: true,
      })

const drawn = (state: EditorState, marks: Pick<RedlineState, 'first' | 'blocks'>): RedlineState => ({
  ...marks,
  shown: true,
  set: DecorationSet.create(state.doc, [...marks.first, ...marks.blocks.flat()].map(decoration)),
})

/** The composing block's marks moved to where it stands now, cut to its new length. */
const held = (
  tr: Transaction,
  old: RedlineState,
  before: EditorState,
  after: EditorState,
): RedlineState['blocks'][0] => {
  const was = blockAt(before.doc, before.selection.from)
  const now = blockAt(after.doc, after.selection.from)
  if (!was || !now) return []
  const end = now.start + now.node.content.size
  const remote = tr.mapping.maps.length > 0 && tr.getMeta(ySyncPluginKey) !== undefined
  const move = (position: number) =>
    Math.min(end, remote ? position + now.start - was.start : tr.mapping.map(position, -1))
  return (old.blocks[was.index] ?? []).map((mark) => ({ ...mark, from: move(mark.from), to: move(mark.to) }))
}

export interface RedlineOptions {
  base: readonly Block[]
  shown: boolean
}

export const RedlineMarks = Extension.create<RedlineOptions>({
  name: 'redlineMarks',
  addOptions: () => ({ base: [], shown: true }),
  addProseMirrorPlugins() {
    const { base, shown } = this.options
    const hidden: RedlineState = { shown: false, first: [], blocks: [], set: DecorationSet.empty }
    const fresh = (state: EditorState) => drawn(state, marksOf(state, base))
    let composing = false
    return [
      new Plugin<RedlineState>({
        key: redlineKey,
        state: {
          init: (_config, state) => (shown ? fresh(state) : hidden),
          apply: (tr, value, before, after) => {
            const meta = tr.getMeta(redlineKey) as { shown?: boolean } | undefined
            const show = meta?.shown ?? value.shown
            if (!show) return hidden
            if (!tr.docChanged && !meta) return value
            if (!composing || !value.shown) return fresh(after)
            const marks = marksOf(after, base)
            const at = blockAt(after.doc, after.selection.from)
            const kept = held(tr, value, before, after)
            return drawn(after, {
              first: marks.first,
              blocks: marks.blocks.map((own, index) => (index === at?.index ? kept : own)),
            })
          },
        },
        props: {
          decorations: (state) => redlineKey.getState(state)?.set,
          handleDOMEvents: {
            compositionstart: () => {
              composing = true
              return false
            },
            compositionend: (view) => {
              composing = false
              // The view takes a composition's last words in shortly after its end.
              setTimeout(() => {
                if (!view.isDestroyed && !view.composing) view.dispatch(view.state.tr.setMeta(redlineKey, {}))
              }, 50)
              return false
            },
          },
        },
      }),
    ]
  },
})
