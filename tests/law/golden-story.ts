/** A story of two groups and a commission over one small draft, in Russian and Kazakh; what it comes to stands beside it. */
import type { LegalDecision } from '#shared/legal/decision.ts'
import type { LegalSuggestion, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Kind, TextVersion, Unit } from '#shared/legal/unit.ts'

const unit = (eId: string, kind: Kind, num: string, said: Partial<Unit>, children: Unit[] = []): Unit => ({
  eId,
  wId: eId,
  kind,
  num,
  ...said,
  children,
})

export const version: TextVersion = {
  textId: 'charter',
  version: 1,
  title: { ru: 'Проект городского устава', kk: 'Қала жарғысының жобасы' },
  languages: ['ru', 'kk'],
  naming: 'kz',
  numbering: 'renumber',
  units: [
    unit('sec_1', 'section', 'I', { heading: { ru: 'Основы', kk: 'Негіздер' } }, [
      unit('art_1', 'article', '1', { heading: { ru: 'Цифровая среда', kk: 'Цифрлық орта' } }, [
        unit('art_1__para_1', 'paragraph', '1', {
          text: {
            ru: 'Каждый вправе пользоваться городской сетью.',
            kk: 'Әркім қалалық желіні пайдалануға құқылы.',
          },
        }),
        unit(
          'art_1__para_2',
          'paragraph',
          '2',
          { text: { ru: 'Данные о человеке собирают:', kk: 'Адам туралы деректер:' } },
          [
            unit('art_1__para_2__point_1', 'point', '1', {
              text: { ru: 'с его согласия;', kk: 'оның келісімімен;' },
            }),
            unit('art_1__para_2__point_2', 'point', '2', {
              text: { ru: 'по решению суда.', kk: 'сот шешімімен жиналады.' },
            }),
          ],
        ),
        unit('art_1__para_3', 'paragraph', '3', {
          text: { ru: 'Иное определяет закон.', kk: 'Өзгесін заң айқындайды.' },
        }),
      ]),
      unit('art_2', 'article', '2', { heading: { ru: 'Библиотеки', kk: 'Кітапханалар' } }, [
        unit('art_2__para_1', 'paragraph', '1', {
          text: { ru: 'Библиотеки открыты для всех.', kk: 'Кітапханалар барлығына ашық.' },
        }),
        unit('art_2__para_2', 'paragraph', '2', {
          text: { ru: 'Читать можно бесплатно.', kk: 'Оқу тегін.' },
        }),
      ]),
    ]),
  ],
}

const paragraph = (num: string, text: string, from?: string): WordingUnit[] => [
  { kind: 'paragraph', num, text, ...(from ? { from } : {}), children: [] },
]

/** The whole of article 1 as a wording, under one heading or another. */
const articleOne = (lang: 'ru' | 'kk', heading: string): WordingUnit[] => {
  const said = {
    ru: [
      'Каждый вправе пользоваться городской сетью.',
      'Данные о человеке собирают:',
      'с его согласия;',
      'по решению суда.',
      'Иное определяет закон.',
    ],
    kk: [
      'Әркім қалалық желіні пайдалануға құқылы.',
      'Адам туралы деректер:',
      'оның келісімімен;',
      'сот шешімімен жиналады.',
      'Өзгесін заң айқындайды.',
    ],
  }[lang] as [string, string, string, string, string]
  const point = (num: string, text: string): WordingUnit => ({
    kind: 'point',
    num,
    text,
    from: `art_1__para_2__point_${num}`,
    children: [],
  })
  return [
    {
      kind: 'article',
      num: '1',
      heading,
      from: 'art_1',
      children: [
        { kind: 'paragraph', num: '1', text: said[0], from: 'art_1__para_1', children: [] },
        {
          kind: 'paragraph',
          num: '2',
          text: said[1],
          from: 'art_1__para_2',
          children: [point('1', said[2]), point('2', said[3])],
        },
        { kind: 'paragraph', num: '3', text: said[4], from: 'art_1__para_3', children: [] },
      ],
    },
  ]
}

const point2 = (ru: string, kk: string) => {
  const block = (text: string): WordingUnit[] => [
    { kind: 'point', num: '2', text, from: 'art_1__para_2__point_2', children: [] },
  ]
  return { ru: block(ru), kk: block(kk) }
}

const lines = (eId: string, num: string, ru: string, kk: string) => ({
  ru: paragraph(num, ru, eId),
  kk: paragraph(num, kk, eId),
})

const network = lines(
  'art_1__para_1',
  '1',
  'Каждый вправе пользоваться городской сетью.',
  'Әркім қалалық желіні пайдалануға құқылы.',
)
const libraries = lines('art_2__para_1', '1', 'Библиотеки открыты для всех.', 'Кітапханалар барлығына ашық.')

