/**
 * What documents are made of, and where: roots of blocks, blocks of text with short string attributes, and in reasons and notes
 * bold, italic and links. Everything else that Yjs could carry has no place here.
 *
 * Places and sorts are small numbers, because a room remembers one for every run of structs that it holds.
 */
import { type Field, richMarks } from '#shared/document/format.ts'
import { isAllowedLink } from '#shared/document/richText.ts'

/** What a struct is, as far as it matters where it stands. `other` is let in nowhere. */
export const sorts = {
  gc: 0,
  skip: 1,
  tombstone: 2,
  block: 3,
  text: 4,
  string: 5,
  format: 6,
  attribute: 7,
  other: 8,
} as const
export type Sort = (typeof sorts)[keyof typeof sorts]

/** Where a struct sits. In `gone`, which is deleted, whatever comes is deleted with it. */
export type Place = number

export const gone: Place = 0

const fields: readonly Field[] = ['wording', 'reason', 'note']

/** Kinds of place within a field; `odd` is under a name that no attribute may have. */
const kinds = { root: 0, block: 1, attribute: 2, odd: 3, text: 4 } as const
type Kind = (typeof kinds)[keyof typeof kinds]

const kindsAField = 5

const place = (field: number, kind: Kind): Place => 1 + field * kindsAField + kind
const fieldIndex = (of: Place): number => Math.floor((of - 1) / kindsAField)
const kindOf = (of: Place): Kind => ((of - 1) % kindsAField) as Kind

export const rootPlace = (field: Field): Place => place(fields.indexOf(field), kinds.root)

const attributeName = /^[a-zA-Z][a-zA-Z0-9_-]{0,31}$/

/** The place under a key of what sits in `within`; undefined where nothing may be. */
export const keyPlace = (within: Place, key: string): Place | undefined => {
  if (within === gone) return gone
  if (kindOf(within) !== kinds.block) return undefined
  return place(fieldIndex(within), attributeName.test(key) ? kinds.attribute : kinds.odd)
}

/** Whether what sits there is set under a key. */
export const isKeyed = (of: Place): boolean =>
  of !== gone && (kindOf(of) === kinds.attribute || kindOf(of) === kinds.odd)

const wording = fields.indexOf('wording')

/** Whether content of this sort may stand in this place. Tombstones may stand anywhere. */
export const allows = (where: Place, sort: Sort): boolean => {
  if (sort === sorts.tombstone) return true
  if (where === gone) return sort >= sorts.block && sort <= sorts.attribute
  switch (kindOf(where)) {
    case kinds.root:
      return sort === sorts.block
    case kinds.block:
      return sort === sorts.text
    case kinds.attribute:
      return sort === sorts.attribute
    case kinds.odd:
      return false
    case kinds.text:
      return sort === sorts.string || (sort === sorts.format && fieldIndex(where) !== wording)
  }
}

/** What the children of such content, standing there, sit in. */
export const inside = (where: Place, sort: Sort): Place => {
  if (where === gone) return gone
  const kind = kindOf(where)
  if (kind === kinds.root && sort === sorts.block) return place(fieldIndex(where), kinds.block)
  if (kind === kinds.block && sort === sorts.text) return place(fieldIndex(where), kinds.text)
  return gone
}

const longestAttribute = 200
const longestFormat = 4000

/** Values set one after another arrive as one struct, the older ones deleted: each is looked at. */
export const isAttributeValue = (value: string | undefined): boolean =>
  value !== undefined && value.length <= longestAttribute

const isShortRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((part) => part === null || ['string', 'boolean'].includes(typeof part)) &&
  JSON.stringify(value).length <= longestFormat

/** Whether a format is one of the three, with a value that may stand in a page. */
export const isFormat = (key: string, value: unknown): boolean => {
  if (!(richMarks as readonly string[]).includes(key)) return false
  if (value === null) return true
  if (key !== 'link') return value === true || isShortRecord(value)
  if (typeof value === 'string') return isAllowedLink(value)
  return isShortRecord(value) && typeof value.href === 'string' && isAllowedLink(value.href)
}
