/**
 * The schema of a wording: `doc: block*`, each block plain text. Level is an attribute, never nesting, so that nothing
 * two people do at once can take a colleague's words along (`?` and `+` in a content expression can).
 */
import { mergeAttributes, Node } from '@tiptap/core'
import { blockLabel } from '../blockLabel.ts'

export const WordingDocument = Node.create({ name: 'doc', topNode: true, content: 'block*' })

/** Absent attributes are null, as y-tiptap expects of what the document does not hold. */
const attribute = () => ({ default: null, rendered: false })

export const WordingBlock = Node.create({
  name: 'block',
  content: 'text*',
  marks: '',
  defining: true,
  addAttributes: () => ({ kind: attribute(), num: attribute(), from: attribute(), in: attribute() }),
  parseHTML: () => [{ tag: 'p' }, { tag: 'h3' }, { tag: 'li' }, { tag: 'div' }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const kind = (node.attrs.kind as string | null) ?? 'alinea'
    const label = blockLabel(kind, (node.attrs.num as string | null) ?? '')
    return [
      kind === 'heading' ? 'h3' : 'p',
      mergeAttributes(HTMLAttributes, {
        class: 'wb',
        'data-kind': kind,
        ...(label && { 'data-label': label }),
      }),
      0,
    ]
  },
})
