import { describe, expect, test } from 'vitest'
import { toUnits } from '#shared/legal/languages.ts'
import { parse } from '#shared/legal/parse.ts'
import { flatten } from '#shared/legal/tree.ts'
import { type DraftUnit, draftOf, unitsOf } from './draft.ts'
import { joinedBefore, splitAt } from './joining.ts'

const source = `Статья 1. Язык
1. Государственный язык один, а именно
2. Кодекса. 3. Иное запрещено.
2. Второй пункт.
`
const rowsOf = (): DraftUnit[] =>
  draftOf(toUnits(parse(source, { lang: 'ru', format: 'text' }).units, 'ru'), 'ru')
const words = (rows: readonly DraftUnit[]) =>
  flatten(unitsOf(rows, 'ru')).map(({ kind, num, text }) => `${kind} ${num} ${text?.ru ?? ''}`.trim())

describe('[CORRECT-1] joining and splitting', () => {
  test('a row joins the one before it with its number, and no letter is lost', () => {
    const rows = rowsOf()
    const second = rows.find(({ text }) => text.startsWith('Кодекса'))!
    const joined = joinedBefore(rows, second.key, 'ru', 'kz')!
    expect(words(joined.rows)).toEqual([
      'article 1',
      'paragraph 1 Государственный язык один, а именно 2. Кодекса. 3. Иное запрещено.',
      'paragraph 2 Второй пункт.',
    ])
    const goal = joined.rows.find(({ key }) => key === joined.key)!
    expect(goal.text.slice(joined.caret)).toBe('2. Кодекса. 3. Иное запрещено.')
  })

  test('a row splits at the caret, and the number that follows names the new one', () => {
    const rows = rowsOf()
    const second = rows.find(({ text }) => text.startsWith('Кодекса'))!
    const split = splitAt(rows, second.key, 'Кодекса.'.length)!
    expect(words(split.rows)).toEqual([
      'article 1',
      'paragraph 1 Государственный язык один, а именно',
      'paragraph 2 Кодекса.',
      'paragraph 3 Иное запрещено.',
      'paragraph 2 Второй пункт.',
    ])
    expect(splitAt(rows, second.key, 0)).toBeUndefined()
    expect(splitAt(rows, second.key, second.text.length)).toBeUndefined()
  })

  test('splitting and joining again gives the words back', () => {
    const rows = rowsOf()
    const [, first] = rows
    const split = splitAt(rows, first!.key, 15)!
    const back = joinedBefore(split.rows, split.key, 'ru', 'kz')!
    expect(words(back.rows)).toEqual(words(rows))
  })

  test('nothing stands before the first row; a broken title is one title', () => {
    const rows = rowsOf()
    expect(joinedBefore(rows, rows[0]!.key, 'ru', 'kz')).toBeUndefined()
    const broken = [rows[0]!, { ...rows[1]!, kind: 'alinea' as const, num: '', text: 'и письменность' }]
    expect(joinedBefore(broken, broken[1]!.key, 'ru', 'kz')!.rows[0]!.heading).toBe('Язык и письменность')
  })

  test('wIds of a file stay with their units through joining and splitting', () => {
    const units = toUnits(parse(source, { lang: 'ru', format: 'text' }).units, 'ru')
    const named = units.map((unit) => ({
      ...unit,
      children: unit.children.map((child, at) => ({ ...child, wId: `old_${at}` })),
    }))
    const rows = draftOf(named, 'ru')
    const split = splitAt(rows, rows[1]!.key, 15)!
    const [article] = unitsOf(split.rows, 'ru')
    expect(flatten([article!]).map(({ wId }) => wId)).toEqual(['', 'old_0', '', 'old_1', 'old_2'])
  })
})
