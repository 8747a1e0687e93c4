/**
 * The amending act as people have worded it: edits put over what is generated.
 *
 * An edit holds where exactly what it was made on is generated. One made on something else at the same place is outdated:
 * it is shown beside what is generated now, and does not go into a file until somebody has looked.
 */
import type { Named } from './act-names.ts'
import type { NamedClause, NamedFormula } from './amending-act.ts'

/** Somebody's wording of a formula. Of several the last one stands. */
export interface FormulaEdit extends Named {
  readonly text: string
}

/** A formula or lead as it stands, with what is behind it. */
export interface WordedText<Edit extends FormulaEdit> extends Named {
  readonly generated: string
  readonly text: string
  /** The edit that stands. */
  readonly edit?: Edit
  /** The last edit at this place, made on what is no longer generated. */
  readonly outdated?: Edit
}

const worded = <Edit extends FormulaEdit>(
  { key, place }: Named,
  generated: string,
  edits: readonly Edit[],
): WordedText<Edit> => {
  const edit = edits.findLast((each) => each.key === key)
  const outdated = edit ? undefined : edits.findLast((each) => each.place === place)
  return {
    key,
    place,
    generated,
    text: edit?.text ?? generated,
    ...(edit && { edit }),
    ...(outdated && { outdated }),
  }
}

export interface WordedClause<Edit extends FormulaEdit> {
  readonly place: string
  readonly lead?: WordedText<Edit>
  readonly formulas: readonly (WordedText<Edit> & Pick<NamedFormula, 'wording'>)[]
}

export interface WordedAct<Edit extends FormulaEdit> {
  readonly clauses: readonly WordedClause<Edit>[]
  /** The last edits of places that the act says nothing about now. */
  readonly homeless: readonly Edit[]
}

export const wordedAct = <Edit extends FormulaEdit>(
  clauses: readonly NamedClause[],
  edits: readonly Edit[],
): WordedAct<Edit> => {
  const told = new Set<string>()
  const withWords = (named: Named, generated: string) => {
    told.add(named.place)
    return worded(named, generated, edits)
  }
  const all = clauses.map(({ place, lead, leadName, formulas }) => ({
    place,
    ...(lead !== undefined && leadName && { lead: withWords(leadName, lead) }),
    formulas: formulas.map((formula) => ({ ...withWords(formula, formula.text), wording: formula.wording })),
  }))
  const last = new Map(edits.filter(({ place }) => !told.has(place)).map((edit) => [edit.place, edit]))
  return { clauses: all, homeless: [...last.values()] }
}

/** The clauses with the edits that stand, as they go into a file. */
export const editedClauses = (
  clauses: readonly NamedClause[],
  edits: readonly FormulaEdit[],
): readonly NamedClause[] =>
  wordedAct(clauses, edits).clauses.map((clause, at) => {
    const { lead: _, ...generated } = clauses[at]!
    return {
      ...generated,
      ...(clause.lead && { lead: clause.lead.text }),
      formulas: generated.formulas.map((formula, nth) => ({ ...formula, text: clause.formulas[nth]!.text })),
    }
  })
