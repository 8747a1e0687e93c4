import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ActClause, amendingAct } from './amending-act.ts'
import { agreedAll, edit, insert, suggest, units } from './consolidate.fixture.ts'
import { consolidate } from './consolidate.ts'
import { formulasIn } from './formula.ts'
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import type { Unit } from './unit.ts'
import { follow, wordEdits } from './word-edits.ts'

const version = { units, naming: 'kz', numbering: 'keep' } as const
/** The clauses of the act that one suggestion, or several, would make of a text. */
const clausesOf = (
  base: readonly Unit[],
  suggestions: readonly LegalSuggestion[],
  lang: string,
): readonly ActClause[] => {
  const agreed = consolidate({ ...version, units: base }, suggestions, agreedAll(suggestions), 'group')
  return amendingAct({ version: { ...version, units: base }, agreed, suggestions, lang }).clauses
}
const said = (suggestion: LegalSuggestion, lang = 'ru') =>
  clausesOf(units, [suggestion], lang)
    .flatMap(({ formulas }) => formulas)
    .map(({ text, wording }) => [
      text,
      ...wording.map(({ label, text: words }) => `${label} ${words}`.trim()),
    ])

/** Article 1's second paragraph with more to say than the fixture. */
const long: Record<string, string> = {
  ru: 'Каждый имеет право на свободу слова, совести и печати в порядке, который установлен законом.',
  kk: 'Әркімнің заңда белгіленген тәртіппен сөз, ар-ождан және баспасөз бостандығына құқығы бар.',
}
const wide: Unit[] = JSON.parse(
  JSON.stringify(units).replace(
    '"ru":"б","kk":"б kk"',
    `"ru":${JSON.stringify(long.ru)},"kk":${JSON.stringify(long.kk)}`,
  ),
)
const words = (lang: 'ru' | 'kk', find: string, by: string) => {
  const unit = (text: string): WordingUnit[] => [
    { kind: 'paragraph', num: '2', text, from: 'art_1__para_2', children: [] },
  ]
  const suggestion = suggest('a', {
    unit: 'art_1__para_2',
    before: { [lang]: unit(long[lang]!) },
    after: { [lang]: unit(long[lang]!.replace(find, by)) },
  })
  return clausesOf(wide, [suggestion], lang).flatMap(({ formulas }) => formulas.map(({ text }) => text))
}

describe('a few words are named', () => {
  test('in Russian', () => {
    expect(words('ru', 'свободу слова', 'защиту имени')).toEqual([
      'в пункте 2 статьи 1 слова «свободу слова» заменить словами «защиту имени»',
    ])
    expect(words('ru', 'печати', 'прессы')).toEqual([
      'в пункте 2 статьи 1 слово «печати» заменить словом «прессы»',
    ])
    expect(words('ru', 'законом', 'законом республики')).toEqual([
      'в пункте 2 статьи 1 после слова «законом» дополнить словом «республики»',
    ])
    expect(words('ru', ' и печати', '')).toEqual(['в пункте 2 статьи 1 слова «и печати» исключить'])
  })
  test('in Kazakh', () => {
    expect(words('kk', 'баспасөз бостандығына', 'пікір еркіндігіне')).toEqual([
      '1-баптың 2-тармағында «баспасөз бостандығына» деген сөздер «пікір еркіндігіне» деген сөздермен ауыстырылсын',
    ])
    expect(words('kk', 'тәртіппен', 'тәртіппен және мерзімде')).toEqual([
      '1-баптың 2-тармағы «тәртіппен» деген сөзден кейін «және мерзімде» деген сөздермен толықтырылсын',
    ])
    expect(words('kk', ' және баспасөз', '')).toEqual([
      '1-баптың 2-тармағында «және баспасөз» деген сөздер алып тасталсын',
    ])
  })
})

test('more than that is put in its new wording', () => {
  const change = edit('a', 'art_1__para_2', 'ru', ([first]) => [{ ...first!, text: 'Совсем другое.' }])
  expect(said(change)).toEqual([['пункт 2 статьи 1 изложить в следующей редакции:', '2. Совсем другое.']])
  const kazakh = edit('a', 'art_1__para_2', 'kk', ([first]) => [{ ...first!, text: 'Мүлде басқа.' }])
  expect(said(kazakh, 'kk')).toEqual([['1-баптың 2-тармағы мынадай редакцияда жазылсын:', '2. Мүлде басқа.']])
  expect(said(edit('a', 'art_2__para_1', 'ru', ([first]) => [{ ...first!, text: 'Иначе:' }]))).toEqual([
    ['часть первую пункта 1 статьи 2 изложить в следующей редакции:', '1. Иначе:'],
  ])
  expect(said(edit('a', 'art_1', 'ru', ([first]) => [{ ...first!, heading: 'Устройство' }]))).toEqual([
    ['заголовок статьи 1 изложить в следующей редакции:', 'Устройство'],
  ])
})

