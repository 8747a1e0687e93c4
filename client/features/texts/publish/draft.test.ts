import { describe, expect, test } from 'vitest'
import { toUnits } from '#shared/legal/languages.ts'
import { parse } from '#shared/legal/parse.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { corrected, draftOf, leftOut, unitsOf } from './draft.ts'

const source = `Раздел I. Основы

Статья 1. Язык
Государственный язык один.

Статья 2. Право
1. Каждый вправе:
1) знать;
2) спрашивать.
Закон защищает это право.
2. Иное запрещено.
`

const read = (): Unit[] => toUnits(parse(source, { lang: 'ru', format: 'text' }).units, 'ru')

const withoutIds = (units: readonly Unit[]): unknown[] =>
  units.map(({ eId: _, wId: __, children, ...unit }) => ({ ...unit, children: withoutIds(children) }))

describe('a text between reading and publishing', () => {
  test('nothing corrected gives the same tree back', () => {
    const units = read()
    expect(withoutIds(unitsOf(draftOf(units, 'ru'), 'ru'))).toEqual(withoutIds(units))
  })

  test('a unit left out takes with it what it holds, and nothing else', () => {
    const rows = draftOf(read(), 'ru')
    const left = rows.map((row) =>
      row.kind === 'paragraph' && row.num === '1' ? corrected(row, { left: true }) : row,
    )
    const words = JSON.stringify(unitsOf(left, 'ru'))
    expect(words).not.toContain('знать')
    expect(words).not.toContain('Каждый вправе')
    expect(words).toContain('Иное запрещено')
    expect(leftOut(left).size).toBeGreaterThanOrEqual(3)
  })

  test('a heading that was no heading becomes wording and loses no word', () => {
    const rows = draftOf(read(), 'ru')
    const changed = rows.map((row) =>
      row.kind === 'article' && row.num === '2' ? corrected(row, { kind: 'alinea' }) : row,
    )
    const units = unitsOf(changed, 'ru')
    const articles = units[0]!.children.filter(({ kind }) => kind === 'article')
    expect(articles).toHaveLength(1)
    for (const word of ['Право', 'знать', 'спрашивать', 'защищает', 'запрещено'])
      expect(JSON.stringify(units)).toContain(word)
  })
})
