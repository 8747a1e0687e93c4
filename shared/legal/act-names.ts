/**
 * Names for what an amending act says, so that people's own wordings of its formulas find their places again.
 *
 * A `place` is what a formula is about; it stays while the formula's words change. A `key` names exactly what the formula was
 * generated from: with another wording, place or number it is another. So an edit holds for the formula that it was made
 * on, and no other.
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

const placeOf = (instruction: Instruction): string => {
  switch (instruction.type) {
    case 'throughout':
      return `throughout ${instruction.bundle}`
    case 'words':
    case 'part':
      return `${instruction.part} ${instruction.unit}`
    case 'whole':
      return `whole ${instruction.unit}`
    case 'move':
      return `move ${instruction.unit}`
    case 'insert': {
      const { parent, after, index } = instruction.at
      return `insert ${parent ?? ''} ${after ?? ''} ${index}`
    }
    case 'delete':
      return `delete ${instruction.units[0]}`
    case 'number':
      return `number ${instruction.units[0]!.unit}`
  }
}

const keyOf = (parts: unknown): string =>
  toHexString(digest(encodeUtf8(JSON.stringify(parts).normalize('NFC'))))

/** The name of an instruction's `nth` formula. */
export const nameOf = (instruction: Instruction, formula: Formula, nth: number, lang: Lang): Named => {
  const place = nth === 0 ? placeOf(instruction) : `${placeOf(instruction)} ${nth + 1}`
  return { place, key: keyOf([lang, place, instruction, formula.text, formula.wording]) }
}

/** The name of what opens a clause on an article. */
export const leadName = (article: string, text: string, lang: Lang): Named => {
  const place = `lead ${article}`
  return { place, key: keyOf([lang, place, text]) }
}
