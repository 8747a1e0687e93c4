/**
 * What a formula does to which units, for readers that are programs: Akoma Ntoso's textual modifications, whose names the
 * types are. It has no name for a move, and a formula that moves something says nothing here.
 */
import type { Instruction } from './instruction.ts'
import { findUnit } from './tree.ts'
import type { PlainUnit } from './unit.ts'
import type { WordEdit } from './word-edits.ts'

export interface FormulaChange {
  readonly type: 'insertion' | 'renumbering' | 'repeal' | 'substitution'
  /** eIds of the base text; none where the whole text is meant. */
  readonly units: readonly string[]
  /** Where an insertion stands: behind the unit, or first in it (or in the text). */
  readonly pos?: 'after' | 'start'
  /** The units that the formula's wording consists of, by the eIds of the agreed text; absent where it is words. */
  readonly quoted?: readonly PlainUnit[]
  /** The words that the formula names, in their order. */
  readonly words?: readonly string[]
}

export const ofEdit = (unit: string, edit: WordEdit): FormulaChange => {
  const units = [unit]
  switch (edit.type) {
    case 'replace':
      return { type: 'substitution', units, words: [edit.words, edit.by] }
    case 'insertAfter':
    case 'insertBefore':
      return { type: 'insertion', units, words: [edit.words, edit.added] }
    case 'delete':
      return { type: 'repeal', units, words: [edit.words] }
  }
}

/** A unit's own text is a unit where it holds no others: else the points below it would seem to go. */
const restated = (
  base: readonly PlainUnit[],
  { unit: eId, part, words }: Extract<Instruction, { type: 'part' }>,
): FormulaChange => {
  const units = [eId]
  if (words === '') return { type: 'repeal', units }
  const { heading: _, ...unit } = findUnit(base, eId)!
  const isWhole = part === 'text' && unit.children.length === 0
  return { type: 'substitution', units, ...(isWhole && { quoted: [{ ...unit, text: words }] }) }
}

/** What one formula of an instruction does; words and numbers have several, and say it formula by formula. */
export const changeOf = (
  instruction: Exclude<Instruction, { type: 'words' | 'number' }>,
  base: readonly PlainUnit[],
): FormulaChange | undefined => {
  switch (instruction.type) {
    case 'throughout':
      return { type: 'substitution', units: [], words: [instruction.words, instruction.by] }
    case 'part':
      return restated(base, instruction)
    case 'whole':
      return { type: 'substitution', units: [instruction.unit], quoted: [instruction.wording] }
    case 'insert': {
      const { parent, after } = instruction.at
      const units = [after ?? parent].filter((eId) => eId !== null)
      return { type: 'insertion', units, pos: after === null ? 'start' : 'after', quoted: instruction.units }
    }
    case 'delete':
      return { type: 'repeal', units: instruction.units }
    case 'move':
      return undefined
  }
}
