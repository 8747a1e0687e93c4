/** Models for the exports' tests: every kind of cell, in two languages, and text that tries to be markup. */

import type { ComparisonColumn, ComparisonRow } from '#shared/legal/comparison.ts'
import type { ComparisonModel } from '#shared/legal/export-model.ts'

const heads = {
  ru: [
    '№ п/п',
    'Структурный элемент',
    'Редакция проекта',
    'Предлагаемая редакция',
    'Автор и обоснование',
    'Решение',
  ],
  kk: [
    'Р/с №',
    'Құрылымдық элемент',
    'Жобаның редакциясы',
    'Ұсынылатын редакция',
    'Автор және негіздеме',
    'Шешім',
  ],
  en: [
    'No.',
    'Structural element',
    'Wording of the draft',
    'Proposed wording',
    'Author and reason',
    'Decision',
  ],
} as const

const columns = (lang: keyof typeof heads): ComparisonColumn[] =>
  (['number', 'element', 'current', 'proposed', 'authorAndReason', 'outcome'] as const).map(
    (content, index) => ({ content, heading: heads[lang][index]!, width: [5, 13, 27, 27, 18, 10][index]! }),
  )

const changed = (words: Record<'label' | 'before' | 'out' | 'in' | 'after', string>) =>
  ({
    current: {
      type: 'wording',
      blocks: [
        {
          kind: 'paragraph',
          part: 'text',
          label: words.label,
          level: 0,
          segments: [
            { type: 'same', text: words.before },
            { type: 'deleted', text: words.out },
            { type: 'same', text: words.after },
          ],
        },
      ],
    },
    proposed: {
      type: 'wording',
      blocks: [
        {
          kind: 'paragraph',
          part: 'text',
          label: words.label,
          level: 0,
          segments: [
            { type: 'same', text: words.before },
            { type: 'inserted', text: words.in },
            { type: 'same', text: words.after },
          ],
        },
      ],
    },
  }) as const

const added = (absent: string, label: string, text: string) =>
  ({
    current: { type: 'absent', text: absent },
    proposed: {
      type: 'wording',
      blocks: [{ kind: 'point', part: 'text', label, level: 0, segments: [{ type: 'inserted', text }] }],
    },
  }) as const

const russian: ComparisonRow[] = [
  {
    number: 1,
    suggestion: 'a',
    element: 'пункт 2 статьи 11',
    ...changed({
      label: '2.',
      before: 'Сбор и использование персональных данных допускаются ',
      out: 'с согласия человека',
      in: 'с согласия человека, которое можно отозвать,',
      after: ' либо в случаях, установленных законом.',
    }),
    author: 'Палата нотариусов, Нотариус А.',
    reason: [
      {
        runs: [
          { text: 'Согласие, которое нельзя отозвать, ' },
          { text: 'не свободно', bold: true },
          { text: '.' },
        ],
      },
      { list: 'bullet', runs: [{ text: 'см. обзор', link: 'https://example.org/a?b=1&c=2' }] },
      { list: 'bullet', runs: [{ text: 'опасная ссылка', link: 'javascript:alert(1)' }] },
    ],
    outcome: { outcome: 'agreed', text: 'учтено', reason: '' },
    unchanged: false,
  },
  {
    number: 2,
    suggestion: 'b',
    element: 'новый подпункт после подпункта 3) пункта 3 статьи 11',
    ...added('Отсутствует', '4)', 'получить свои данные в пригодном для чтения виде.'),
    author: 'Союз юристов',
    reason: [{ runs: [{ text: 'Право на перенос <script>alert("x")</script> ]]> данных.\u0000\u0007' }] }],
    outcome: { outcome: 'rejected', text: 'не учтено', reason: 'Требует отдельного закона.' },
    unchanged: false,
  },
]

const kazakh: ComparisonRow[] = [
  {
    number: 1,
    suggestion: 'a',
    element: '11-баптың 2-тармағы',
    ...changed({
      label: '2.',
      before: 'Дербес деректерді жинауға және пайдалануға адамның ',
      out: 'келісімімен',
      in: 'кері қайтарып алуға болатын келісімімен',
      after: ' не заңда белгіленген жағдайларда жол беріледі.',
    }),
    author: 'Нотариустар палатасы, Нотариус А.',
    reason: [{ runs: [{ text: 'Қайтарып алуға болмайтын келісім ерікті емес.' }] }],
    outcome: { outcome: 'agreed', text: 'ескерілді', reason: '' },
    unchanged: false,
  },
  {
    number: 2,
    suggestion: 'b',
    element: '11-баптың 3-тармағының 3) тармақшасынан кейінгі жаңа тармақша',
    ...added('Жоқ', '4)', 'өз деректерін оқуға жарамды түрде алуға құқылы.'),
    author: 'Заңгерлер одағы',
    reason: [],
    unchanged: true,
  },
]

export const comparison: ComparisonModel = {
  subject: {
    text: { ru: 'Конституция. Образец', kk: 'Конституция. Үлгі' },
    version: 1,
    proposal: 'Предложение <b>палаты</b>',
    group: 'Палата нотариусов',
  },
  rows: { ru: russian, kk: kazakh, en: [] },
  collisions: {
    ru: [
      {
        type: 'collision',
        element: 'пункт 1 статьи 12',
        suggestions: [
          { author: 'Палата нотариусов', wording: 'Первая редакция.' },
          { author: 'Союз юристов', wording: 'Вторая редакция.' },
        ],
      },
    ],
    kk: [],
    en: [],
  },
  columns: { ru: columns('ru'), kk: columns('kk'), en: columns('en') },
}
