/** Finding a term in its forms, and replacing what was chosen. */
import { describe, expect, test } from 'vitest'
import { termHits, withHits } from './term-hits.ts'
import { termMatches } from './term-match.ts'
import type { Unit } from './unit.ts'

const told = (text: string, from: string, to: string, lang = 'ru') =>
  termMatches(text, { from, to }, lang).map(({ type, found, by }) => `${type}: ${found} → ${by}`)

describe('[TERM-1] whole words only, each form its own hit', () => {
  test('exact, inflected and merely alike', () => {
    expect(told('Мажилис и палаты. Мажилиса, Мажилисом; мажилисмен.', 'Мажилис', 'Курултай')).toEqual([
      'exact: Мажилис → Курултай',
      'form: Мажилиса → Курултая',
      'form: Мажилисом → Курултаем',
      'stem: мажилисмен → Курултай',
    ])
  })
  test('a word inside another is none', () =>
    expect(
      told('судьба рассуда, посуда', 'суд', 'трибунал').filter((hit) => !hit.startsWith('stem')),
    ).toEqual([]))
  test('a hyphen joins', () =>
    expect(told('план, бизнес-план', 'план', 'проект')).toEqual([
      'exact: план → проект',
      'stem: план → проект',
    ]))
  test('capitals of the text are kept', () =>
    expect(told('Палата и ПАЛАТЫ', 'палата', 'собрание')).toEqual([
      'form: Палата → Собрание',
      'form: ПАЛАТЫ → СОБРАНИЯ',
    ]))
  test('an adjective and its noun change together, what depends on them stays', () => {
    expect(told('решение Конституционного Суда', 'Конституционный Суд', 'Верховный Трибунал')).toEqual([
      'form: Конституционного Суда → Верховного Трибунала',
    ])
    expect(told('председателем Мажилиса', 'председатель Мажилиса', 'спикер Курултая')).toEqual([
      'form: председателем Мажилиса → спикером Курултая',
    ])
  })
  test('a form that can be several has several wordings', () => {
    const [hit] = termMatches('видит Мажилис', { from: 'Мажилис', to: 'Палата' }, 'ru')
    expect(hit).toMatchObject({ type: 'exact', by: 'Палата', others: ['Палату'] })
  })
  test('in Kazakh the last word takes the suffix of its own sounds', () =>
    expect(
      told('Мәжілістің депутаты Мәжіліске, Мәжілістегі, Мәжілісі туралы', 'Мәжіліс', 'Құрылтай', 'kk'),
    ).toEqual([
      'form: Мәжілістің → Құрылтайдың',
      'form: Мәжіліске → Құрылтайға',
      'form: Мәжілістегі → Құрылтайдағы',
      'form: Мәжілісі → Құрылтайы',
    ]))
  test('in English plural and possessive', () =>
    expect(told('The chamber’s rules; chambers', 'chamber', 'assembly', 'en')).toEqual([
      'form: chamber’s → assembly’s',
      'form: chambers → assemblies',
    ]))
  test('lines broken inside a term', () =>
    expect(told('Высший\u00a0 Суд', 'Высший Суд', 'Совет')).toEqual(['exact: Высший\u00a0 Суд → Совет']))
})

const units: readonly Unit[] = [
  {
    eId: 'art_1',
    wId: 'art_1',
    kind: 'article',
    num: '1',
    heading: { ru: 'Мажилис', kk: 'Мәжіліс' },
    children: [
      {
        eId: 'art_1__para_1',
        wId: 'art_1__para_1',
        kind: 'paragraph',
        num: '1',
        text: { ru: 'Мажилис избирает Председателя Мажилиса.', kk: 'Мәжіліс Төрағаны сайлайды.' },
        children: [],
      },
    ],
  },
]

test('[TERM-1] hits of all languages in the order of the text', () => {
  const hits = termHits(units, {
    ru: { from: 'Мажилис', to: 'Курултай' },
    kk: { from: 'Мәжіліс', to: 'Құрылтай' },
  })
  expect(hits.map(({ lang, unit, part, start, by }) => [lang, unit, part, start, by])).toEqual([
    ['ru', 'art_1', 'heading', 0, 'Курултай'],
    ['kk', 'art_1', 'heading', 0, 'Құрылтай'],
    ['ru', 'art_1__para_1', 'text', 0, 'Курултай'],
    ['ru', 'art_1__para_1', 'text', 30, 'Курултая'],
    ['kk', 'art_1__para_1', 'text', 0, 'Құрылтай'],
  ])
  expect(hits[3]).toMatchObject({ before: 'Мажилис избирает Председателя ', after: '.' })
  expect(withHits('Мажилис избирает Председателя Мажилиса.', hits.slice(2, 4))).toBe(
    'Курултай избирает Председателя Курултая.',
  )
})
