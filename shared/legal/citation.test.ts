import { describe, expect, test } from 'vitest'
import { cite, citeHeading, citeList, citeRange, citeSuggestion } from './citation.ts'
import { type Case, cases } from './grammar/case.ts'
import { englishNumber } from './grammar/en.ts'
import { kazakhOrdinal } from './grammar/kk.ts'
import { russianOrdinal } from './grammar/ru.ts'
import type { Kind, PlainUnit } from './unit.ts'

const unit = (
  eId: string,
  kind: Kind,
  num: string,
  children: PlainUnit[] = [],
  extra: Partial<PlainUnit> = {},
) => ({
  eId,
  wId: eId,
  kind,
  num,
  ...extra,
  children,
})

const units: PlainUnit[] = [
  unit('preamble', 'preamble', '', [
    unit('preamble__al_1', 'alinea', '', [], { text: 'Мы,' }),
    unit('preamble__al_2', 'alinea', '', [], { text: 'принимаем.' }),
  ]),
  unit('sec_IV', 'section', 'IV', [
    unit('sec_IV__chp_2', 'chapter', '2', [
      unit('art_5', 'article', '5', [
        unit(
          'art_5__para_1',
          'paragraph',
          '1',
          [
            unit('art_5__para_1__point_1', 'point', '1'),
            unit('art_5__para_1__point_2', 'point', '2', [
              unit('art_5__para_1__point_2__subp_а', 'subpoint', 'а'),
            ]),
            unit('art_5__para_1__point_3', 'point', '3'),
          ],
          { text: 'Орган:' },
        ),
      ]),
      unit(
        'art_9',
        'article',
        '9',
        [
          unit(
            'art_9__para_1',
            'paragraph',
            '1',
            [
              unit('art_9__para_1__al_1', 'alinea', '', [], { text: 'б' }),
              unit('art_9__para_1__al_2', 'alinea', '', [], { text: 'в' }),
            ],
            { text: 'а' },
          ),
          unit('art_9__para_2', 'paragraph', '2', [], { text: 'г' }),
          unit('art_9__para_2-1', 'paragraph', '2-1', [], { text: 'д' }),
          unit('art_9__para_3', 'paragraph', '3', [], { text: 'е' }),
        ],
        { heading: 'Права' },
      ),
      unit('art_10', 'article', '10', [unit('art_10__al_1', 'alinea', '', [], { text: 'ж' })]),
      unit('art_11', 'article', '11', [
        unit('art_11__al_1', 'alinea', '', [], { text: 'з' }),
        unit('art_11__al_2', 'alinea', '', [], { text: 'и' }),
        unit('art_11__point_1', 'point', '1'),
      ]),
    ]),
  ]),
  unit('sec_V', 'section', 'V', [
    unit('sec_V__art_1', 'article', '1', [unit('sec_V__art_1__para_2', 'paragraph', '2')]),
  ]),
  unit('sec', 'section', '', [], { heading: 'Заключительные положения' }),
  unit('annex_1', 'annex', '1'),
]

const all = (eId: string) => (['ru', 'kk', 'en'] as const).map((lang) => cite(units, eId, lang, 'kz'))

