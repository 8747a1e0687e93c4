import { describe, expect, test } from 'vitest'
import type { ComparisonBlock, ComparisonCell } from './comparison.ts'
import { comparisonRows } from './comparison-rows.ts'
import { defaultColumns } from './comparison-words.ts'
import { agreedAll, edit, insert, retext, suggest, units } from './consolidate.fixture.ts'
import type { LegalDecision } from './decision.ts'
import type { LegalSuggestion } from './suggestion.ts'

const rows = (suggestions: LegalSuggestion[], lang = 'ru', decisions: LegalDecision[] = []) =>
  comparisonRows({
    version: { units, naming: 'kz', numbering: 'keep' },
    suggestions: suggestions.map((each) => ({
      ...each,
      author: 'Группа А',
      reason: [{ runs: [{ text: 'Так яснее.' }] }],
    })),
    decisions,
    level: 'commission',
    lang,
  })

const line = ({ label, segments }: ComparisonBlock) =>
  [
    label,
    segments
      .map(({ type, text }) => (type === 'same' ? text : type === 'deleted' ? `[-${text}-]` : `{+${text}+}`))
      .join(''),
  ]
    .filter(Boolean)
    .join(' ')
const show = (cell: ComparisonCell) =>
  cell.type === 'wording' ? cell.blocks.map(line) : `${cell.type}: ${cell.text}`

describe('cells', () => {
  test('both hold the whole unit, each with its side of the change', () => {
    const whole = edit('a', 'art_1', 'ru', ([article]) => {
      const [first, , third] = article!.children
      return [
        {
          ...article!,
          heading: 'Наше государство',
          children: [
            { ...first!, text: 'а и ещё' },
            third!,
            { kind: 'paragraph', num: '4', text: 'новый', children: [] },
          ],
        },
      ]
    })
    const [row] = rows([whole])
    expect(row).toMatchObject({
      number: 1,
      suggestion: 'a',
      element: 'статья 1',
      author: 'Группа А',
      unchanged: false,
    })
    expect(show(row!.current)).toEqual(['Статья 1. [-Государство-]', '1. а', '2. [-б-]', '3. в'])
    expect(show(row!.proposed)).toEqual([
      'Статья 1. {+Наше государство+}',
      '1. а{+ и ещё+}',
      '3. в',
      '4. {+новый+}',
    ])
    expect(row!.current.type === 'wording' && row!.current.blocks.map(({ level }) => level)).toEqual([
      0, 1, 1, 1,
    ])
  })

  test('a new unit has no current wording, a deleted one no proposed; a moved one says where to', () => {
    const list = [
      insert('a', 'art_1__para_1', '1-1', 'новый'),
      suggest('b', { op: 'delete', unit: 'art_1__para_2' }),
      suggest('c', { op: 'move', unit: 'art_1__para_3', destination: { after: 'art_2__para_1' } }),
    ]
    const [a, b, c] = rows(list)
    expect([show(a!.current), show(a!.proposed)]).toEqual(['absent: Отсутствует', ['1-1. {+новый+}']])
    expect([show(b!.current), show(b!.proposed)]).toEqual([['2. [-б-]'], 'deleted: Исключить'])
    expect([show(c!.current), show(c!.proposed)]).toEqual([
      ['3. в'],
      'moved: Переместить после пункта 1 статьи 2',
    ])
    const kazakh = rows(list, 'kk')
    expect(kazakh.map(({ element }) => element)).toEqual([
      '1-баптың 1-тармағынан кейінгі жаңа тармақ',
      '1-баптың 2-тармағы',
      '1-баптың 3-тармағы',
    ])
    expect([show(kazakh[0]!.current), show(kazakh[1]!.proposed), show(kazakh[2]!.proposed)]).toEqual([
      'absent: Жоқ',
      'deleted: Алып тасталсын',
      'moved: 2-баптың 1-тармағынан кейін орналастырылсын',
    ])
    expect(kazakh[0]!.unchanged).toBe(true)
  })
})

test('a suggestion that leaves this language as it is says so', () => {
  const [row] = rows([retext('a', 'art_1__para_1', 'x')], 'kk')
  expect(row!.unchanged).toBe(true)
  expect(show(row!.current)).toEqual(show(row!.proposed))
})

test('[LAW-16] a new unit is named by the number that the agreed text gives it, or that it alone would get', () => {
  const first = insert('a', 'art_1__para_3', '', 'первый')
  const second = insert('b', 'art_1__para_3', '', 'второй')
  const open = rows([first, second]).map(({ proposed }) => show(proposed))
  expect(open).toEqual([['4. {+первый+}'], ['4. {+второй+}']])
  const decisions = agreedAll([first, second])
  const agreed = rows([first, second], 'ru', decisions).map(({ proposed }) => show(proposed))
  expect(agreed).toEqual([['4. {+первый+}'], ['5. {+второй+}']])
  const inside = edit('c', 'art_1', 'ru', ([article]) => [
    {
      ...article!,
      children: [...article!.children, { kind: 'paragraph', num: '', text: 'ё', children: [] }],
    },
  ])
  expect(show(rows([inside])[0]!.proposed)).toContain('4. {+ё+}')
})

test('rows follow the text: what is inserted after an article comes after all in it', () => {
  const list = [
    suggest('e', { op: 'insertAfter', unit: 'art_1', after: {} }),
    retext('d', 'art_1__para_3', 'x'),
    retext('b', 'art_1__para_1', 'x'),
    insert('c', 'art_1__para_1', '', 'x'),
    retext('a', 'art_1', 'x'),
    suggest('f', { op: 'insertBefore', unit: 'art_2', rank: 1, after: {} }),
  ]
  expect(rows(list).map(({ suggestion }) => suggestion)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})

test('the standing decision is told in words, with its reason', () => {
  const list = [
    retext('a', 'art_1__para_1', 'x'),
    retext('b', 'art_1__para_2', 'x'),
    retext('c', 'art_1__para_3', 'x'),
  ]
  const decisions: LegalDecision[] = [
    { suggestion: 'a', level: 'group', outcome: 'agreed' },
    { suggestion: 'b', level: 'group', outcome: 'agreed' },
    { suggestion: 'b', level: 'commission', outcome: 'rejected', reason: 'Есть в законе.' },
  ]
  expect(rows(list, 'ru', decisions).map(({ outcome }) => outcome)).toEqual([
    { outcome: 'agreed', text: 'учтено', reason: '' },
    { outcome: 'rejected', text: 'не учтено', reason: 'Есть в законе.' },
    undefined,
  ])
  expect(rows(list, 'kk', decisions)[0]!.outcome?.text).toBe('ескерілді')
})

test('the usual columns', () => {
  const headings = (lang: string, text: 'law' | 'draft') =>
    defaultColumns(lang, text)
      .map(({ heading }) => heading)
      .join(' | ')
  expect(headings('ru', 'law')).toBe(
    '№ п/п | Структурный элемент | Действующая редакция | Предлагаемая редакция | Автор и обоснование | Решение',
  )
  expect(headings('kk', 'law')).toBe(
    'Р/с № | Құрылымдық элемент | Қолданыстағы редакция | Ұсынылатын редакция | Автор және негіздеме | Шешім',
  )
  expect(headings('en', 'law')).toBe(
    'No. | Structural element | Current wording | Proposed wording | Author and reason | Decision',
  )
  expect(
    [headings('ru', 'draft'), headings('kk', 'draft'), headings('en', 'draft')].map(
      (all) => all.split(' | ')[2],
    ),
  ).toEqual(['Редакция проекта', 'Жобаның редакциясы', 'Wording of the draft'])
})
