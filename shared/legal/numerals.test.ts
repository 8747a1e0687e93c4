import { describe, expect, it } from 'vitest'
import { compareNums, follows, normaliseNum, numKey, romanValue, sameNum, toRoman } from './numerals.ts'
import { ordinalValue } from './ordinals.ts'

describe('Roman numerals', () => {
  it('go there and back', () => {
    for (const value of [1, 4, 9, 14, 40, 44, 99, 400, 944, 1994, 3999])
      expect(romanValue(toRoman(value))).toBe(value)
  })

  it.each([
    ['І', 1],
    ['ІХ', 9],
    ['ХIII', 13],
    ['VІІІ', 8],
    ['ХХ', 20],
    ['IIII', undefined],
    ['ABC', undefined],
    ['', undefined],
  ])('%s is %s in whatever script', (typed, value) => expect(romanValue(typed)).toBe(value))
})

describe('a number', () => {
  it.each([
    ['61¹', '61-1'],
    ['61‐1', '61-1'],
    ['67 – 1', '67-1'],
    ['3.', '3'],
    ['(а)', 'а'],
    ['1.ª', '1'],
    ['ІV', 'IV'],
    ['IV¹', 'IV-1'],
    ['X a', 'X a'],
    ['ВТОРОЙ', 'ВТОРОЙ'],
  ])('%s is %s, bare', (typed, bare) => expect(normaliseNum(typed)).toBe(bare))

  it('has the same key however it was typed', () => {
    expect(numKey('61-1')).toEqual([61, 1])
    expect(numKey('12a')).toEqual([12, 1])
    expect(numKey('IV a')).toEqual([4, 1])
    expect(numKey('ВТОРОЙ')).toEqual([2])
    expect(numKey('слово')).toEqual([])
    expect(sameNum('ІІ', 'II')).toBe(true)
    expect(sameNum('9.1', '9-1')).toBe(true)
    expect(sameNum('а', 'б')).toBe(false)
  })

  it('stands between its neighbours', () => {
    const ordered = ['1', '2', '2-1', '2-2', '3', '12', '12a', '13', '61', '61-1', '62']
    expect([...ordered].reverse().sort(compareNums)).toEqual(ordered)
    expect(['в', 'ә', 'а', 'б'].sort(compareNums)).toEqual(['а', 'ә', 'б', 'в'])
  })

  it.each([
    ['3', '4', true],
    ['3', '3-1', true],
    ['3-1', '3-2', true],
    ['3-1', '4', true],
    ['3', '5', false],
    ['3-1', '3-3', false],
    ['IV', 'V', true],
    ['IV', 'VI', false],
    ['12', '12a', true],
    ['12a', '13', true],
    ['115i', '115k', false],
    ['е', 'ж', true],
    ['и', 'к', true],
    ['а', 'в', false],
    ['i', 'k', true],
    ['первый', 'второй', true],
  ])('%s then %s: %s', (previous, next, expected) => expect(follows(previous, next)).toBe(expected))
})

it('ordinal words have values in each language', () => {
  for (const [word, value] of [
    ['ВТОРОЙ', 2],
    ['третья', 3],
    ['Екінші', 2],
    ['он бірінші', 11],
    ['First', 1],
    ['PRIMERO', 1],
    ['двадцать первая', 21],
  ] as const)
    expect(ordinalValue(word)).toBe(value)
  expect(ordinalValue('пятно')).toBeUndefined()
})
