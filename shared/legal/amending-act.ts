/**
 * The amending act: what has to be said of a version for it to become the agreed text, clause by clause.
 *
 * It follows from the two texts, not from who suggested what: suggestions that the agreed text does not have (colliding
 * ones among them) are not in the act, and what several people changed in one place is one instruction. A bundle
 * that makes one replacement everywhere is told first, in one formula. Clauses stand in the order of the text; what happens
 * within one article is one clause («1) в статье 9: …»).
 */
import { leadName, type Named, type Names, nameOf } from './act-names.ts'
import { amendments } from './amendments.ts'
import { type Formula, formulasOf, leadOf } from './formula.ts'
import type { FormulaTexts } from './formula-texts.ts'
import type { Instruction } from './instruction.ts'
import { inLanguage } from './languages.ts'
import type { LegalSuggestion } from './suggestion.ts'
import { replacedIn, throughoutOf } from './throughout.ts'
import { throughoutFormsOf } from './throughout-forms.ts'
import { articleOf, flatten } from './tree.ts'
import type { Lang, Localized, PlainUnit, TextVersion, Unit } from './unit.ts'

/** One numbered clause of the act. */
export interface ActClause {
  /** What it is about, alike in every language: clauses of two languages stand side by side by it. */
  readonly place: string
  /** «в статье 9:», where the clause has several instructions. */
  readonly lead?: string
  readonly formulas: readonly Formula[]
}

export type NamedFormula = Formula & Named

/** A clause whose formulas have names, by which people's own wordings find them. */
export interface NamedClause extends ActClause {
  readonly leadName?: Named
  readonly formulas: readonly NamedFormula[]
}

export interface AmendingAct {
  readonly instructions: readonly Instruction[]
  readonly clauses: readonly NamedClause[]
}

/** How a term is replaced that stands in several forms: clause by clause (the usual way), or in one formula where it can be. */
export type TermForms = 'apart' | 'together'

export interface Amended {
  readonly version: Pick<TextVersion, 'units' | 'naming'>
  /** The agreed text, and the suggestions that are in it. */
  readonly agreed: { readonly units: readonly Unit[]; readonly applied: readonly string[] }
  /** At least those that are applied. */
  readonly suggestions: readonly LegalSuggestion[]
  readonly lang: Lang
  readonly termForms?: TermForms
  /** The terms that bundles replace, as those who made them gave them. */
  readonly terms?: ReadonlyMap<string, { readonly from: Localized; readonly to: Localized }>
}

export const amendingAct = (amended: Amended): AmendingAct => {
  const { version, lang } = amended
  const original = inLanguage(version.units, lang)
  const agreed = inLanguage(amended.agreed.units, lang)
  const { throughout, base } = throughoutIn(amended, original, agreed)
  const instructions = [...throughout, ...amendments(base, agreed)]
  const texts: FormulaTexts = { base, agreed, naming: version.naming, lang }
  return { instructions, clauses: clausesOf(instructions, texts) }
}

/** Bundles told in one formula, and the base text with them done. */
const throughoutIn = (
  { agreed: { applied }, suggestions, lang, termForms, terms }: Amended,
  original: readonly PlainUnit[],
  agreed: readonly PlainUnit[],
) => {
  const inText = new Set(applied)
  const bundles = new Map<string, LegalSuggestion[]>()
  for (const suggestion of suggestions)
    if (suggestion.bundle && inText.has(suggestion.id))
      bundles.set(suggestion.bundle, [...(bundles.get(suggestion.bundle) ?? []), suggestion])
  const throughout: Instruction[] = []
  let base = original
  for (const [bundle, members] of [...bundles].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [words, by] = [terms?.get(bundle)?.from[lang], terms?.get(bundle)?.to[lang]]
    const named = words && by ? { words, by } : undefined
    const replacement =
      throughoutOf(members, base, agreed, lang) ??
      (termForms === 'together' ? throughoutFormsOf(members, base, agreed, lang, named) : undefined)
    if (!replacement) continue
    throughout.push({ type: 'throughout', bundle, ...replacement })
    base = replacedIn(base, replacement)
  }
  return { throughout, base }
}

/** The unit that an instruction is about. */
const about = (instruction: Instruction): string | null => {
  switch (instruction.type) {
    case 'throughout':
      return null
    case 'insert':
      return instruction.at.parent
    case 'delete':
      return instruction.units[0]!
    case 'number':
      return instruction.units[0]!.unit
    default:
      return instruction.unit
  }
}

/** The article that an instruction speaks within; one on the article as a whole is no part of it. */
const articleAround = (instruction: Instruction, base: readonly PlainUnit[]): string | undefined => {
  const unit = about(instruction)
  const article = unit === null ? undefined : articleOf(base, unit)?.eId
  if (article !== unit) return article
  return ['words', 'part', 'insert'].includes(instruction.type) ? article : undefined
}

const placeOf = (instruction: Instruction): string => {
  if (instruction.type === 'throughout') return `throughout ${instruction.bundle}`
  if (instruction.type === 'insert') return `insert ${instruction.units[0]!.eId}`
  if (instruction.type === 'number') return 'number'
  // An article put anew in one language stands beside the clause on it in another.
  return instruction.type === 'whole' ? instruction.unit : `${instruction.type} ${about(instruction)}`
}

const clausesOf = (instructions: readonly Instruction[], texts: FormulaTexts): NamedClause[] => {
  const names: Names = new Map(flatten(texts.base).map(({ eId, wId }) => [eId, wId]))
  const namedFormulas = (list: readonly Instruction[], within: FormulaTexts): NamedFormula[] =>
    list.flatMap((instruction) =>
      formulasOf(instruction, within).map((formula, nth) => ({
        ...formula,
        ...nameOf(instruction, formula, nth, texts.lang, names),
      })),
    )
  const groups: { place: string; article?: string; list: Instruction[] }[] = []
  for (const instruction of instructions) {
    const article = articleAround(instruction, texts.base)
    const place = article ?? placeOf(instruction)
    const group = groups.find((each) => each.place === place)
    if (group) group.list.push(instruction)
    else groups.push({ place, list: [instruction], ...(article !== undefined && { article }) })
  }
  return groups.map(({ place, article, list }) => {
    const alone = namedFormulas(list, texts)
    if (article === undefined || alone.length < 2) return { place, formulas: alone }
    const lead = leadOf(article, texts)
    return {
      place,
      lead,
      leadName: leadName(names.get(article)!, lead, texts.lang),
      formulas: namedFormulas(list, { ...texts, within: article }),
    }
  })
}
