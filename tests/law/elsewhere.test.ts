/** Constitutions of other families: articles above sections, `(1)` for paragraphs, titles above chapters, named articles. */
import { describe, expect, it } from 'vitest'
import { flatten } from '#shared/legal/tree.ts'
import {
  articlesOf,
  countKinds,
  type Expected,
  expectedOf,
  outlineOf,
  parseFile,
  plainOutline,
  textsAreHere,
} from './texts.ts'

describe.skipIf(!textsAreHere)('other families (skipped where ../shared/data is absent)', () => {
  it('reads the United States: sections inside articles', () => {
    const expected = expectedOf<{ articles: { num: string; sections: string[] }[] }>(
      'us/us-1787-constitution.en.md',
    )
    const { units, doubts } = parseFile('us/us-1787-constitution.en.md', 'en')
    const sections = (children: typeof units) =>
      children.filter(({ kind }) => kind === 'section').map(({ num }) => num)
    expect(articlesOf(units).map(({ num, children }) => ({ num, sections: sections(children) }))).toEqual(
      expected.articles,
    )
    expect(flatten(units).find(({ eId }) => eId === 'art_1__sec_2__al_5')?.text).toMatch(/^The House/)
    expect(doubts).toEqual([])
  })

  it('reads amendments as articles', () => {
    const { numbers } = expectedOf<{ numbers: string[] }>('us/us-bill-of-rights.en.md')
    expect(articlesOf(parseFile('us/us-bill-of-rights.en.md', 'en').units).map(({ num }) => num)).toEqual(
      numbers,
    )
  })

  it('reads Germany: (1) as paragraphs, 1. one level below, hard wrapped', () => {
    const expected = expectedOf<Expected>('de/de-grundgesetz.de.md')
    const { units } = parseFile('de/de-grundgesetz.de.md', 'de')
    expect(articlesOf(units).map(({ num }) => num)).toEqual(expected.article_numbers)
    expect(outlineOf(units)).toEqual(plainOutline(expected.outline))
    const points = articlesOf(units).map(({ children }) =>
      flatten(children)
        .filter(({ kind }) => kind === 'paragraph')
        .map(({ num }) => num),
    )
    expect(points).toEqual(expected.articles.map((article) => article.points))
    const below = articlesOf(units).map(
      ({ children }) => flatten(children).filter(({ kind }) => kind === 'point').length,
    )
    expect(below).toEqual(expected.articles.map((article) => article.subpoints))
    expect(units.at(-1)).toMatchObject({ kind: 'annex', num: 'EV' })
    const [a, b, c, closing] = flatten(units).find(({ eId }) => eId === 'art_73__para_1__point_10')!.children
    expect([a, b, c].map((unit) => unit?.num)).toEqual(['a', 'b', 'c'])
    expect(closing).toMatchObject({ kind: 'alinea' })
  })

  it('reads Spain: titles above chapters above sections, provisions with names', () => {
    const expected = expectedOf<Expected>('es/es-1978-constitution.es.md')
    const { units, doubts } = parseFile('es/es-1978-constitution.es.md', 'es')
    expect(countKinds(units)).toMatchObject({ title: 11, chapter: 11, section: 2, article: 169 + 15 })
    expect(articlesOf(units).map(({ num }) => num)).toEqual(expected.article_numbers)
    expect(outlineOf(units)).toEqual(plainOutline(expected.outline))
    const { paragraph = 0, point = 0, subpoint } = countKinds(units)
    expect({ points: paragraph + point, subpoints: subpoint }).toEqual({
      points: expected.counts.points,
      subpoints: expected.counts.subpoints,
    })
    // «… ratifica la siguiente» announces the title; the last name signs.
    expect(doubts.map(({ why, line }) => [why, line])).toEqual([
      ['looks-like-heading', 39],
      ['looks-like-heading', 1593],
    ])
  })
})