test('insertions, by number', () => {
  const paragraphs = insert('a', 'art_1__para_3', '', 'новый')
  expect(said(paragraphs)).toEqual([['статью 1 дополнить пунктом 4 следующего содержания:', '4. новый']])
  const two: WordingUnit[] = ['г', 'д'].map((text) => ({ kind: 'paragraph', num: '', text, children: [] }))
  const both = suggest('a', { op: 'insertAfter', unit: 'art_1__para_3', after: { ru: two, kk: two } })
  expect(said(both)).toEqual([['статью 1 дополнить пунктами 4 и 5 следующего содержания:', '4. г', '5. д']])
  expect(said(both, 'kk')).toEqual([
    ['1-бап мынадай мазмұндағы 4 және 5-тармақтармен толықтырылсын:', '4. г', '5. д'],
  ])
  const article: WordingUnit = {
    kind: 'article',
    num: '1-1',
    heading: 'Новая',
    children: [{ kind: 'paragraph', num: '1', text: 'н', children: [] }],
  }
  const whole = suggest('a', { op: 'insertAfter', unit: 'art_1', after: { ru: [article], kk: [article] } })
  expect(said(whole)).toEqual([['дополнить статьей 1-1 следующего содержания:', 'Статья 1-1. Новая', '1. н']])
  expect(said(whole, 'kk')[0]![0]).toBe('мынадай мазмұндағы 1-1-баппен толықтырылсын:')
  const point = edit('a', 'art_2__para_1', 'ru', ([first]) => [
    { ...first!, children: [...first!.children, { kind: 'point', num: '3', text: 'ё', children: [] }] },
  ])
  expect(said(point)).toEqual([['пункт 1 статьи 2 дополнить подпунктом 3) следующего содержания:', '3) ё']])
})

test('deletions and moves', () => {
  expect(said(suggest('a', { op: 'delete', unit: 'art_1__para_3' }))).toEqual([
    ['пункт 3 статьи 1 исключить'],
  ])
  expect(said(suggest('a', { op: 'delete', unit: 'art_1__para_3' }), 'kk')).toEqual([
    ['1-баптың 3-тармағы алып тасталсын'],
  ])
  expect(said(suggest('a', { op: 'delete', unit: 'art_1__para_1', unitEnd: 'art_1__para_2' }))).toEqual([
    ['пункты 1 и 2 статьи 1 исключить'],
  ])
  const inside = edit('a', 'art_1', 'ru', ([article]) => [
    { ...article!, children: article!.children.slice(2) },
  ])
  expect(said(inside)).toEqual([['пункты 1 и 2 статьи 1 исключить']])
  const move = suggest('a', { op: 'move', unit: 'art_1__para_3', destination: { before: 'art_1__para_1' } })
  expect(said(move)).toEqual([['пункт 3 статьи 1 переместить в начало статьи 1']])
  expect(said(move, 'kk')).toEqual([['1-баптың 3-тармағы 1-баптың басына орналастырылсын']])
})

test('throughout the text, and in English', () => {
  expect(formulasIn('ru').throughout('милиция', 'полиция')).toBe(
    'по всему тексту слово «милиция» заменить словом «полиция»',
  )
  expect(formulasIn('kk').throughout('ескі атау', 'жаңа атау')).toBe(
    'бүкіл мәтін бойынша «ескі атау» деген сөздер «жаңа атау» деген сөздермен ауыстырылсын',
  )
  expect(said(suggest('a', { op: 'delete', unit: 'art_1__para_3' }), 'en')).toEqual([
    ['delete paragraph 3 of article 1'],
  ])
  expect(said(insert('a', 'art_1__para_3', '', 'new'), 'ru')[0]![0]).toContain('пунктом 4')
})

test('a wording that names units of another version is not in the act', () => {
  const unit = (text: string): WordingUnit[] => [
    { kind: 'paragraph', num: '9', text, from: 'art_77__para_9', children: [] },
  ]
  const stale = suggest('a', { unit: 'art_1__para_2', before: { kk: unit('а') }, after: { kk: unit('б') } })
  expect(said(stale, 'kk')).toEqual([])
})

test('what changes nothing in a language says nothing in it', () => {
  expect(said(edit('a', 'art_1__para_2', 'ru', (all) => all))).toEqual([])
  expect(said(suggest('a', { unit: 'art_77' }))).toEqual([])
})

test('[LAW-15] following the instructions on words gives the new wording', () => {
  const word = fc.constantFrom(
    'право',
    'на',
    'закон',
    'и',
    'суд',
    'защиту,',
    'каждый',
    'имеет',
    '«лицо»',
    'или',
  )
  const wording = fc.array(word, { minLength: 4, maxLength: 14 }).map((all) => `${all.join(' ')}.`)
  let named = 0
  const plain = (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ (?=[,.;:!?)»])/g, '')
      .trim()
  fc.assert(
    fc.property(
      wording,
      fc.array(fc.tuple(fc.nat(13), word), { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      (before, swaps, cut) => {
        const parts = before.split(' ')
        for (const [at, by] of swaps) parts.splice(at % parts.length, cut ? 1 : 0, by)
        const after = parts.join(' ')
        const edits = wordEdits(before, after)
        if (!edits) return
        named++
        expect(plain(follow(before, edits))).toBe(plain(after))
      },
    ),
    { numRuns: 1_000 },
  )
  expect(named).toBeGreaterThan(100)
})
