import { expect, test } from 'vitest'
import type { ComparisonBlock, ComparisonCell } from './comparison.ts'
import { shortened } from './shortened.ts'

const block = (...segments: ComparisonBlock['segments'][number][]): ComparisonBlock => ({
  kind: 'paragraph',
  part: 'text',
  label: '1.',
  level: 0,
  segments,
})
const same = (text: string) => ({ type: 'same', text }) as const
const inserted = (text: string) => ({ type: 'inserted', text }) as const
const told = (cell: ComparisonCell) =>
  cell.type === 'wording'
    ? cell.blocks.map(({ segments }) => segments.map(({ text }) => text).join(''))
    : cell.text

const long = 'слово '.repeat(60)

test('long stretches that stay are cut to their ends, between words; what changes is whole', () => {
  const cell = shortened({
    type: 'wording',
    blocks: [block(same(long), inserted(long), same(`${long}конец.`))],
  })
  const [line] = told(cell) as string[]
  expect(line).toMatch(/^…( слово){8,10} /)
  expect(line).toContain(long)
  expect(line!.length).toBeLessThan(long.length + 200)
  expect(line!.endsWith('…')).toBe(true)
  expect(
    line!
      .replace(/…/g, '')
      .split(/\s+/)
      .filter((word) => word !== '' && word !== 'слово'),
  ).toEqual([])
})

test('paragraphs in which nothing changes are left out; one stays where nothing is marked', () => {
  const blocks = [block(same('а')), block(same('б '), inserted('в')), block(same('г'))]
  expect(told(shortened({ type: 'wording', blocks }))).toEqual(['б в'])
  expect(told(shortened({ type: 'wording', blocks: [block(same('а')), block(same('г'))] }))).toEqual(['а'])
  expect(told(shortened({ type: 'deleted', text: 'Исключить' }))).toBe('Исключить')
})
