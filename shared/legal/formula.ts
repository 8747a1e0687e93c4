/**
 * Amending formulas: what an amending act says to bring one instruction about, in the words of its language.
 *
 * Places are cited in the base text, new units by the numbers that they get. Within a clause that names its article, what is
 * in the article is cited without it. Formulas are a draft for a lawyer.
 */
import { citationsIn, listOf } from './citation.ts'
import { cells } from './comparison-cells.ts'
import { changeOf, type FormulaChange, ofEdit } from './formula-change.ts'
import { englishFormulas } from './formula-en.ts'
import { kazakhFormulas } from './formula-kk.ts'
import { renumberings } from './formula-numbers.ts'
import { russianFormulas } from './formula-ru.ts'
import { type FormulaTexts, stepsTo } from './formula-texts.ts'
import type { Cited, FormulaWriter } from './formula-writer.ts'
import { termOf } from './grammar/terms.ts'
import type { Instruction } from './instruction.ts'
import { type Step, stepsOf } from './place.ts'
import type { WordingUnit } from './suggestion.ts'
import { findUnit, pathTo, siblingsOf } from './tree.ts'
import { headedKinds, type Lang, type PlainUnit } from './unit.ts'

/** A line of new wording: its printed number («3.», «2)»), its words, its depth below the first. */
export interface FormulaLine {
  readonly label: string
  readonly text: string
  readonly level: number
}

/** One instruction; `wording` is what follows its colon, in quotation marks of the language, and else empty. */
export interface Formula {
  readonly text: string
  readonly wording: readonly FormulaLine[]
  readonly change?: FormulaChange
}

export const formulasIn = (lang: Lang): FormulaWriter =>
  lang === 'ru' ? russianFormulas : lang === 'kk' ? kazakhFormulas : englishFormulas

/** «в статье 9:», before the instructions on it. */
export const leadOf = (article: string, texts: FormulaTexts): string => {
  const steps = stepsTo({ ...texts, within: undefined }, article)
  return formulasIn(texts.lang).lead((name) => citationsIn(texts.lang).unit(steps, name))
}

/** The formulas of one instruction: several where several words of a clause are named. */
export const formulasOf = (instruction: Instruction, texts: FormulaTexts): Formula[] => {
  const write = formulasIn(texts.lang)
  const plain = (text: string, change: FormulaChange | undefined): Formula => ({
    text,
    wording: [],
    ...(change && { change }),
  })
  if (instruction.type === 'words') {
    const { unit: eId, part, edits } = instruction
    const where = part === 'heading' ? heading(texts, eId) : unit(texts, eId)
    return edits.map((edit) => plain(write.words(where, edit), ofEdit(eId, edit)))
  }
  if (instruction.type === 'number')
    return renumberings(texts, instruction.units).map(({ what, as, many, units }) =>
      plain(write.number(what, as, many), { type: 'renumbering', units }),
    )
  const change = changeOf(instruction, texts.base)
  const withWording = (text: string, wording: readonly FormulaLine[]): Formula => ({
    ...plain(text, change),
    wording,
  })
  switch (instruction.type) {
    case 'throughout':
      return [
        plain(write.throughout(instruction.words, instruction.by, instruction.forms !== undefined), change),
      ]
    case 'part':
      return [{ ...ofPart(texts, instruction), ...(change && { change }) }]
    case 'whole':
      return [withWording(write.replace(unit(texts, instruction.unit)), lines(texts, [instruction.wording]))]
    case 'insert':
      return [
        withWording(
          write.insert(added(texts, instruction.units), holder(texts, instruction)),
          lines(texts, instruction.units),
        ),
      ]
    case 'move':
      return [plain(ofMove(texts, instruction), change)]
    case 'delete':
      return [plain(write.delete(several(texts, instruction.units)), change)]
  }
}

const unit =
  (texts: FormulaTexts, eId: string): Cited =>
  (name) =>
    citationsIn(texts.lang).unit(stepsTo(texts, eId), name)

/** The article's own heading needs no more than its name in the article's clause. */
const heading =
  (texts: FormulaTexts, eId: string): Cited =>
  (name) =>
    citationsIn(texts.lang).heading(texts.within === eId ? [] : stepsTo(texts, eId, true), name)