describe('a unit is cited', () => {
  test.each([
    [
      'art_5__para_1__point_2',
      'подпункт 2) пункта 1 статьи 5',
      '5-баптың 1-тармағының 2) тармақшасы',
      'point 2) of paragraph 1 of article 5',
    ],
    [
      'art_9__para_1__al_1',
      'часть вторая пункта 1 статьи 9',
      '9-баптың 1-тармағының екінші бөлігі',
      'part two of paragraph 1 of article 9',
    ],
    [
      'art_9__para_1__al_2',
      'часть третья пункта 1 статьи 9',
      '9-баптың 1-тармағының үшінші бөлігі',
      'part three of paragraph 1 of article 9',
    ],
    ['art_9__para_2-1', 'пункт 2-1 статьи 9', '9-баптың 2-1-тармағы', 'paragraph 2-1 of article 9'],
    ['art_9', 'статья 9', '9-бап', 'article 9'],
    ['art_10__al_1', 'статья 10', '10-бап', 'article 10'],
    ['art_11__al_2', 'часть вторая статьи 11', '11-баптың екінші бөлігі', 'part two of article 11'],
    ['art_11__point_1', 'подпункт 1) статьи 11', '11-баптың 1) тармақшасы', 'point 1) of article 11'],
    ['sec_IV', 'раздел IV', 'IV бөлім', 'section IV'],
    ['sec_IV__chp_2', 'глава 2 раздела IV', 'IV бөлімнің 2-тарауы', 'chapter 2 of section IV'],
    [
      'sec_V__art_1__para_2',
      'пункт 2 статьи 1 раздела V',
      'V бөлімнің 1-бабының 2-тармағы',
      'paragraph 2 of article 1 of section V',
    ],
    ['preamble', 'преамбула', 'кіріспе', 'preamble'],
    ['preamble__al_2', 'абзац второй преамбулы', 'кіріспенің екінші абзацы', 'subparagraph two of preamble'],
    ['annex_1', 'приложение 1', '1-қосымша', 'annex 1'],
    [
      'sec',
      'раздел «Заключительные положения»',
      '«Заключительные положения» бөлім',
      'section “Заключительные положения”',
    ],
    ['art_99', 'art_99', 'art_99', 'art_99'],
  ])('%s', (eId, ru, kk, en) => expect(all(eId)).toEqual([ru, kk, en]))
})

test('the unit takes the case, its holders stay in the genitive', () => {
  const inCases = (eId: string, lang: string) => cases.map((name) => cite(units, eId, lang, 'kz', name))
  expect(inCases('art_5__para_1__point_2', 'ru')).toEqual([
    'подпункт 2) пункта 1 статьи 5',
    'подпункта 2) пункта 1 статьи 5',
    'подпункт 2) пункта 1 статьи 5',
    'подпункту 2) пункта 1 статьи 5',
    'подпункте 2) пункта 1 статьи 5',
    'подпункта 2) пункта 1 статьи 5',
    'подпунктом 2) пункта 1 статьи 5',
  ])
  expect(inCases('art_11__al_2', 'ru')).toEqual([
    'часть вторая статьи 11',
    'части второй статьи 11',
    'часть вторую статьи 11',
    'части второй статьи 11',
    'части второй статьи 11',
    'части второй статьи 11',
    'частью второй статьи 11',
  ])
  expect(inCases('art_9__para_2', 'kk')).toEqual([
    '9-баптың 2-тармағы',
    '9-баптың 2-тармағының',
    '9-баптың 2-тармағын',
    '9-баптың 2-тармағына',
    '9-баптың 2-тармағында',
    '9-баптың 2-тармағынан',
    '9-баптың 2-тармағымен',
  ])
  expect(inCases('art_9', 'kk')).toEqual([
    '9-бап',
    '9-баптың',
    '9-бапты',
    '9-бапқа',
    '9-бапта',
    '9-баптан',
    '9-баппен',
  ])
})

test('where numbers start over in one paragraph, the part that opens the list is named', () => {
  const twice = [
    unit('art_1', 'article', '1', [
      unit(
        'art_1__para_1',
        'paragraph',
        '1',
        [
          unit('art_1__para_1__point_1', 'point', '1'),
          unit('art_1__para_1__al_1', 'alinea', '', [], { text: 'б:' }),
          unit('art_1__para_1__point_1-2', 'point', '1'),
        ],
        { text: 'а:' },
      ),
    ]),
  ]
  expect(cite(twice, 'art_1__para_1__point_1', 'ru', 'kz')).toBe('подпункт 1) части первой пункта 1 статьи 1')
  expect(cite(twice, 'art_1__para_1__point_1-2', 'ru', 'kz')).toBe(
    'подпункт 1) части второй пункта 1 статьи 1',
  )
  expect(cite(twice, 'art_1__para_1__point_1-2', 'kk', 'kz')).toBe(
    '1-баптың 1-тармағының екінші бөлігінің 1) тармақшасы',
  )
})

