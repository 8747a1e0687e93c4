/** Codes that come from elsewhere have words here: a new one fails until all three languages tell it. */
import { expect, test } from 'vitest'
import { problemCodes } from '#shared/api/problem.ts'
import { doubtCodes } from '#shared/legal/doubts.ts'
import en from './en.json' with { type: 'json' }

const problems: Readonly<Record<string, { readonly what?: string; readonly remedy?: string }>> = en.problem
const doubts: Readonly<Record<string, string>> = en.doubt

test('every failure of the API, and being offline, is told with its remedy', () => {
  const untold = [...problemCodes, 'offline'].filter(
    (code) => !problems[code]?.what || !problems[code]?.remedy,
  )
  expect(untold).toEqual([])
})

test('every doubt of the parser is explained, and no other', () => {
  expect(Object.keys(doubts).sort()).toEqual([...doubtCodes].sort())
})
