/** The parts of a Word file that hold words and what numbers them. Found by their relationships, not by their usual names. */
import { broken } from '../refused.ts'
import { elements, readXml } from '../xml.ts'
import { openZip } from '../zip.ts'

export interface WordPackage {
  readonly document: string
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly comments?: string
  /** Which comment answers which. */
  readonly commentsExtended?: string
  /** Headers and footers of pages, as counted. */
  readonly headersAndFooters: number
}

const resolved = (base: string, target: string): string => {
  const parts = target.startsWith('/') ? [] : base.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

interface Relation {
  readonly type: string
  readonly target: string
}

const relationsIn = (xml: string | undefined, base: string): Relation[] =>
  xml === undefined
    ? []
    : elements(readXml(xml)).flatMap(({ attributes: { Type = '', Target = '', TargetMode } }) =>
        TargetMode === 'External' ? [] : [{ type: Type.split('/').at(-1)!, target: resolved(base, Target) }],
      )

export const openWord = (bytes: Uint8Array): WordPackage => {
  const archive = openZip(bytes)
  const main =
    relationsIn(archive.text('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')?.target ??
    'word/document.xml'
  const document = archive.text(main)
  if (document === undefined)
    throw broken('The archive holds no Word document. Save the file as .docx in its program.')
  const folder = main.split('/').slice(0, -1).join('/')
  const name = main.slice(folder.length).replace(/^\//, '')
  const rels = `${folder === '' ? '' : `${folder}/`}_rels/${name}.rels`
  const relations = relationsIn(archive.text(rels), main)
  const part = (type: string): string | undefined => {
    const target = relations.find((relation) => relation.type === type)?.target
    return target === undefined ? undefined : archive.text(target)
  }
  const [styles, numbering, footnotes, endnotes, comments, commentsExtended] = [
    'styles',
    'numbering',
    'footnotes',
    'endnotes',
    'comments',
    'commentsExtended',
  ].map(part)
  return {
    document,
    ...(styles !== undefined && { styles }),
    ...(numbering !== undefined && { numbering }),
    ...(footnotes !== undefined && { footnotes }),
    ...(endnotes !== undefined && { endnotes }),
    ...(comments !== undefined && { comments }),
    ...(commentsExtended !== undefined && { commentsExtended }),
    headersAndFooters: relations.filter(({ type }) => type === 'header' || type === 'footer').length,
  }
}
