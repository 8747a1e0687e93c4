/**
 * What an amending act says, as data: instructions on a base text in one language.
 *
 * All of them speak of the base text, by its eIds and in its numbers, none of what another one makes of it; so their order
 * makes no difference. Deleting a unit takes along what is in it, but for what another instruction moves out.
 */
import type { Throughout } from './throughout.ts'
import type { Kind, PlainUnit } from './unit.ts'
import type { WordEdit } from './word-edits.ts'

/** A place among the children of a unit (`parent` null: at the top), after a sibling that stays (null: before them all). */
export interface InstructionSpot {
  readonly parent: string | null
  readonly after: string | null
  /** Order among all that is put at this place. */
  readonly index: number
}

export type UnitPart = 'heading' | 'text'

/** A unit's new kind and number. */
export interface NewNumber {
  readonly unit: string
  readonly kind: Kind
  readonly num: string
}

export type Instruction =
  /** Everywhere in the base text; first of all, and the others speak of the text with it done. */
  | ({ readonly type: 'throughout'; readonly bundle: string } & Throughout)
  | {
      readonly type: 'words'
      readonly unit: string
      readonly part: UnitPart
      readonly edits: readonly WordEdit[]
    }
  /** A heading or a unit's own text anew; '' takes it away. */
  | { readonly type: 'part'; readonly unit: string; readonly part: UnitPart; readonly words: string }
  /** A unit with all that it holds anew, under its own kind and number. */
  | { readonly type: 'whole'; readonly unit: string; readonly wording: PlainUnit }
  /** New units of one kind, with all that they hold. Their eIds are those of the agreed text. */
  | { readonly type: 'insert'; readonly at: InstructionSpot; readonly units: readonly PlainUnit[] }
  /** `behind` is the unit moved to this place just before. */
  | {
      readonly type: 'move'
      readonly unit: string
      readonly at: InstructionSpot
      readonly behind?: string
    }
  /** Siblings of one kind, in their order. */
  | { readonly type: 'delete'; readonly units: readonly string[] }
  | { readonly type: 'number'; readonly units: readonly NewNumber[] }
