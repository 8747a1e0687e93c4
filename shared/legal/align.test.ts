import { describe, expect, it } from 'vitest'
import { alignLanguages, alignVersions, inLanguage, languagesOf, toUnits } from './align.ts'
import { parse } from './parse.ts'
import { findUnit, flatten } from './tree.ts'

const plain = (source: string, lang = 'ru') => parse(source, { lang, format: 'text' }).units
const units = (source: string, lang = 'ru') => toUnits(plain(source, lang), lang)

describe('a further language', () => {
  it('pairs by kind and number, unnumbered wording by place, letters by order', () => {
    const base = units(
      'Раздел I. Основы\n\nСтатья 1. Право\n1. Перечень:\nа) один;\nб) два;\nв) три.\nИтог.\n2. Всё.',
    )
    const { units: both, report } = alignLanguages(
      base,
      plain(
        'І бөлім. Негіздер\n\n1-бап. Құқық\n1. Тізбе:\nа) бір;\nә) екі;\nб) үш.\nҚорытынды.\n2. Бәрі.',
        'kk',
      ),
      'kk',
    )
    expect(report).toEqual({ missingInOther: [], onlyInOther: [], numberDiffers: [], shapeDiffers: [] })
    expect(findUnit(both, 'art_1__para_1__subpoint_б')?.text).toEqual({ ru: 'два;', kk: 'екі;' })
    expect(findUnit(both, 'art_1__para_1__al_1')?.text).toEqual({ ru: 'Итог.', kk: 'Қорытынды.' })
    expect(findUnit(both, 'sec_1')?.heading).toEqual({ ru: 'Основы', kk: 'Негіздер' })
    expect(languagesOf(both)).toEqual(['ru', 'kk'])
    expect(inLanguage(both, 'ru')).toEqual(inLanguage(base, 'ru'))
  })

  it('reports what only one side has, with its words and its place', () => {
    const { report } = alignLanguages(
      units('Статья 1\n1. А.\n2. Б.\n3. В.\n\nСтатья 2\nГ.\nД.'),
      plain('1-бап\n1. А.\n3. В.\n4. Ә.\n\n2-бап. Атау\nГ.', 'kk'),
      'kk',
    )
    expect(report.missingInOther).toEqual(['art_1__para_2', 'art_2__al_2'])
    expect(report.onlyInOther).toEqual([
      { unit: expect.objectContaining({ num: '4', text: 'Ә.' }), parent: 'art_1', after: 'art_1__para_3' },
    ])
    expect(report.shapeDiffers).toEqual(['art_2'])
  })

  it('pairs by order where only the numbers differ, and says so', () => {
    const { report } = alignLanguages(
      units('Статья 1\n1. А.\n2. Б.'),
      plain('1-бап\n1. А.\n3. Б.', 'kk'),
      'kk',
    )
    expect(report.numberDiffers).toEqual([{ eId: 'art_1__para_2', base: '2', other: '3' }])
    expect(report.missingInOther).toEqual([])
  })

  it('[VERSION-6] follows what a person says of two units, with all that is in them', () => {
    const base = units('Статья 1\n1. А.\n2. Б.\n\nСтатья 2\nВ.')
    const other = plain('1-бап\n1. А.\n2. Ә.\n3. Б.\n\n2-бап\nВ.', 'kk')
    expect(alignLanguages(base, other, 'kk').report.onlyInOther.map(({ unit }) => unit.text)).toEqual(['Б.'])
    const {
      units: both,
      report,
      pairs,
    } = alignLanguages(base, other, 'kk', [
      { other: 'art_1__para_2' },
      { base: 'art_1__para_2', other: 'art_1__para_3' },
    ])
    expect(findUnit(both, 'art_1__para_2')?.text).toEqual({ ru: 'Б.', kk: 'Б.' })
    expect(report.onlyInOther).toEqual([
      { unit: expect.objectContaining({ text: 'Ә.' }), parent: 'art_1', after: 'art_1__para_1' },
    ])
    expect(report.missingInOther).toEqual([])
    expect(pairs).toContainEqual({ base: 'art_1__para_2', other: 'art_1__para_3' })
    const apart = alignLanguages(base, other, 'kk', [{ base: 'art_2' }, { other: 'art_2' }])
    expect(apart.report.missingInOther).toEqual(['art_2'])
    expect(apart.report.onlyInOther.map(({ unit }) => unit.eId)).toContain('art_2')
    const swapped = alignLanguages(base, other, 'kk', [{ base: 'art_1', other: 'art_2' }])
    expect(findUnit(swapped.units, 'art_2')?.children[0]?.text).toEqual({ ru: 'В.' })
  })

  it('finds an article that stands in another chapter', () => {
    const { report, units: both } = alignLanguages(
      units('Глава 1. А\n\nСтатья 1\nБ.\n\nСтатья 2\nВ.\n\nГлава 2. Г\n\nСтатья 3\nД.'),
      plain('1-тарау. А\n\n1-бап\nБ.\n\n2-тарау. Г\n\n2-бап\nВ.\n\n3-бап\nД.', 'kk'),
      'kk',
    )
    expect(report.missingInOther).toEqual([])
    expect(report.onlyInOther).toEqual([])
    expect(findUnit(both, 'art_2__al_1')?.text).toEqual({ ru: 'В.', kk: 'В.' })
  })
})

