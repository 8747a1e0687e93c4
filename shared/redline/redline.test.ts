import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterOf, beforeOf, redline } from './redline.ts'
import { tokens } from './tokens.ts'

const show = (before: string, after: string) =>
  redline(before, after)
    .map(({ type, text }) => (type === 'same' ? text : type === 'deleted' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

test('words keep their hyphens, apostrophes and superscripts; punctuation stands alone', () => {
  expect(tokens('9-1-баптың 2) тармағы, 61¹.')).toEqual([
    '9-1-баптың',
    ' ',
    '2',
    ')',
    ' ',
    'тармағы',
    ',',
    ' ',
    '61¹',
    '.',
  ])
})

test('a replaced word is a deletion and an insertion', () => {
  expect(show('Каждый имеет право на тайну.', 'Каждый имеет право на свободу.')).toBe(
    'Каждый имеет право на [-тайну-]{+свободу+}.',
  )
  expect(show('9-баптың екінші бөлігі', '10-баптың екінші бөлігі')).toBe(
    '[-9-баптың-]{+10-баптың+} екінші бөлігі',
  )
})

test('a replaced phrase is one change, not a word here and a word there', () => {
  expect(show('орган вправе отказать лицу', 'орган обязан ответить лицу')).toBe(
    'орган [-вправе отказать-]{+обязан ответить+} лицу',
  )
})

test('inserted and deleted words take one space with them', () => {
  expect(afterOf(redline('a b', 'a x b'))).toBe('a x b')
  expect(show('по закону', 'по настоящему закону')).toBe('по {+настоящему +}закону')
  expect(show('по настоящему закону', 'по закону')).toBe('по [-настоящему -]закону')
  expect(show('закон', 'закон и право')).toBe('закон{+ и право+}')
})

test('nothing, all and sameness', () => {
  expect(redline('', '')).toEqual([])
  expect(redline('a', 'a')).toEqual([{ type: 'same', text: 'a' }])
  expect(redline('', 'a')).toEqual([{ type: 'inserted', text: 'a' }])
  expect(redline('a', '')).toEqual([{ type: 'deleted', text: 'a' }])
})

test('two long wordings with nothing in common stay affordable', () => {
  const long = (stem: string) => Array.from({ length: 20_000 }, (_, n) => `${stem}${n}`).join(' ')
  const parts = redline(long('а'), long('б'))
  expect(beforeOf(parts)).toBe(long('а'))
  expect(afterOf(parts)).toBe(long('б'))
})

const piece = fc.oneof(
  fc.constantFrom(
    'право',
    'құқық',
    'закон',
    '9-бап',
    ' ',
    '  ',
    '\n',
    ',',
    '.',
    '«',
    '-',
    '2)',
    'и',
    'ә',
    '\u0301',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const wording = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))

test('[LAW-14] the segments spell both texts exactly, and no two neighbours are of one type', () => {
  fc.assert(
    fc.property(wording, wording, (before, after) => {
      const parts = redline(before, after)
      expect(beforeOf(parts)).toBe(before)
      expect(afterOf(parts)).toBe(after)
      for (const [index, part] of parts.entries()) {
        expect(part.text).not.toBe('')
        expect(part.type).not.toBe(parts[index + 1]?.type)
      }
    }),
    { numRuns: 2_000 },
  )
})
