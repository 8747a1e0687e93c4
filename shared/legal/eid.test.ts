import { expect, it } from 'vitest'
import { assignEIds, withEIds } from './eid.ts'
import type { Kind } from './unit.ts'

interface Bare {
  readonly kind: Kind
  readonly num: string
  readonly wId?: string
  readonly children: readonly Bare[]
}

const unit = (kind: Kind, num = '', ...children: Bare[]): Bare => ({ kind, num, children })
const all = (units: readonly { readonly eId: string; readonly children: readonly unknown[] }[]): string[] =>
  units.flatMap((each) => [each.eId, ...all(each.children as typeof units)])
const eIds = (...units: Bare[]): string[] => all(withEIds(units))

it('names units by their path, articles without what holds them', () => {
  expect(
    eIds(
      unit('preamble', '', unit('alinea'), unit('alinea')),
      unit(
        'section',
        'ІІ',
        unit(
          'chapter',
          'первая',
          unit('article', '61-1', unit('paragraph', '2', unit('point', '1', unit('subpoint', 'а')))),
        ),
      ),
    ),
  ).toEqual([
    'preamble',
    'preamble__al_1',
    'preamble__al_2',
    'sec_2',
    'sec_2__chp_1',
    'art_61-1',
    'art_61-1__para_2',
    'art_61-1__para_2__point_1',
    'art_61-1__para_2__point_1__subpoint_а',
  ])
})

it('prefixes the container where it starts the numbers over, and numbers duplicates otherwise', () => {
  const article = (num: string) => unit('article', num, unit('alinea'))
  expect(
    eIds(
      unit('section', 'I', article('1'), article('2'), article('2'), article('3')),
      unit('section', 'II', article('1'), article('2'), article('9')),
      unit('section', 'III', article('3'), article('4')),
    ).filter((eId) => /art_\d+(-\d+)?$/.test(eId)),
  ).toEqual([
    'art_1',
    'art_2',
    'art_2-2',
    'art_3',
    'sec_2__art_1',
    'sec_2__art_2',
    'sec_2__art_9',
    'art_3-2',
    'art_4',
  ])
})

it('copes with units that have no number, or the same one', () => {
  expect(eIds(unit('annex'), unit('annex'), unit('title', 'PRELIMINAR'), unit('article', ''))).toEqual([
    'annex',
    'annex-2',
    'title_preliminar',
    'art',
  ])
})

it('keeps a wId that is there and makes the eId one where there is none', () => {
  const [article] = withEIds([{ ...unit('article', '6', unit('alinea')), wId: 'art_5' }])
  expect(article).toMatchObject({ eId: 'art_6', wId: 'art_5' })
  expect(article?.children).toEqual([expect.objectContaining({ eId: 'art_6__al_1', wId: 'art_6__al_1' })])
})

it('gives the same eIds with and without copying', () => {
  const tree = [unit('article', '1', unit('paragraph', '1'), unit('paragraph', '1'))]
  expect([...assignEIds(tree).values()]).toEqual(eIds(...tree))
})