const topics = [
  'вода и леса страны',
  'суд присяжных заседателей',
  'налоги местных бюджетов',
  'школа и учителя сельские',
  'армия мирного времени',
]
const text = (order: readonly (readonly [number, string])[]) =>
  units(
    order
      .map(
        ([num, topic]) =>
          `Статья ${num}\n1. Здесь сказано про ${topic}.\n2. Порядок, как ${topic} охраняются, определяет закон.`,
      )
      .join('\n\n'),
  )

describe('the next version', () => {
  it('recognises itself', () => {
    const version = text(topics.map((topic, i) => [i + 1, topic]))
    const { report, units: next } = alignVersions(version, version)
    expect(next).toEqual(version)
    expect(report.unchanged).toHaveLength(flatten(version).length)
    expect([
      ...report.changed,
      ...report.added,
      ...report.removed,
      ...report.moved,
      ...report.renumbered,
    ]).toEqual([])
  })

  it('follows articles through new numbers after an insertion', () => {
    const { units: next, report } = alignVersions(
      text(topics.map((topic, i) => [i + 1, topic])),
      text([
        [1, topics[0]!],
        [2, 'совсем иное дело о птицах'],
        ...topics.slice(1).map((topic, i): [number, string] => [i + 3, topic]),
      ]),
    )
    expect(next.map(({ eId, wId }) => [eId, wId])).toEqual([
      ['art_1', 'art_1'],
      ['art_2', 'art_2-2'],
      ['art_3', 'art_2'],
      ['art_4', 'art_3'],
      ['art_5', 'art_4'],
      ['art_6', 'art_5'],
    ])
    expect(next[2]?.children[0]).toMatchObject({ eId: 'art_3__para_1', wId: 'art_2__para_1' })
    expect(report.added.filter(({ kind }) => kind === 'article')).toEqual([
      { wId: 'art_2-2', kind: 'article', to: 'art_2' },
    ])
    expect(report.renumbered.map(({ to }) => to)).toEqual(['art_3', 'art_4', 'art_5', 'art_6'])
    expect(report.changed).toEqual([])
    expect(report.moved).toEqual([])
    const wIds = flatten(next).map(({ wId }) => wId)
    expect(new Set(wIds).size).toBe(wIds.length)
  })

  it('sees one article move, one paragraph change, one go', () => {
    const [a, b, c, d, e] = topics as [string, string, string, string, string]
    const previous = text([
      [1, a],
      [2, b],
      [3, c],
      [4, d],
      [5, e],
    ])
    const { report } = alignVersions(
      previous,
      text([
        [1, d],
        [2, a],
        [3, b],
        [4, e],
      ]),
    )
    expect(report.moved.filter(({ kind }) => kind === 'article')).toEqual([
      { wId: 'art_4', kind: 'article', from: 'art_4', to: 'art_1' },
    ])
    expect(report.removed.map(({ from }) => from)).toEqual(['art_3', 'art_3__para_1', 'art_3__para_2'])
    const amended = units(
      'Статья 1\n1. Здесь сказано про воду, леса и горы страны.\n2. Порядок, как вода и леса страны охраняются, определяет закон.',
    )
    const { report: changed } = alignVersions(text([[1, a]]), amended)
    expect(changed.changed.map(({ to }) => to)).toEqual(['art_1', 'art_1__para_1'])
    expect(changed.unchanged.map(({ to }) => to)).toEqual(['art_1__para_2'])
  })

  it('carries a paragraph to its new number and place', () => {
    const previous = units(
      'Статья 1\n1. Народ есть единственный источник власти.\n2. Власть делится на ветви и ограничена законом.',
    )
    const { units: next, report } = alignVersions(
      previous,
      units(
        'Статья 1\n1. Власть делится на ветви и ограничена законом.\n2. Народ есть единственный источник власти.\n3. Никто не присваивает власть.',
      ),
    )
    expect(next[0]?.children.map(({ wId }) => wId)).toEqual([
      'art_1__para_2',
      'art_1__para_1',
      'art_1__para_3',
    ])
    expect(report.renumbered).toHaveLength(2)
    expect(report.moved).toHaveLength(1)
  })

  it('compares only the languages that both versions have', () => {
    const russian = units('Статья 1\n1. Народ есть единственный источник власти.')
    const { units: both } = alignLanguages(russian, plain('1-бап\n1. Халық биліктің бастауы.', 'kk'), 'kk')
    const { report } = alignVersions(both, russian)
    expect(report.changed).toEqual([])
    expect(report.unchanged.map(({ to }) => to)).toEqual(['art_1', 'art_1__para_1'])
  })
})
