import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Unit } from '../legal/unit.ts'
import { citationIn, unitsNamed } from './citation.ts'
import { marksIn, queryOf, scoreOf, snippetOf } from './query.ts'
import { folded, wordsOf } from './words.ts'

test('[SEARCH-2] every letter of Kazakh is found in either case and stays itself', () => {
  const pairs = ['Әә', 'Ғғ', 'Ққ', 'Ңң', 'Өө', 'Ұұ', 'Үү', 'Һһ', 'Іі', 'Йй']
  for (const [large = '', small = ''] of pairs) expect(folded(large)).toBe(small)
  const bases = ['ә/а', 'ғ/г', 'қ/к', 'ң/н', 'ө/о', 'ұ/у', 'ү/у', 'һ/х', 'і/и', 'й/и']
  for (const pair of bases) {
    const [letter = '', base = ''] = pair.split('/')
    expect(folded(letter)).not.toBe(folded(base))
  }
})

test('[SEARCH-2] ё and е are one; Latin twins in a Cyrillic word are Cyrillic; Latin words stay Latin', () => {
  expect(folded('Ёлка')).toBe(folded('елка'))
  expect(folded('Pеспублика')).toBe(folded('Республика'))
  expect(folded('əділет')).toBe(folded('Әділет'))
  expect(folded('cape')).toBe('cape')
  expect(folded('IV')).toBe('iv')
})

test('[SEARCH-2] inflected forms answer, other words do not', () => {
  const finds = (query: string, text: string) => scoreOf(text, queryOf(query)) > 0
  expect(finds('конституции', 'Конституция Республики')).toBe(true)
  expect(finds('республика', 'в Республике')).toBe(true)
  expect(finds('тармағы', '2-тармағында')).toBe(true)
  expect(finds('нотариус қызметі', 'Нотариустың қызметін')).toBe(true)
  expect(finds('суд', 'судья')).toBe(true)
  expect(finds('судья', 'суд')).toBe(false)
  expect(finds('қала', 'кала')).toBe(false)
  expect(finds('61-1', 'статья 61')).toBe(false)
})

test('[SEARCH-3] the nearer the words are to what was typed, the earlier', () => {
  const query = queryOf('местное самоуправление')
  const texts = [
    'Признаётся местное самоуправление.',
    'Самоуправление бывает местное.',
    'О местном самоуправлении и о самоуправлении вообще.',
  ]
  const order = texts.toSorted((a, b) => scoreOf(b, query) - scoreOf(a, query))
  expect(order[0]).toBe(texts[0])
  expect(scoreOf('Местное хозяйство.', query)).toBe(0)
})

test('[SEARCH-4] marks stand on the words of the snippet, however long the text and whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('право', 'Право', '<b>', 'ПРАВА', '😀', 'é', 'қ\n', 'и'.repeat(90)), {
        maxLength: 80,
      }),
      (parts) => {
        const query = queryOf('права')
        const text = parts.join(' ')
        const { text: shown, marks } = snippetOf(text, query)
        expect(shown.length).toBeLessThanOrEqual(250)
        for (const { start, end } of marks) expect(folded(shown.slice(start, end))).toMatch(/^прав/)
        expect(marks.length > 0).toBe(marksIn(text, query).length > 0)
      },
    ),
    { seed: 7, numRuns: 300 },
  )
})

test('words keep their places', () => {
  for (const { word, start, end } of wordsOf('Ст. 61-1, Ұлт — «ұлтТЫҚ»'))
    expect(word).toHaveLength(end - start)
})

const text: readonly Unit[] = [
  {
    eId: 'sec_2',
    wId: 'sec_2',
    kind: 'section',
    num: 'II',
    children: [
      {
        eId: 'art_9',
        wId: 'art_9',
        kind: 'article',
        num: '9',
        children: [
          {
            eId: 'art_9__para_2',
            wId: 'art_9__para_2',
            kind: 'paragraph',
            num: '2',
            children: [
              {
                eId: 'art_9__para_2__point_1',
                wId: '',
                kind: 'point',
                num: '1',
                children: [
                  {
                    eId: 'art_9__para_2__point_1__subpoint_a',
                    wId: '',
                    kind: 'subpoint',
                    num: 'а',
                    children: [],
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        eId: 'art_9-1',
        wId: 'art_9-1',
        kind: 'article',
        num: '9-1',
        children: [{ eId: 'art_9-1__point_3', wId: '', kind: 'point', num: '3', children: [] }],
      },
    ],
  },
]

test.each([
  ['ст. 9 п. 2', 'art_9__para_2'],
  ['ст.9 п.2 пп.1', 'art_9__para_2__point_1'],
  ['пункт 2 статьи 9', 'art_9__para_2'],
  ['подпункт 1) пункта 2 статьи 9', 'art_9__para_2__point_1'],
  ['подпункт 1) пункта 3 статьи 9', undefined],
  ['Статья 9-1', 'art_9-1'],
  ['ст 9¹ п. 3', 'art_9-1__point_3'],
  ['ч. 2 ст. 9', 'art_9__para_2'],
  ['раздел II', 'sec_2'],
  ['9-бап', 'art_9'],
  ['9-1-бап', 'art_9-1'],
  ['9-баптың 2-тармағы', 'art_9__para_2'],
  ['9-баптың 2-тармағының 1) тармақшасы', 'art_9__para_2__point_1'],
  ['ІІ бөлім', 'sec_2'],
  ['art 9', 'art_9'],
  ['Art. 9, para 2', 'art_9__para_2'],
  ['point 1) of paragraph 2 of article 9', 'art_9__para_2__point_1'],
  ['9', 'art_9'],
  ['статья 10', undefined],
])('[SEARCH-5] %s leads to %s', (typed, eId) => {
  const steps = citationIn(typed)
  expect(steps).toBeDefined()
  expect(unitsNamed(text, steps!)[0]?.eId).toBe(eId)
})

test.each(['местное самоуправление', 'статья о правах', 'в 9 случаях', '', 'ст.', 'право 9'])(
  '[SEARCH-5] %s names no place',
  (typed) => expect(citationIn(typed)).toBeUndefined(),
)
