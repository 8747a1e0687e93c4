import { describe, expect, test } from 'vitest'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { byArticle, chosen, clustersOf, languageOf, placed, summaryOf } from './model.ts'

const decision = (level: 'group' | 'commission', outcome: 'agreed' | 'partly' | 'rejected') => ({
  id: level,
  level,
  outcome,
  reason: '',
  at: '2026-03-14T10:00:00.000Z',
  wordingHash: '',
})

const row = (id: string, part: Partial<SuggestionRow> = {}): SuggestionRow =>
  ({
    id,
    proposal: 'p',
    unit: 'art_1__para_1',
    article: 'art_1',
    group: { id: 'g', name: 'G' },
    state: 'open',
    decisions: [],
    collidesWith: [],
    before: {},
    after: {},
    createdAt: '2026-03-12T10:00:00.000Z',
    ...part,
  }) as unknown as SuggestionRow

const article = (num: string): Unit => ({
  eId: `art_${num}`,
  wId: `art_${num}`,
  kind: 'article',
  num,
  children: [],
})

describe('the suggestions of all groups', () => {
  test('what a group agreed is pending once it is submitted, and only agreed before', () => {
    const agreed = row('a', { decisions: [decision('group', 'agreed')] })
    expect(placed([agreed], new Set())[0]!.standing).toBe('agreed')
    expect(placed([agreed], new Set(['p']))[0]!.standing).toBe('pending')
  })

  test('the commission’s outcome stands above the group’s, and a reopened one above nothing', () => {
    const both = [decision('group', 'agreed'), decision('commission', 'partly')]
    const reopened = [both[0]!, { ...both[1]!, reopened: { at: '2026-03-15T10:00:00.000Z' } }]
    const rows = [row('a', { decisions: both }), row('b', { decisions: reopened })]
    expect(placed(rows, new Set(['p'])).map(({ standing }) => standing)).toEqual(['inPart', 'pending'])
  })

  test('those that collide stand together, also over a third; withdrawn ones stand nowhere', () => {
    const rows = [
      row('a', { collidesWith: ['b'] }),
      row('x'),
      row('b', { collidesWith: ['a', 'c'] }),
      row('c', { collidesWith: ['b'] }),
      row('w', { state: 'withdrawn' }),
    ]
    const clusters = clustersOf(chosen(placed(rows, new Set()), {}))
    expect(clusters.map((cluster) => cluster.map(({ id }) => id).sort())).toEqual([['a', 'b', 'c'], ['x']])
  })

  test('articles come in the order of the text; a new article stands with the one it stands by', () => {
    const rows = [
      row('new', { article: null, near: 'art_2', unit: 'art_2' }),
      row('one'),
      row('section', { article: null, unit: 'sec_1' }),
    ]
    const found = byArticle([article('1'), article('2')], placed(rows, new Set()))
    expect(found.map(({ unit, rows: own }) => [unit?.eId, own.map(({ id }) => id)])).toEqual([
      ['art_1', ['one']],
      ['art_2', ['new']],
      [undefined, ['section']],
    ])
  })

  test('the summary counts what there is, the most active group first', () => {
    const other = { group: { id: 'h', name: 'H' } }
    const rows = placed(
      [row('a'), row('b', { ...other, decisions: [decision('group', 'agreed')] }), row('c', other)],
      new Set(['p']),
    )
    const { groups, suggestions, articles, outcomes } = summaryOf(rows, [article('1')])
    expect({ names: groups.map(({ name }) => name), suggestions, articles }).toEqual({
      names: ['H', 'G'],
      suggestions: 3,
      articles: 1,
    })
    expect(outcomes).toEqual({ taken: 0, inPart: 0, notTaken: 0, pending: 1 })
  })

  test('a suggestion that changes another language than the one read is shown in that', () => {
    const words = (text: string) => [
      { eId: '', wId: '', kind: 'paragraph' as const, num: '1', text, children: [] },
    ]
    const onlyKazakh = row('a', {
      before: { ru: words('одно'), kk: words('бір') },
      after: { ru: words('одно'), kk: words('екі') },
    })
    const [shown] = placed([onlyKazakh], new Set())
    expect(languageOf(shown!, 'ru')).toBe('kk')
    expect(languageOf(shown!, 'kk')).toBe('kk')
  })
})
