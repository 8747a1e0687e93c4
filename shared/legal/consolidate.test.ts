import { describe, expect, test } from 'vitest'
import { at, edit, insert, outline, retext, run, suggest, units, version } from './consolidate.fixture.ts'
import { consolidate } from './consolidate.ts'
import type { LegalDecision } from './decision.ts'
import type { WordingUnit } from './suggestion.ts'
import { wordingOf } from './wording.ts'

describe('nothing and one', () => {
  test('nothing agreed is the base, the very units', () => {
    const result = consolidate(version('renumber'), [retext('a', 'art_1__para_1', 'x')], [], 'group')
    expect(result.units).toEqual(units)
    expect(result.units[0]).toBe(units[0])
    expect(result.notApplied).toEqual([{ suggestion: 'a', why: 'undecided' }])
  })

  test('a text change keeps the other language and the rest', () => {
    const result = run([retext('a', 'art_1__para_2', 'б новое')])
    expect(at(result.units, 'art_1__para_2')?.text).toEqual({ ru: 'б новое', kk: 'б kk' })
    expect(result.applied).toEqual(['a'])
    expect(result.places).toEqual({ a: { units: ['art_1__para_2'], removed: [] } })
    expect(result.units[1]).toBe(units[1])
  })

  test('a section holds its number and heading, not its articles', () => {
    expect(wordingOf(units, { op: 'replace', unit: 'sec_1' }, 'ru')).toEqual([
      { kind: 'section', num: 'I', heading: 'Основы', from: 'sec_1', children: [] },
    ])
    const result = run([edit('a', 'sec_1', 'ru', ([first]) => [{ ...first!, heading: 'Устои' }])])
    expect(at(result.units, 'sec_1')?.heading?.ru).toBe('Устои')
    expect(at(result.units, 'sec_1')?.children).toHaveLength(2)
  })

  test('a deletion of a range', () => {
    const result = run([suggest('a', { op: 'delete', unit: 'art_1__para_1', unitEnd: 'art_1__para_2' })])
    expect(at(result.units, 'art_1')?.children.map(({ eId }) => eId)).toEqual(['art_1__para_3'])
    expect(result.places.a).toEqual({ units: [], removed: ['art_1__para_1', 'art_1__para_2'] })
  })

  test('a move keeps words and wId', () => {
    const result = run([
      suggest('a', { op: 'move', unit: 'art_1__para_1', destination: { after: 'art_2__para_1' } }),
    ])
    expect(outline(at(result.units, 'art_2')!.children)).toEqual([
      'art_2__para_1 г',
      'art_2__para_1__point_1 д',
      'art_2__para_1__point_2 е',
      'art_2__para_1-2 а',
    ])
    expect(at(result.units, 'art_2__para_1-2')?.wId).toBe('art_1__para_1')
  })
})

