import { expect, it } from 'vitest'
import { parse } from './parse.ts'
import {
  articleOf,
  clauses,
  findUnit,
  flatten,
  isWithin,
  nextSibling,
  parentOf,
  pathTo,
  previousSibling,
  siblingsOf,
  walk,
} from './tree.ts'

const { units } = parse(
  'Раздел I. Основы\n\nСтатья 1\n1. Первый:\n1) один;\n2) два.\n2. Второй.\n\nСтатья 2\nТекст.',
  {
    lang: 'ru',
    format: 'text',
  },
)
const point = 'art_1__para_1__point_2'

it('finds a unit and what holds it', () => {
  expect(pathTo(units, point).map(({ eId }) => eId)).toEqual(['sec_1', 'art_1', 'art_1__para_1', point])
  expect(findUnit(units, point)?.text).toBe('два.')
  expect(parentOf(units, point)?.eId).toBe('art_1__para_1')
  expect(parentOf(units, 'sec_1')).toBeUndefined()
  expect(articleOf(units, point)?.eId).toBe('art_1')
  expect(articleOf(units, 'art_2')?.eId).toBe('art_2')
  expect(articleOf(units, 'sec_1')).toBeUndefined()
  expect(isWithin(units, point, 'art_1')).toBe(true)
  expect(isWithin(units, point, 'art_2')).toBe(false)
  expect(pathTo(units, 'art_9')).toEqual([])
})

it('goes sideways', () => {
  expect(siblingsOf(units, point)).toHaveLength(2)
  expect(previousSibling(units, point)?.num).toBe('1')
  expect(nextSibling(units, point)).toBeUndefined()
  expect(nextSibling(units, 'art_1')?.eId).toBe('art_2')
})

it('lists units in document order', () => {
  expect(flatten(units).map(({ eId }) => eId)).toEqual([...walk(units)].map(({ unit }) => unit.eId))
  expect(clauses(units).map(({ eId }) => eId)).toEqual([
    'art_1__para_1',
    'art_1__para_1__point_1',
    point,
    'art_1__para_2',
    'art_2__al_1',
  ])
})
