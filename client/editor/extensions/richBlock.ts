/** The schema of reasons and notes: flat blocks with an optional list, and bold, italic and links as only formats. */
import { mergeAttributes, Node } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { isAllowedLink } from '#shared/document/richText.ts'

export const RichBlock = Node.create({
  name: 'block',
  content: 'text*',
  addAttributes: () => ({ list: { default: null, rendered: false } }),
  parseHTML: () => [
    { tag: 'ul > li', attrs: { list: 'bullet' } },
    { tag: 'ol > li', attrs: { list: 'number' } },
    { tag: 'p' },
    { tag: 'div' },
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const list = node.attrs.list as string | null
    return ['p', mergeAttributes(HTMLAttributes, { class: 'rb', ...(list && { 'data-list': list }) }), 0]
  },
})

/** A link keeps nothing but where it leads; other schemes than http, https and mailto are not made and not shown. */
export const PlainLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
  renderHTML: ({ HTMLAttributes }) => {
    const href = String(HTMLAttributes.href ?? '')
    return [
      'a',
      isAllowedLink(href) ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' } : {},
      0,
    ]
  },
}).configure({
  openOnClick: false,
  autolink: false,
  linkOnPaste: true,
  isAllowedUri: (uri) => isAllowedLink(uri),
})