describe('numbers', () => {
  test('[LAW-12] a law in force keeps its numbers and gives the new one the next free', () => {
    const result = run([
      insert('a', 'art_1__para_1', '', 'новый'),
      insert('b', 'art_1__para_1', '', 'другой'),
      insert('c', 'art_1__para_3', '', 'последний'),
    ])
    expect(outline(at(result.units, 'art_1')!.children)).toEqual([
      'art_1__para_1 а',
      'art_1__para_1-1 новый',
      'art_1__para_1-2 другой',
      'art_1__para_2 б',
      'art_1__para_3 в',
      'art_1__para_4 последний',
    ])
  })

  test('[LAW-12] a draft counts on, through the text for articles', () => {
    const article: WordingUnit = {
      kind: 'article',
      num: '2',
      heading: 'Новая',
      children: [{ kind: 'paragraph', num: '1', text: 'н', children: [] }],
    }
    const result = run(
      [suggest('a', { op: 'insertAfter', unit: 'art_1', after: { ru: [article] } })],
      'renumber',
    )
    expect(
      result.units.flatMap(({ children }) =>
        children.map(({ eId, wId, num, heading }) => [eId, wId, num, heading?.ru]),
      ),
    ).toEqual([
      ['art_1', 'art_1', '1', 'Государство'],
      ['art_2', 'art_2-2', '2', 'Новая'],
      ['art_3', 'art_2', '3', 'Народ'],
      ['art_4', 'art_3', '4', 'Право'],
    ])
    expect(at(result.units, 'art_3__para_1__point_2')?.wId).toBe('art_2__para_1__point_2')
    expect(result.places.a).toEqual({ units: ['art_2', 'art_2__para_1'], removed: [] })
  })

  test('a draft closes up after a deletion and a move', () => {
    const gone = run([suggest('a', { op: 'delete', unit: 'art_1' })], 'renumber')
    expect(gone.units.flatMap(({ children }) => children.map(({ num }) => num))).toEqual(['1', '2'])
    const moved = run(
      [suggest('a', { op: 'move', unit: 'art_1__para_1', destination: { after: 'art_1__para_3' } })],
      'renumber',
    )
    expect(at(moved.units, 'art_1')!.children.map(({ num, text }) => `${num} ${text?.ru}`)).toEqual([
      '1 б',
      '2 в',
      '3 а',
    ])
  })

  test('who typed the numbers after their insertion is not counted twice, others are', () => {
    const typed = edit('a', 'art_1', 'ru', ([article]) => {
      const [first, second, third] = article!.children
      const added: WordingUnit = { kind: 'paragraph', num: '2', text: 'н', children: [] }
      return [{ ...article!, children: [first!, added, { ...second!, num: '3' }, { ...third!, num: '4' }] }]
    })
    const numbers = (suggestions: Parameters<typeof run>[0]) =>
      at(run(suggestions, 'renumber').units, 'art_1')!.children.map(({ num, text }) => `${num} ${text?.ru}`)
    expect(numbers([typed])).toEqual(['1 а', '2 н', '3 б', '4 в'])
    const before = suggest('b', {
      op: 'insertBefore',
      unit: 'art_1__para_1',
      after: { ru: [{ kind: 'paragraph', num: '', text: 'о', children: [] }] },
    })
    expect(numbers([typed, before])).toEqual(['1 о', '2 а', '3 н', '4 б', '5 в'])
    const gone = suggest('c', { op: 'delete', unit: 'art_1__para_1' })
    expect(numbers([typed, gone])).toEqual(['1 н', '2 б', '3 в'])
  })

  test('unnumbered parts are counted again where one came in', () => {
    const part: WordingUnit = { kind: 'alinea', num: '', text: 'новая', children: [] }
    const result = run([suggest('a', { op: 'insertAfter', unit: 'art_3__al_1', after: { ru: [part] } })])
    expect(outline(at(result.units, 'art_3')!.children)).toEqual([
      'art_3__al_1 ж',
      'art_3__al_2 новая',
      'art_3__al_3 з',
    ])
  })
})

