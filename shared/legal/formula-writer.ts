/** What a language must be able to say to amend a text. Places are cited in the case that the formula asks for. */
import type { Case } from './grammar/case.ts'
import type { WordEdit } from './word-edits.ts'
import type { Side } from './writer.ts'

/** A cited place, to be put into a case. */
export type Cited = (name: Case) => string

export interface FormulaWriter {
  words(where: Cited, edit: WordEdit): string
  /** `inForms`: in each of its forms by the same form. */
  throughout(words: string, by: string, inForms?: boolean): string
  replace(what: Cited): string
  /** Opens a clause with several instructions within one unit. */
  lead(where: Cited): string
  /** `holder` is absent for what the text holds itself (articles, chapters) and where the clause has named it. */
  insert(what: Cited, holder: Cited | undefined): string
  delete(what: Cited): string
  /** `as` is the new number with its word; `many` where several units get one each. */
  number(what: Cited, as: Cited, many: boolean): string
  move(what: Cited, side: Side, goal: Cited): string
}
