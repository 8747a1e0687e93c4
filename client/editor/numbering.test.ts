import { expect, test } from 'vitest'
import { nextNumber, numberAfter, readLine, shifted } from './numbering.ts'

test.each([
  ['2', '3'],
  ['9-1', '9-2'],
  ['а', 'б'],
  ['и', 'к'],
  ['b', 'c'],
  ['IV', ''],
  ['', ''],
])('after %s comes %s', (num, next) => {
  expect(numberAfter(num)).toBe(next)
})

test('a number that is taken is stepped into, as laws in force do', () => {
  expect(nextNumber('point', '2', new Set(['3']))).toBe('2-1')
  expect(nextNumber('point', '2', new Set(['3', '2-1']))).toBe('2-2')
  expect(nextNumber('alinea', '2', new Set())).toBe('')
})

test('a pasted line says its kind by its number', () => {
  expect(readLine('3. Третий пункт')).toEqual({ kind: 'paragraph', num: '3', text: 'Третий пункт' })
  expect(readLine(' 9-1) подпункт')).toEqual({ kind: 'point', num: '9-1', text: 'подпункт' })
  expect(readLine('б) буква')).toEqual({ kind: 'subpoint', num: 'б', text: 'буква' })
  expect(readLine('2026 год')).toEqual({ text: '2026 год' })
  expect(readLine('3.5 процента')).toEqual({ text: '3.5 процента' })
})

test('levels end at article and alinea, and headings have none', () => {
  expect(shifted('point', 1)).toBe('subpoint')
  expect(shifted('article', -1)).toBeUndefined()
  expect(shifted('heading', 1)).toBeUndefined()
})