describe('languages and structure', () => {
  const both = (id: string, how: (units: WordingUnit[], lang: string) => WordingUnit[]) => {
    const before = {
      ru: wordingOf(units, { op: 'replace', unit: 'art_1' }, 'ru'),
      kk: wordingOf(units, { op: 'replace', unit: 'art_1' }, 'kk'),
    }
    return suggest(id, {
      unit: 'art_1',
      before,
      after: { ru: how(structuredClone(before.ru), 'ru'), kk: how(structuredClone(before.kk), 'kk') },
    })
  }
  const added = (text: string): WordingUnit => ({ kind: 'paragraph', num: '4', text, children: [] })

  test('[LAW-11] what is inserted in two languages at one place is one unit', () => {
    const result = run([
      both('a', ([article], lang) => [{ ...article!, children: [...article!.children, added(`н ${lang}`)] }]),
    ])
    expect(at(result.units, 'art_1__para_4')?.text).toEqual({ kk: 'н kk', ru: 'н ru' })
  })

  test('[LAW-11] deleted in one language, a unit stays with the words of the other; in both, it goes', () => {
    const some = run([
      both('a', ([article], lang) => [
        { ...article!, children: lang === 'ru' ? article!.children.slice(1) : article!.children },
      ]),
    ])
    expect(at(some.units, 'art_1__para_1')?.text).toEqual({ kk: 'а kk' })
    const all = run([both('a', ([article]) => [{ ...article!, children: article!.children.slice(1) }])])
    expect(at(all.units, 'art_1__para_1')).toBeUndefined()
  })

  test('swapped paragraphs are one move; a second unit that continues the same one is new', () => {
    const swapped = run([
      both('a', ([article]) => [{ ...article!, children: [1, 0, 2].map((n) => article!.children[n]!) }]),
    ])
    expect(at(swapped.units, 'art_1')!.children.map(({ text }) => text?.ru)).toEqual(['б', 'а', 'в'])
    const split = run([
      both('a', ([article]) => [
        {
          ...article!,
          children: article!.children.flatMap((child, n) =>
            n === 0
              ? [
                  { ...child, text: 'а1' },
                  { ...child, num: '', text: 'а2' },
                ]
              : [child],
          ),
        },
      ]),
    ])
    expect(at(split.units, 'art_1')!.children.map(({ num, text }) => `${num} ${text?.ru}`)).toEqual([
      '1 а1',
      '1-1 а2',
      '2 б',
      '3 в',
    ])
  })

  test('a level below: a paragraph made a point of the one before', () => {
    const result = run([
      both('a', ([article]) => {
        const [first, second, third] = article!.children
        return [
          {
            ...article!,
            children: [{ ...first!, children: [{ ...second!, kind: 'point', num: '1' }] }, third!],
          },
        ]
      }),
    ])
    expect(outline(at(result.units, 'art_1')!.children)).toEqual([
      'art_1__para_1 а',
      'art_1__para_1__point_1 б',
      'art_1__para_3 в',
    ])
    expect(at(result.units, 'art_1__para_1__point_1')?.wId).toBe('art_1__para_2')
  })
})

describe('decisions', () => {
  const decided = (
    ...list: [string, 'group' | 'commission', LegalDecision['outcome'], string?][]
  ): LegalDecision[] =>
    list.map(([suggestion, level, outcome, instead]) => ({
      suggestion,
      level,
      outcome,
      ...(instead ? { instead } : {}),
    }))

  test("[LAW-10] the commission's decision overrides the group's; without one the group's stands", () => {
    const suggestions = [retext('a', 'art_1__para_1', 'x'), retext('b', 'art_1__para_2', 'y')]
    const decisions = decided(
      ['a', 'group', 'agreed'],
      ['b', 'group', 'agreed'],
      ['b', 'commission', 'rejected'],
    )
    expect(consolidate(version('keep'), suggestions, decisions, 'group').applied).toEqual(['a', 'b'])
    const result = consolidate(version('keep'), suggestions, decisions, 'commission')
    expect(result.applied).toEqual(['a'])
    expect(result.notApplied).toEqual([{ suggestion: 'b', why: 'rejected' }])
  })

  test('partly applies what is agreed instead', () => {
    const suggestions = [retext('a', 'art_1__para_1', 'x'), retext('i', 'art_1__para_1', 'x, но иначе')]
    const result = consolidate(
      version('keep'),
      suggestions,
      decided(['a', 'group', 'partly', 'i'], ['i', 'group', 'agreed']),
      'group',
    )
    expect(at(result.units, 'art_1__para_1')?.text?.ru).toBe('x, но иначе')
    expect(result.notApplied).toEqual([{ suggestion: 'a', why: 'partly', instead: 'i' }])
  })

  test('what was withdrawn does not apply, whatever was decided', () => {
    const withdrawn = { ...retext('a', 'art_1__para_1', 'x'), state: 'withdrawn' as const }
    expect(run([withdrawn]).notApplied).toEqual([{ suggestion: 'a', why: 'not-open' }])
  })
})