test('a text with Russian names has parts, points by letter and indented lines', () => {
  expect(cite(units, 'art_9__para_2', 'ru', 'ru')).toBe('часть 2 статьи 9')
  expect(cite(units, 'art_9__para_1__al_1', 'ru', 'ru')).toBe('абзац второй части 1 статьи 9')
  expect(cite(units, 'art_5__para_1__point_2__subp_а', 'ru', 'ru')).toBe(
    'подпункт «а» пункта 2 части 1 статьи 5',
  )
  expect(cite(units, 'art_5__para_1__point_2__subp_а', 'ru', 'kz')).toBe(
    'подпункт а) подпункта 2) пункта 1 статьи 5',
  )
  expect(cite(units, 'art_9__para_2', 'kk', 'ru')).toBe('9-баптың 2-бөлігі')
})

test('headings', () => {
  expect(citeHeading(units, 'art_9', 'ru', 'kz')).toBe('заголовок статьи 9')
  expect(citeHeading(units, 'art_9', 'ru', 'kz', 'locative')).toBe('заголовке статьи 9')
  expect(citeHeading(units, 'art_9', 'kk', 'kz')).toBe('9-баптың тақырыбы')
  expect(citeHeading(units, 'art_9', 'en', 'kz')).toBe('heading of article 9')
})

test('ranges of siblings', () => {
  const range = (first: string, last: string) =>
    (['ru', 'kk', 'en'] as const).map((lang) => citeRange(units, first, last, lang, 'kz'))
  expect(range('art_9', 'art_11')).toEqual(['статьи 9–11', '9 – 11-баптар', 'articles 9–11'])
  expect(range('art_9__para_1', 'art_9__para_2')).toEqual([
    'пункты 1 и 2 статьи 9',
    '9-баптың 1 және 2-тармақтары',
    'paragraphs 1 and 2 of article 9',
  ])
  expect(range('art_5__para_1__point_1', 'art_5__para_1__point_3')).toEqual([
    'подпункты 1)–3) пункта 1 статьи 5',
    '5-баптың 1-тармағының 1) – 3) тармақшалары',
    'points 1)–3) of paragraph 1 of article 5',
  ])
  expect(range('art_9__para_1__al_1', 'art_9__para_1__al_2')).toEqual([
    'части вторая и третья пункта 1 статьи 9',
    '9-баптың 1-тармағының екінші және үшінші бөліктері',
    'parts two and three of paragraph 1 of article 9',
  ])
  expect(range('art_11__al_2', 'art_11__point_1')[0]).toBe('часть вторая статьи 11 – подпункт 1) статьи 11')
  expect(citeRange(units, 'art_9__para_2', 'art_9__para_2-1', 'kk', 'kz', 'locative')).toBe(
    '9-баптың 2 және 2-1-тармақтарында',
  )
})

test('siblings that stand apart are listed, neighbours among them from the first to the last', () => {
  const long = [
    unit(
      'art_1',
      'article',
      '1',
      ['1', '2', '3', '4', '5', '6', '7', '8'].map((num) => unit(`art_1__para_${num}`, 'paragraph', num)),
    ),
    unit(
      'art_2',
      'article',
      '2',
      [1, 2, 3].map((n) => unit(`art_2__al_${n}`, 'alinea', '', [], { text: 'а' })),
    ),
  ]
  const list = (nums: readonly number[], name: Case = 'nominative') =>
    (['ru', 'kk', 'en'] as const).map((lang) =>
      citeList(
        long,
        nums.map((num) => `art_1__para_${num}`),
        lang,
        'kz',
        name,
      ),
    )
  expect(list([2, 5, 8])).toEqual([
    'пункты 2, 5 и 8 статьи 1',
    '1-баптың 2, 5 және 8-тармақтары',
    'paragraphs 2, 5 and 8 of article 1',
  ])
  expect(list([1, 2, 4, 5, 6], 'locative').slice(0, 2)).toEqual([
    'пунктах 1, 2 и 4–6 статьи 1',
    '1-баптың 1, 2 және 4 – 6-тармақтарында',
  ])
  expect(list([1, 3], 'instrumental').slice(0, 2)).toEqual([
    'пунктами 1 и 3 статьи 1',
    '1-баптың 1 және 3-тармақтарымен',
  ])
  expect(citeList(long, ['art_2__al_1', 'art_2__al_3'], 'ru', 'kz', 'genitive')).toBe(
    'частей первой и третьей статьи 2',
  )
})

