import { expect, test } from 'vitest'
import type { TermHitRow } from '#shared/api/throughout.ts'
import { chosenOf, formsOf, startingChoice, withChosen } from './choice.ts'

const hit = (start: number, found: string, type: TermHitRow['type']): TermHitRow => ({
  lang: 'ru',
  unit: 'art_1',
  part: 'text',
  start,
  end: start + found.length,
  type,
  found,
  by: 'Курултай',
  others: [],
  before: '',
  after: '',
})
const hits = [hit(0, 'Мажилиса', 'form'), hit(20, 'Мажилис', 'exact'), hit(40, 'Мажилиса', 'form')]

test('[TERM-2] nothing but the exact words is ticked until somebody ticks it', () => {
  const choice = startingChoice(hits)
  expect(chosenOf(hits, choice).map(({ start }) => start)).toEqual([20])
  const [exact, form] = formsOf(hits)
  expect([exact!.found, form!.found, form!.hits.length]).toEqual(['Мажилис', 'Мажилиса', 2])
  const more = withChosen(choice, form!.hits, { ticked: true, by: 'Курултая' })
  expect(chosenOf(hits, more).map(({ start, by }) => [start, by])).toEqual([
    [0, 'Курултая'],
    [20, 'Курултай'],
    [40, 'Курултая'],
  ])
})