export const notaries = 'Палата нотариусов'
export const judges = 'Союз судей'

export interface Told extends LegalSuggestion {
  readonly group: string
}

export const suggestions: readonly Told[] = [
  // Two groups change the same words of one article: they collide.
  {
    id: 'n1-network',
    group: notaries,
    op: 'replace',
    unit: 'art_1__para_1',
    rank: 0,
    before: network,
    after: lines(
      'art_1__para_1',
      '1',
      'Каждый вправе свободно пользоваться городской сетью.',
      'Әркім қалалық желіні еркін пайдалануға құқылы.',
    ),
  },
  {
    id: 'j1-network',
    group: judges,
    op: 'replace',
    unit: 'art_1__para_1',
    rank: 0,
    before: network,
    after: lines(
      'art_1__para_1',
      '1',
      'Каждый вправе бесплатно пользоваться городской сетью.',
      'Әркім қалалық желіні тегін пайдалануға құқылы.',
    ),
  },
  // A heading; the wording holds the whole article, but changes nothing else in it.
  {
    id: 'n2-heading',
    group: notaries,
    op: 'replace',
    unit: 'art_1',
    rank: 0,
    before: { ru: articleOne('ru', 'Цифровая среда'), kk: articleOne('kk', 'Цифрлық орта') },
    after: {
      ru: articleOne('ru', 'Права в цифровой среде'),
      kk: articleOne('kk', 'Цифрлық ортадағы құқықтар'),
    },
  },
  // A point.
  {
    id: 'j2-court',
    group: judges,
    op: 'replace',
    unit: 'art_1__para_2__point_2',
    rank: 0,
    before: point2('по решению суда.', 'сот шешімімен жиналады.'),
    after: point2('по мотивированному решению суда.', 'соттың уәжді шешімімен жиналады.'),
  },
  // Two insertions at one place.
  {
    id: 'n3-storage',
    group: notaries,
    op: 'insertAfter',
    unit: 'art_1__para_2',
    rank: 2,
    before: { ru: [], kk: [] },
    after: {
      ru: paragraph('', 'Данные хранят не дольше года.'),
      kk: paragraph('', 'Деректер бір жылдан артық сақталмайды.'),
    },
  },
  {
    id: 'j3-access',
    group: judges,
    op: 'insertAfter',
    unit: 'art_1__para_2',
    rank: 1,
    before: { ru: [], kk: [] },
    after: {
      ru: paragraph('', 'Каждый вправе видеть данные о себе.'),
      kk: paragraph('', 'Әркім өзі туралы деректерді көруге құқылы.'),
    },
  },
  // Kazakh changed, Russian not.
  {
    id: 'n5-law',
    group: notaries,
    op: 'replace',
    unit: 'art_1__para_3',
    rank: 0,
    before: lines('art_1__para_3', '3', 'Иное определяет закон.', 'Өзгесін заң айқындайды.'),
    after: lines('art_1__para_3', '3', 'Иное определяет закон.', 'Өзгесін конституциялық заң айқындайды.'),
  },
  // Agreed in part: another wording instead.
  {
    id: 'n4-hours',
    group: notaries,
    op: 'replace',
    unit: 'art_2__para_1',
    rank: 0,
    before: libraries,
    after: lines(
      'art_2__para_1',
      '1',
      'Библиотеки открыты для всех круглые сутки.',
      'Кітапханалар барлығына тәулік бойы ашық.',
    ),
  },
  {
    id: 'n4-instead',
    group: notaries,
    op: 'replace',
    unit: 'art_2__para_1',
    rank: 0,
    before: libraries,
    after: lines(
      'art_2__para_1',
      '1',
      'Библиотеки открыты для всех ежедневно.',
      'Кітапханалар барлығына күн сайын ашық.',
    ),
  },
  // Agreed by the group, rejected by the commission.
  {
    id: 'j4-free',
    group: judges,
    op: 'delete',
    unit: 'art_2__para_2',
    rank: 0,
    before: lines('art_2__para_2', '2', 'Читать можно бесплатно.', 'Оқу тегін.'),
    after: { ru: [], kk: [] },
  },
]

export const decisions: readonly LegalDecision[] = [
  ...[
    'n1-network',
    'j1-network',
    'n2-heading',
    'j2-court',
    'n3-storage',
    'j3-access',
    'n5-law',
    'j4-free',
  ].map((suggestion): LegalDecision => ({ suggestion, level: 'group', outcome: 'agreed' })),
  {
    suggestion: 'n4-hours',
    level: 'group',
    outcome: 'partly',
    instead: 'n4-instead',
    reason: 'Ночью работать некому.',
  },
  { suggestion: 'n4-instead', level: 'group', outcome: 'agreed' },
  { suggestion: 'j4-free', level: 'commission', outcome: 'rejected', reason: 'Бесплатное чтение остаётся.' },
]
