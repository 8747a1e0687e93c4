/** People's wordings of formulas against what is generated. */
import { expect, test } from 'vitest'
import { editedClauses, type FormulaEdit, wordedAct } from './act-edits.ts'
import { leadName, nameOf } from './act-names.ts'
import type { NamedClause } from './amending-act.ts'
import type { Instruction } from './instruction.ts'

const words = (by: string): Instruction => ({
  type: 'words',
  unit: 'art_9__para_2',
  part: 'text',
  edits: [{ type: 'replace', words: 'день', by }],
})
const clause = (by: string): NamedClause => {
  const formula = { text: `в пункте 2 слово «день» заменить словом «${by}»`, wording: [] }
  return {
    place: 'art_9',
    lead: 'в статье 9:',
    leadName: leadName('art_9', 'в статье 9:', 'ru'),
    formulas: [{ ...formula, ...nameOf(words(by), formula, 0, 'ru', new Map()) }],
  }
}
const editOf = ({ formulas: [formula] }: NamedClause, text: string): FormulaEdit => ({
  key: formula!.key,
  place: formula!.place,
  text,
})

test('[ACT-2] an edit holds for exactly what it was made on', () => {
  const [month, year] = [clause('месяц'), clause('год')]
  const edit = editOf(month, 'Моя формула.')
  expect(wordedAct([month], [edit]).clauses[0]!.formulas[0]).toMatchObject({ text: 'Моя формула.', edit })
  expect(editedClauses([month], [edit])[0]!.formulas[0]!.text).toBe('Моя формула.')

  const moved = wordedAct([year], [edit])
  expect(moved.clauses[0]!.formulas[0]).toMatchObject({ text: year.formulas[0]!.text, outdated: edit })
  expect(moved.clauses[0]!.formulas[0]!.edit).toBeUndefined()
  expect(editedClauses([year], [edit])).toEqual([year])
  expect(wordedAct([month], [edit, editOf(year, 'Другая.')]).clauses[0]!.formulas[0]!.text).toBe(
    'Моя формула.',
  )
})

test('[ACT-2] an edit of what the act no longer says is kept apart', () => {
  const edit = editOf(clause('месяц'), 'Моя формула.')
  expect(wordedAct([], [edit]).homeless).toEqual([edit])
  expect(wordedAct([clause('год')], [edit]).homeless).toEqual([])
})

test('the words that open a clause can be worded as well', () => {
  const month = clause('месяц')
  const edit = { ...month.leadName!, text: 'в статье девятой:' }
  expect(editedClauses([month], [edit])[0]!.lead).toBe('в статье девятой:')
})

test('names differ by language and by what is generated, not by the order of asking', () => {
  const name = (by: string, lang: string) =>
    nameOf(words(by), { text: `слово «день» заменить словом «${by}»`, wording: [] }, 0, lang, new Map())
  expect(name('год', 'ru')).toEqual(name('год', 'ru'))
  expect(name('год', 'ru').key).not.toBe(name('год', 'kk').key)
  expect(name('год', 'ru').key).not.toBe(name('век', 'ru').key)
  expect(name('год', 'ru').place).toBe(name('век', 'ru').place)
})

test('[ACT-4] names are those of the unit as it first appeared: another eId with the same formula is the same name', () => {
  const formula = { text: 'а', wording: [] }
  const moved: Instruction = { type: 'part', unit: 'sec_2__art_9', part: 'text', words: 'б' }
  const names = new Map([['sec_2__art_9', 'art_9']])
  expect(nameOf(moved, formula, 0, 'ru', names)).toEqual(
    nameOf({ ...moved, unit: 'art_9' }, formula, 0, 'ru', new Map()),
  )
})