/** A unit's own wording above its points is its first part. */
const ownText = (texts: FormulaTexts, eId: string): Cited => {
  const { base, naming, lang } = texts
  const before = findUnit(base, eId)!
  if (!before.text || before.children.length === 0) return unit(texts, eId)
  const first: Step = {
    kind: 'alinea',
    term: termOf('alinea', before.kind, naming),
    mark: { type: 'ordinal', ordinal: 1 },
  }
  const above = texts.within === eId ? [] : stepsTo(texts, eId)
  return (name) => citationsIn(lang).unit([...above, first], name)
}

const ofPart = (
  texts: FormulaTexts,
  { unit: eId, part, words }: Extract<Instruction, { type: 'part' }>,
): Formula => {
  const write = formulasIn(texts.lang)
  const what = part === 'heading' ? heading(texts, eId) : ownText(texts, eId)
  if (words === '') return { text: write.delete(what), wording: [] }
  if (part === 'heading')
    return { text: write.replace(what), wording: [{ label: '', text: words, level: 0 }] }
  const { kind, num } = findUnit(texts.base, eId)!
  return { text: write.replace(what), wording: lines(texts, [{ kind, num, text: words, children: [] }]) }
}

const ofMove = (
  texts: FormulaTexts,
  { unit: eId, at, behind }: Extract<Instruction, { type: 'move' }>,
): string => {
  const write = formulasIn(texts.lang)
  const what = unit(texts, eId)
  const beside = behind ?? at.after
  if (beside !== null) return write.move(what, 'after', unit(texts, beside))
  if (at.parent !== null) return write.move(what, 'first', unit({ ...texts, within: undefined }, at.parent))
  return write.move(what, 'before', unit(texts, texts.base[0]!.eId))
}

/** Siblings, some of which may stand apart. */
const several = (texts: FormulaTexts, eIds: readonly string[]): Cited => {
  const order = siblingsOf(texts.base, eIds[0]!).map(({ eId }) => eId)
  const [first, last] = [order.indexOf(eIds[0]!), order.indexOf(eIds.at(-1)!)]
  if (last - first === eIds.length - 1) return range(texts, eIds)
  return (name) =>
    listOf(texts.base, eIds, texts.lang, (eId) => stepsTo(texts, eId, true), name) ??
    eIds.map((eId) => unit(texts, eId)(name)).join(', ')
}

/** From the first of siblings to the last. */
const range = (texts: FormulaTexts, eIds: readonly string[]): Cited => {
  const [first, last] = [eIds[0]!, eIds.at(-1)!]
  if (first === last) return unit(texts, first)
  const steps = stepsTo(texts, first, true)
  const mark = stepsTo(texts, last, true).at(-1)!.mark
  if (mark.type !== steps.at(-1)!.mark.type || mark.type === 'none')
    return (name) => `${unit(texts, first)(name)} – ${unit(texts, last)(name)}`
  return (name) => citationsIn(texts.lang).range(steps, mark, eIds.length === 2, name)
}

/** «пунктом 3», «пунктами 3 и 4»: by the word of the kind and the number in the agreed text, without the holder. */
const added = ({ agreed, lang, naming }: FormulaTexts, units: readonly PlainUnit[]): Cited => {
  const step = (eId: string): Step => stepsOf(pathTo(agreed, eId), lang, naming, true).at(-1)!
  const first = step(units[0]!.eId)
  const last = step(units.at(-1)!.eId)
  const write = citationsIn(lang)
  if (units.length === 1) return (name) => write.unit([first], name)
  return (name) =>
    first.mark.type === last.mark.type && last.mark.type !== 'none'
      ? write.range([first], last.mark, units.length === 2, name)
      : write.unit([{ ...first, mark: { type: 'none' } }], name)
}

const holder = (
  texts: FormulaTexts,
  { at: { parent }, units }: Extract<Instruction, { type: 'insert' }>,
): Cited | undefined =>
  parent === null || parent === texts.within || headedKinds.has(units[0]!.kind)
    ? undefined
    : unit(texts, parent)

const lines = ({ lang, naming }: FormulaTexts, units: readonly WordingUnit[]): FormulaLine[] =>
  cells([], units, lang, naming).proposed.map(({ label, level, segments }) => ({
    label,
    level,
    text: segments.map(({ text }) => text).join(''),
  }))
