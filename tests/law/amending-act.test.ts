/** Amending acts written out by hand from the rules: of the golden story, of a bundle, of an article changed nearly whole. */
import { describe, expect, test } from 'vitest'
import { type ActClause, amendingAct, type TermForms } from '#shared/legal/amending-act.ts'
import { agreedAll } from '#shared/legal/consolidate.fixture.ts'
import { consolidate } from '#shared/legal/consolidate.ts'
import { inLanguage } from '#shared/legal/languages.ts'
import type { LegalSuggestion } from '#shared/legal/suggestion.ts'
import type { TextVersion, Unit } from '#shared/legal/unit.ts'
import { followAct, read } from '#tests/support/followAct.ts'
import { decisions, suggestions, version } from './golden-story.ts'

const told = (clauses: readonly ActClause[]) =>
  clauses.map(({ lead, formulas }) => [
    ...(lead === undefined ? [] : [lead]),
    ...formulas.map(({ text, wording }) =>
      [text, ...wording.map((line) => [line.label, line.text].filter(Boolean).join(' '))].join(' / '),
    ),
  ])

const storyOf = (level: 'group' | 'commission', lang: string) => {
  const agreed = consolidate(version, suggestions, decisions, level)
  return { agreed, ...amendingAct({ version, agreed, suggestions, lang }) }
}

describe('the golden story', () => {
  test('in Russian: grouped by article, the smallest change each, final numbers; nothing of what collides', () => {
    expect(told(storyOf('group', 'ru').clauses)).toEqual([
      [
        'в статье 1:',
        'заголовок изложить в следующей редакции: / Права в цифровой среде',
        'в подпункте 2) пункта 2 после слова «по» дополнить словом «мотивированному»',
        'дополнить пунктами 3 и 4 следующего содержания: / 3. Каждый вправе видеть данные о себе. / 4. Данные хранят не дольше года.',
        'пункт 3 считать пунктом 5',
      ],
      ['в статье 2:', 'в пункте 1 после слова «всех» дополнить словом «ежедневно»', 'пункт 2 исключить'],
    ])
  })

  test('in Kazakh: what only the Kazakh wording changes is there', () => {
    expect(told(storyOf('group', 'kk').clauses)).toEqual([
      [
        '1-бапта:',
        'тақырыбы мынадай редакцияда жазылсын: / Цифрлық ортадағы құқықтар',
        '2-тармақтың 2) тармақшасы мынадай редакцияда жазылсын: / 2) соттың уәжді шешімімен жиналады.',
        'мынадай мазмұндағы 3 және 4-тармақтармен толықтырылсын: / 3. Әркім өзі туралы деректерді көруге құқылы. / 4. Деректер бір жылдан артық сақталмайды.',
        '3-тармақ «Өзгесін» деген сөзден кейін «конституциялық» деген сөзбен толықтырылсын',
        '3-тармақ 5-тармақ деп есептелсін',
      ],
      [
        '2-бапта:',
        '1-тармақ мынадай редакцияда жазылсын: / 1. Кітапханалар барлығына күн сайын ашық.',
        '2-тармақ алып тасталсын',
      ],
    ])
  })

  test('a single instruction on an article names it itself', () => {
    expect(told(storyOf('commission', 'ru').clauses)[1]).toEqual([
      'в пункте 1 статьи 2 после слова «всех» дополнить словом «ежедневно»',
    ])
  })

  test.each(['ru', 'kk'])('[LAW-17] done to the base it gives the agreed text in %s', (lang) => {
    const { agreed, instructions } = storyOf('commission', lang)
    expect(agreed.collisions.length).toBe(1)
    expect(followAct(inLanguage(version.units, lang), instructions)).toEqual(
      read(inLanguage(agreed.units, lang)),
    )
  })
})

