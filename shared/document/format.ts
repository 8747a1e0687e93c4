/**
 * The shape of shared documents: which roots a room's Y.Doc has and what their blocks may carry.
 *
 * Documents are flat: a root is a `Y.XmlFragment` of `block` elements, each holding one `Y.XmlText`. Level is the
 * attribute `kind`, never nesting, so that splitting, joining and indenting at the same time can lose no words.
 */
import { kinds, type Lang } from '#shared/legal/unit.ts'

/** Raised whenever an older editor would delete what a newer one wrote; older ones are turned away at join. */
export const schemaVersion = 1

export const blockName = 'block'

export type RoomType = 'suggestion' | 'proposal' | 'text'

/** Which document: the room `type/id`. */
export interface RoomName {
  readonly type: RoomType
  readonly id: string
}

export type Field = 'wording' | 'reason' | 'note'

export const rootName = (field: Field, lang: Lang): string => `${field}:${lang}`

/** Root fields a room's document may have; a text's room carries pushes only. */
export const fieldsOf: Readonly<Record<RoomType, readonly Field[]>> = {
  suggestion: ['wording', 'reason'],
  proposal: ['note'],
  text: [],
}

/** Splits `wording:kk` into its field and language; `undefined` when it is no root of ours. */
export const parseRootName = (name: string): { field: Field; lang: Lang } | undefined => {
  const match = /^(wording|reason|note):([a-z]{2,3})$/.exec(name)
  return match ? { field: match[1] as Field, lang: match[2]! } : undefined
}

/** ClientIDs below this are nobody's: seeds are written under them, one per language. */
export const firstFreeClientId = 1024

/**
 * What a wording block can be: a unit's kind, the `heading` of the unit before it, or `text`, the wording of a unit that has a
 * heading as well (a unit without one holds its wording in its own block).
 */
export const blockKinds = [...kinds, 'heading', 'text'] as const
export type BlockKind = (typeof blockKinds)[number]

/**
 * Attributes of a block in a wording. `from` is the eId of the base unit that it was seeded from; `in` is the kind of the
 * unit that it belongs to (or `root`), present only where the kinds alone would place it elsewhere: remove it with any
 * change of `kind`.
 */
export const wordingAttributes = ['kind', 'num', 'from', 'in'] as const
export const richAttributes = ['list'] as const
export const richMarks = ['bold', 'italic', 'link'] as const
