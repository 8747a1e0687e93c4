/**
 * Names for what an amending act says, so that people's own wordings of its formulas find their places again.
 *
 * A `place` is what a formula is about, by the wIds of its units: it stays while the formula's words change, and in the next
 * version of the text. A `key` names exactly what is said of it: with another wording or number it is another. So an edit
 * holds for the formula that it was made on, and no other, on whatever version that is said.
 */
import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import type { Formula } from './formula.ts'
import type { Instruction } from './instruction.ts'
import type { Lang } from './unit.ts'

export interface Named {
  readonly place: string
  /** SHA-256 in hexadecimal. */
  readonly key: string
}

/** eId → wId, in the base text. */
export type Names = ReadonlyMap<string, string>

const placeOf = (instruction: Instruction, names: Names): string => {
  const name = (eId: string | null | undefined): string => (eId ? (names.get(eId) ?? eId) : '')
  switch (instruction.type) {
    case 'throughout':
      return `throughout ${instruction.bundle}`
    case 'words':
    case 'part':
      return `${instruction.part} ${name(instruction.unit)}`
    case 'whole':
      return `whole ${name(instruction.unit)}`
    case 'move':
      return `move ${name(instruction.unit)}`
    case 'insert': {
      const { parent, after, index } = instruction.at
      return `insert ${name(parent)} ${name(after)} ${index}`
    }
    case 'delete':
      return `delete ${name(instruction.units[0])}`
    case 'number':
      return `number ${name(instruction.units[0]?.unit)}`
  }
}

const keyOf = (parts: unknown): string =>
  toHexString(digest(encodeUtf8(JSON.stringify(parts).normalize('NFC'))))

/** The name of an instruction's `nth` formula. */
export const nameOf = (
  instruction: Instruction,
  { text, wording }: Formula,
  nth: number,
  lang: Lang,
  names: Names,
): Named => {
  const first = placeOf(instruction, names)
  const place = nth === 0 ? first : `${first} ${nth + 1}`
  return { place, key: keyOf([lang, place, text, wording]) }
}

/** The name of what opens a clause on an article, given by its wId. */
export const leadName = (article: string, text: string, lang: Lang): Named => {
  const place = `lead ${article}`
  return { place, key: keyOf([lang, place, text]) }
}