const paragraph = (article: string, num: string, ru: string): Unit => {
  const eId = `${article}__para_${num}`
  return { eId, wId: eId, kind: 'paragraph', num, text: { ru }, children: [] }
}
const article = (num: string, texts: readonly string[]): Unit => {
  const eId = `art_${num}`
  const children = texts.map((text, at) => paragraph(eId, String(at + 1), text))
  return { eId, wId: eId, kind: 'article', num, heading: { ru: `Статья о деле ${num}` }, children }
}
const police: TextVersion = {
  ...version,
  languages: ['ru'],
  units: [
    article('1', ['Порядок охраняет милиция города.', 'Сотрудник службы носит знак на форме.']),
    article('2', ['Каждый вправе позвать на помощь, и милиция города придёт.']),
    article('3', ['Прочее определяет закон о службе.']),
  ],
}
const retold = (id: string, unit: Unit, ru: string, bundle?: string): LegalSuggestion => {
  const words = (text: string) => [{ kind: unit.kind, num: unit.num, text, from: unit.eId, children: [] }]
  return {
    id,
    op: 'replace',
    unit: unit.eId,
    rank: 0,
    ...(bundle && { bundle }),
    before: { ru: words(unit.text!.ru!) },
    after: { ru: words(ru) },
  }
}
const paragraphs = police.units.flatMap(({ children }) => children)
const act = (all: readonly LegalSuggestion[], of: TextVersion = police) => {
  const agreed = consolidate(of, all, agreedAll(all), 'group')
  return told(amendingAct({ version: of, agreed, suggestions: all, lang: 'ru' }).clauses)
}
const renamed = [paragraphs[0]!, paragraphs[2]!].map((unit, at) =>
  retold(`b${at}`, unit, unit.text!.ru!.replace('милиция', 'полиция'), 'b'),
)

describe('a bundle', () => {
  test('that replaces one term everywhere is one formula, and comes first', () => {
    expect(act([...renamed, retold('z', paragraphs[1]!, 'Сотрудник службы носит знак на груди.')])).toEqual([
      ['по всему тексту слово «милиция» заменить словом «полиция»'],
      ['в пункте 2 статьи 1 слово «форме» заменить словом «груди»'],
    ])
  })

  test('that leaves the term somewhere, or does anything besides, is told clause by clause', () => {
    const more = { ...police, units: [...police.units, article('4', ['Есть и другая милиция города.'])] }
    expect(act(renamed, more)).toEqual([
      ['в пункте 1 статьи 1 слово «милиция» заменить словом «полиция»'],
      ['в пункте 1 статьи 2 слово «милиция» заменить словом «полиция»'],
    ])
    const besides = [
      renamed[0]!,
      { ...renamed[1]!, after: { ru: [{ ...renamed[1]!.after.ru![0]!, text: 'Иначе.' }] } },
    ]
    expect(act(besides).flat()).not.toContain('по всему тексту слово «милиция» заменить словом «полиция»')
  })

  test('in a longer term the words around it are named as far as needed', () => {
    const mixed = {
      ...police,
      units: [...police.units, article('4', ['Милиция бывает разная, и милиция села тоже.'])],
    }
    const town = [paragraphs[0]!, paragraphs[2]!].map((unit, at) =>
      retold(`b${at}`, unit, unit.text!.ru!.replace('милиция города', 'полиция города'), 'b'),
    )
    expect(act(town, mixed)).toEqual([
      ['по всему тексту слова «милиция города» заменить словами «полиция города»'],
    ])
  })
})

const wordsIn = (lang: string, texts: readonly string[]): TextVersion => ({
  ...police,
  languages: [lang],
  units: texts.map((text, at) => {
    const eId = `art_${at + 1}`
    return { eId, wId: eId, kind: 'article', num: String(at + 1), text: { [lang]: text }, children: [] }
  }),
})
const formed = (of: TextVersion, pairs: readonly (readonly [string, string])[], termForms?: TermForms) => {
  const lang = of.languages[0]!
  const all = of.units.flatMap((unit, at): LegalSuggestion[] => {
    const pair = pairs[at]
    if (!pair) return []
    const words = (text: string) => ({
      [lang]: [{ kind: unit.kind, num: unit.num, text, from: unit.eId, children: [] }],
    })
    const was = unit.text![lang]!
    const after = words(was.replace(...pair))
    return [{ id: `b${at}`, op: 'replace', unit: unit.eId, rank: 0, bundle: 'b', before: words(was), after }]
  })
  const agreed = consolidate(of, all, agreedAll(all), 'group')
  const made = amendingAct({ version: of, agreed, suggestions: all, lang, ...(termForms && { termForms }) })
  expect(followAct(inLanguage(of.units, lang), made.instructions)).toEqual(
    read(inLanguage(agreed.units, lang)),
  )
  return told(made.clauses).flat()
}