test('English numbers in words', () => {
  expect([1, 13, 20, 21, 99, 100, 101, 142, 199, 200].map(englishNumber)).toEqual([
    'one',
    'thirteen',
    'twenty',
    'twenty-one',
    'ninety-nine',
    'one hundred',
    'one hundred and one',
    'one hundred and forty-two',
    'one hundred and ninety-nine',
    '200',
  ])
})

test('an insertion is cited by what it stands beside', () => {
  const added = (op: 'insertBefore' | 'insertAfter', unit: string, kinds: Kind[]) =>
    (['ru', 'kk', 'en'] as const).map((lang) =>
      citeSuggestion(
        units,
        { op, unit, after: { ru: kinds.map((kind) => ({ kind, num: '', children: [] })) } },
        lang,
        'kz',
      ),
    )
  expect(added('insertAfter', 'art_9', ['article'])).toEqual([
    'новая статья после статьи 9',
    '9-баптан кейінгі жаңа бап',
    'new article after article 9',
  ])
  expect(added('insertAfter', 'art_9__para_2', ['paragraph'])).toEqual([
    'новый пункт после пункта 2 статьи 9',
    '9-баптың 2-тармағынан кейінгі жаңа тармақ',
    'new paragraph after paragraph 2 of article 9',
  ])
  expect(added('insertBefore', 'art_9__para_2', ['paragraph', 'paragraph'])).toEqual([
    'новые пункты перед пунктом 2 статьи 9',
    '9-баптың 2-тармағының алдындағы жаңа тармақтар',
    'new paragraphs before paragraph 2 of article 9',
  ])
  expect(added('insertAfter', 'art_10__al_1', ['alinea'])[0]).toBe('новая часть после части первой статьи 10')
  expect(added('insertAfter', 'art_9', [])[0]).toBe('новая статья после статьи 9')
})

test('ordinals in words', () => {
  expect(
    [1, 2, 3, 6, 7, 12, 20, 21, 40, 43, 90, 100, 101, 140, 199].map((n) =>
      russianOrdinal(n, 'feminine', 'nominative'),
    ),
  ).toEqual([
    'первая',
    'вторая',
    'третья',
    'шестая',
    'седьмая',
    'двенадцатая',
    'двадцатая',
    'двадцать первая',
    'сороковая',
    'сорок третья',
    'девяностая',
    'сотая',
    'сто первая',
    'сто сороковая',
    'сто девяносто девятая',
  ])
  expect([1, 2, 3, 40].map((n) => russianOrdinal(n, 'masculine', 'nominative'))).toEqual([
    'первый',
    'второй',
    'третий',
    'сороковой',
  ])
  expect([2, 3].map((n) => russianOrdinal(n, 'masculine', 'genitive'))).toEqual(['второго', 'третьего'])
  expect([1, 2, 3].map((n) => russianOrdinal(n, 'masculine', 'instrumental'))).toEqual([
    'первым',
    'вторым',
    'третьим',
  ])
  expect([1, 10, 11, 19, 20, 21, 40, 43, 100, 101, 110, 199].map(kazakhOrdinal)).toEqual([
    'бірінші',
    'оныншы',
    'он бірінші',
    'он тоғызыншы',
    'жиырмасыншы',
    'жиырма бірінші',
    'қырқыншы',
    'қырық үшінші',
    'жүзінші',
    'жүз бірінші',
    'жүз оныншы',
    'жүз тоқсан тоғызыншы',
  ])
  expect(new Set(Array.from({ length: 199 }, (_, n) => kazakhOrdinal(n + 1))).size).toBe(199)
  expect(
    new Set(Array.from({ length: 199 }, (_, n) => russianOrdinal(n + 1, 'masculine', 'dative'))).size,
  ).toBe(199)
})

test('every other language is cited in English', () =>
  expect(cite(units, 'art_9', 'de', 'kz')).toBe('article 9'))
