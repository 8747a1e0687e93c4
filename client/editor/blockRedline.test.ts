import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '#shared/document/blocks.ts'
import { afterOf } from '#shared/redline/redline.ts'
import { lineBlocks } from './blockRedline.ts'

const block = (text: string, from?: string, kind: Block['kind'] = 'paragraph', num = '1'): Block => ({
  kind,
  num,
  text,
  ...(from && { from }),
})

test('a wording that says what its base says has no marks', () => {
  const base = [block('One.', 'p1'), block('Two.', 'p2')]
  expect(lineBlocks(base, base).lines.map(({ segments }) => segments)).toEqual([
    [{ type: 'same', text: 'One.' }],
    [{ type: 'same', text: 'Two.' }],
  ])
})

test('the second half of a split clause is not shown as new words', () => {
  const { lines } = lineBlocks(
    [block('First words and second words', 'p1')],
    [block('First words and', 'p1'), block('second words', undefined, 'paragraph', '2')],
  )
  expect(lines.map(({ segments }) => segments)).toEqual([
    [{ type: 'same', text: 'First words and' }],
    [{ type: 'same', text: 'second words' }],
  ])
})

test('a base block that nothing continues is shown in its place', () => {
  const base = [block('One.', 'p1'), block('Two.', 'p2'), block('Three.', 'p3')]
  const { goneFirst, lines } = lineBlocks(base, [base[2]!])
  expect(goneFirst).toEqual([base[0], base[1]])
  expect(lines).toHaveLength(1)
})

test('a heading belongs to the unit before it', () => {
  const base = [block('', 'art_1', 'article'), block('Old name', undefined, 'heading', '')]
  const { lines } = lineBlocks(base, [base[0]!, block('New name', undefined, 'heading', '')])
  expect(lines[1]?.segments.map(({ type }) => type)).toEqual(['deleted', 'inserted', 'same'])
})

test('of two blocks that claim one unit the second is new', () => {
  const { lines } = lineBlocks([block('Same.', 'p1')], [block('Same.', 'p1'), block('Same.', 'p1')])
  expect(lines[1]?.segments).toEqual([{ type: 'inserted', text: 'Same.' }])
})

test('whatever the blocks, every line spells its own text', () => {
  const texts = fc.array(
    fc.tuple(fc.constantFrom('a b c', 'b', '', 'c d e f', 'x'), fc.constantFrom(undefined, 'p1', 'p2')),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const blocks = (given: typeof before) => given.map(([text, from]) => block(text, from))
      const current = blocks(after)
      const { lines } = lineBlocks(blocks(before), current)
      expect(lines.map(({ segments }) => afterOf(segments))).toEqual(current.map(({ text }) => text))
    }),
  )
})