describe('[LAW-20] a term in several forms', () => {
  const cases = wordsIn('ru', ['Милиция охраняет.', 'Права милиции защищены.', 'Помощь оказывает милиция.'])
  const pairs = [
    ['Милиция', 'Полиция'],
    ['милиции', 'полиции'],
    ['милиция', 'полиция'],
  ] as const

  test('is one formula where the template has it so, and clause by clause else', () => {
    expect(formed(cases, pairs, 'together')).toEqual([
      'по всему тексту слово «милиция» в соответствующих числе и падеже заменить словом «полиция» в соответствующих числе и падеже',
    ])
    expect(formed(cases, pairs)).toHaveLength(3)
    expect(formed(cases, pairs, 'apart')).toHaveLength(3)
  })

  test('in Kazakh and of several words', () => {
    const kazakh = wordsIn('kk', [
      'Мәжіліс сайланады.',
      'Мәжілістің өкілеттігі бар.',
      'Оны мәжіліс бекітеді.',
    ])
    const given = [
      ['Мәжіліс', 'Құрылтай'],
      ['Мәжілістің', 'Құрылтайдың'],
      ['мәжіліс', 'құрылтай'],
    ] as const
    expect(formed(kazakh, given, 'together')).toEqual([
      'бүкіл мәтін бойынша «мәжіліс» деген сөз тиісті жалғауларымен «құрылтай» деген сөзбен ауыстырылсын',
    ])
    const court = wordsIn('ru', [
      'Решает Высший суд.',
      'Акты Высшего суда обязательны.',
      'Жалоба подаётся Высшему суду.',
    ])
    const courts = [
      ['Высший суд', 'Верховный трибунал'],
      ['Высшего суда', 'Верховного трибунала'],
      ['Высшему суду', 'Верховному трибуналу'],
    ] as const
    expect(formed(court, courts, 'together')).toEqual([
      'по всему тексту слова «Высший суд» в соответствующих числе и падеже заменить словами «Верховный трибунал» в соответствующих числе и падеже',
    ])
  })

  test('is told clause by clause where a form stays, gets another form, or the named one stands nowhere', () => {
    expect(formed(cases, pairs.slice(0, 2), 'together')).toHaveLength(2)
    expect(formed(cases, [pairs[0], ['милиции', 'полицию'], pairs[2]], 'together')).toHaveLength(3)
    const oblique = wordsIn('ru', ['Права милиции защищены.', 'Он помогает милицией.'])
    const two = [
      ['милиции', 'полиции'],
      ['милицией', 'полицией'],
    ] as const
    expect(formed(oblique, two, 'together')).toHaveLength(2)
    const doubtful = wordsIn('ru', ['Решение суда окончательно.', 'Он подчиняется суду.'])
    const courts = [
      ['суда', 'трибунала'],
      ['суду', 'трибуналу'],
    ] as const
    expect(formed(doubtful, courts, 'together')).toHaveLength(2)
  })
})

describe('an article', () => {
  test('of which nearly all changes is put anew; inserted and deleted articles shift the numbers of a draft', () => {
    const changed: LegalSuggestion[] = [
      retold('a', paragraphs[0]!, 'Совсем другие слова о порядке.'),
      retold('b', paragraphs[1]!, 'И здесь всё сказано иначе, чем было.'),
      {
        id: 'c',
        op: 'insertAfter',
        unit: 'art_1__para_2',
        rank: 0,
        before: { ru: [] },
        after: { ru: [{ kind: 'paragraph', num: '', text: 'Третий.', children: [] }] },
      },
      {
        id: 'd',
        op: 'insertAfter',
        unit: 'art_1',
        rank: 0,
        before: { ru: [] },
        after: { ru: [{ kind: 'article', num: '', heading: 'Новая', text: 'Слова.', children: [] }] },
      },
    ]
    expect(act(changed)).toEqual([
      [
        'статью 1 изложить в следующей редакции: / Статья 1. Статья о деле 1 / 1. Совсем другие слова о порядке. / 2. И здесь всё сказано иначе, чем было. / 3. Третий.',
      ],
      ['дополнить статьей 2 следующего содержания: / Статья 2. Новая / Слова.'],
      ['статьи 2 и 3 считать соответственно статьями 3 и 4'],
    ])
  })
})
