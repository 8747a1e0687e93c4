/** Looks for what no document of ours is made of. */
import * as Y from 'yjs'
import { isAllowedLink } from '#shared/document/richText.ts'

/** What does not belong in a document, by a walk over all of it. */
export const strange = (doc: Y.Doc): string[] => {
  const found: string[] = []
  for (const [name] of doc.share) {
    if (!['wording:ru', 'reason:ru'].includes(name)) found.push(`root ${name}`)
    const root = doc.getXmlFragment(name)
    if (root._map.size > 0) found.push(`map in ${name}`)
    for (const block of root.toArray()) {
      if (!(block instanceof Y.XmlElement) || block.nodeName !== 'block') {
        found.push(`child of ${name}`)
        continue
      }
      for (const [key, value] of Object.entries(block.getAttributes()))
        if (typeof value !== 'string' || value.length > 200) found.push(`attribute ${key}`)
      for (const text of block.toArray()) {
        if (!(text instanceof Y.XmlText)) {
          found.push('child of block')
          continue
        }
        for (const part of text.toDelta()) {
          if (typeof part.insert !== 'string') found.push('embed')
          for (const [key, value] of Object.entries(part.attributes ?? {})) {
            const href = (value as { href?: unknown }).href ?? value
            if (name === 'wording:ru' || !['bold', 'italic', 'link'].includes(key))
              found.push(`format ${key}`)
            if (key === 'link' && !(typeof href === 'string' && isAllowedLink(href))) found.push('link')
          }
        }
      }
    }
  }
  return found
}
