/** Opens a produced Word file as a reader would: its parts, checked to be well-formed XML, and its words. */
import { strFromU8, unzipSync } from 'fflate'

/** Throws with the place where a part is not well-formed: unbalanced tags, bare ampersands, forbidden characters. */
export const assertWellFormed = (xml: string): void => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0, section 2.2
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(xml)
  if (forbidden) throw new Error(`forbidden character at ${forbidden.index}`)
  const bare = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.exec(xml)
  if (bare) throw new Error(`bare ampersand: ${xml.slice(bare.index, bare.index + 40)}`)
  const open: string[] = []
  let end = 0
  for (const tag of xml.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|<\?[^>]*\?>/g)) {
    if (xml.slice(end, tag.index).includes('<')) throw new Error(`stray < before ${tag[0]}`)
    end = tag.index + tag[0].length
    if (!tag[2] || tag[4]) continue
    if (!tag[1]) open.push(tag[2])
    else if (open.pop() !== tag[2]) throw new Error(`unexpected ${tag[0]} at ${tag.index}`)
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(' ')}`)
}

const decoded = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

export interface OpenedDocx {
  readonly parts: Readonly<Record<string, string>>
  readonly document: string
  /** The words of the body, a line a paragraph. */
  readonly text: string
}

export const openDocx = (bytes: Uint8Array): OpenedDocx => {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, content]) => [name, strFromU8(content)]),
  )
  for (const [name, xml] of Object.entries(parts)) {
    try {
      assertWellFormed(xml)
    } catch (error) {
      throw new Error(`${name} is not well-formed`, { cause: error })
    }
  }
  const document = parts['word/document.xml'] ?? ''
  const paragraphs = document.match(/<w:p[ >].*?<\/w:p>/gs) ?? []
  const text = paragraphs
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
        .map((match) => (match[1] === undefined ? '\n' : decoded(match[1])))
        .join(''),
    )
    .join('\n')
  return { parts, document, text }
}
