/**
 * What documents are made of: roots of blocks, blocks of text with short string attributes, and in reasons and notes
 * bold, italic and links. Everything else that Yjs could carry has no place here.
 */
import * as Y from 'yjs'
import { blockName, type Field, richMarks } from '#shared/document/format.ts'
import { isAllowedLink } from '#shared/document/richText.ts'

/** Where a struct sits. In a `gone` place, which is deleted, whatever comes is deleted with it. */
export type Place =
  | { readonly type: 'root'; readonly field: Field }
  | { readonly type: 'block'; readonly field: Field }
  | { readonly type: 'attribute'; readonly field: Field; readonly name: string }
  | { readonly type: 'text'; readonly field: Field }
  | { readonly type: 'gone' }

type Content = Y.Item['content']

const longestAttribute = 200
const longestFormat = 4000

const isBlock = (content: Content): boolean =>
  content instanceof Y.ContentType &&
  content.type instanceof Y.XmlElement &&
  content.type.nodeName === blockName

const isText = (content: Content): boolean =>
  content instanceof Y.ContentType && content.type instanceof Y.XmlText

/** Values set one after another arrive as one struct, the older ones deleted. */
const isAttribute = (name: string, content: Content): boolean =>
  /^[a-zA-Z][a-zA-Z0-9_-]{0,31}$/.test(name) &&
  content instanceof Y.ContentAny &&
  content.arr.every((value) => typeof value === 'string' && value.length <= longestAttribute)

const isShortRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((part) => part === null || ['string', 'boolean'].includes(typeof part)) &&
  JSON.stringify(value).length <= longestFormat

const isFormat = (content: Content): boolean => {
  if (!(content instanceof Y.ContentFormat)) return false
  const { key, value } = content as unknown as { key: string; value: unknown }
  if (!(richMarks as readonly string[]).includes(key)) return false
  if (value === null) return true
  if (key !== 'link') return value === true || isShortRecord(value)
  if (typeof value === 'string') return isAllowedLink(value)
  return isShortRecord(value) && typeof value.href === 'string' && isAllowedLink(value.href)
}

/** Whether content of this sort may stand in this place. Tombstones may stand anywhere. */
export const allows = (place: Place, content: Content): boolean => {
  if (content instanceof Y.ContentDeleted) return true
  switch (place.type) {
    case 'root':
      return isBlock(content)
    case 'block':
      return isText(content)
    case 'attribute':
      return isAttribute(place.name, content)
    case 'text':
      return content instanceof Y.ContentString || (place.field !== 'wording' && isFormat(content))
    case 'gone':
      return (
        isBlock(content) ||
        isText(content) ||
        isFormat(content) ||
        isAttribute('any', content) ||
        content instanceof Y.ContentString
      )
  }
}

/** What the children of such content, standing there, sit in. */
export const inside = (place: Place, content: Content): Place => {
  if (place.type === 'root' && isBlock(content)) return { type: 'block', field: place.field }
  if (place.type === 'block' && isText(content)) return { type: 'text', field: place.field }
  return { type: 'gone' }
}
