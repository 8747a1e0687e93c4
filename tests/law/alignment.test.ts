/** Two languages of one text, two versions of one text. */
import { describe, expect, it } from 'vitest'
import { alignLanguages, alignVersions, inLanguage, toUnits } from '#shared/legal/align.ts'
import { flatten, pathTo } from '#shared/legal/tree.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { expectedOf, parseFile, textsAreHere } from './texts.ts'

interface Comparison {
  readonly unchanged: readonly string[]
  readonly changed: readonly string[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

const nums = (eIds: readonly string[]): string[] => eIds.map((eId) => eId.replace(/^art_/, ''))

const compared = (before: string, after: string) => {
  const previous = toUnits(parseFile(before, 'ru').units, 'ru')
  const next = toUnits(parseFile(after, 'ru').units, 'ru')
  const { units, report } = alignVersions(previous, next)
  const articles = <T extends { kind: string }>(entries: readonly T[]) =>
    entries.filter(({ kind }) => kind === 'article')
  return {
    previous,
    units,
    report,
    comparison: {
      unchanged: nums(articles(report.unchanged).map(({ to }) => to)),
      changed: nums(articles(report.changed).map(({ to }) => to)),
      added: nums(articles(report.added).map(({ to }) => to)),
      removed: nums(articles(report.removed).map(({ from }) => from)),
    },
  }
}

const onlyLists = ({ unchanged, changed, added, removed }: Comparison): Comparison => ({
  unchanged,
  changed,
  added,
  removed,
})

describe.skipIf(!textsAreHere)(
  'versions of real constitutions (skipped where ../shared/data is absent)',
  () => {
    it('finds the 42 changed and 5 added articles of Russia 2020', () => {
      const { comparison, report, units, previous } = compared(
        'ru/ru-1993-constitution-2019ed.ru.txt',
        'ru/ru-1993-constitution-2020ed.ru.txt',
      )
      expect(comparison).toEqual(onlyLists(expectedOf<Comparison>('ru/compare-2019ed-2020ed')))
      expect(report.moved.filter(({ kind }) => kind === 'article')).toEqual([])
      const wIds = flatten(units).map((unit) => unit.wId)
      expect(new Set(wIds).size).toBe(wIds.length)
      const known = new Set(flatten(previous).map((unit) => unit.wId))
      for (const { wId, from } of [...report.unchanged, ...report.changed]) {
        expect(known.has(wId)).toBe(true)
        expect(pathTo(previous, from).at(-1)?.wId).toBe(wId)
      }
    })

    it('finds the one changed article of Belarus 2004', () => {
      const { comparison } = compared('by/by-1996-constitution.ru.txt', 'by/by-2004-constitution.ru.txt')
      expect(comparison).toEqual(onlyLists(expectedOf<Comparison>('by/compare-1996-2004')))
    })
  },
)

describe.skipIf(!textsAreHere)('Kazakhstan 2026 in Kazakh and Russian', () => {
  const load = () => ({
    ru: parseFile('kz/kz-2026-constitution.excerpt.ru.md', 'ru').units,
    kk: parseFile('kz/kz-2026-constitution.excerpt.kk.md', 'kk').units,
  })

  it('pairs every unit of the articles that both excerpts hold', () => {
    const { ru, kk } = load()
    const { units, report } = alignLanguages(toUnits(ru, 'ru'), kk, 'kk')
    expect(report.missingInOther).toEqual(['sec_2'])
    expect(report.onlyInOther).toEqual([])
    expect(report.numberDiffers).toEqual([])
    expect(report.shapeDiffers).toEqual([])
    const held = (unit: Unit): boolean =>
      unit.eId !== 'sec_2' && (unit.text === undefined || 'kk' in unit.text) && unit.children.every(held)
    expect(units.filter((unit) => unit.eId !== 'sec_2').every(held)).toBe(true)
    expect(flatten(inLanguage(units, 'kk')).filter((unit) => unit.text !== undefined)).toHaveLength(
      flatten(kk).filter((unit) => unit.text !== undefined).length,
    )
  })

  it('reports, the other way round, what only the Russian excerpt has', () => {
    const { ru, kk } = load()
    const { report } = alignLanguages(toUnits(kk, 'kk'), ru, 'ru')
    expect(report.missingInOther).toEqual([])
    expect(report.onlyInOther.map(({ unit, after }) => [unit.eId, after])).toEqual([['sec_2', 'sec_1']])
  })
})
