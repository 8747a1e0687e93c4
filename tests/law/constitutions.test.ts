/** Real texts, unit by unit, against what was checked by eye beside them. */
import { describe, expect, it } from 'vitest'
import { readLines } from '#shared/legal/lines.ts'
import { normaliseNum, numKey } from '#shared/legal/numerals.ts'
import type { Parsed } from '#shared/legal/parse.ts'
import {
  articlesOf,
  countKinds,
  type Expected,
  expectedOf,
  outlineOf,
  parseFile,
  plainOutline,
  sourceOf,
  summary,
  textsAreHere,
  words,
  wordsOf,
} from './texts.ts'

const texts: readonly {
  file: string
  lang: string
  counts: Record<string, number>
  /** Numbers of points that the expectation gives as printed, without their superscript. */
  lost?: Record<string, string>
  outlineNum?: (typed: string) => string
  /** The expectation holds only the first line of a title that goes on over the next. */
  broken?: boolean
}[] = [
  {
    file: 'kz/kz-1995-constitution.en.txt',
    lang: 'en',
    counts: { section: 9, article: 102, paragraph: 288, point: 130 },
  },
  {
    file: 'kz/kz-2026-constitution.excerpt.ru.md',
    lang: 'ru',
    counts: { section: 5, article: 33, paragraph: 105, point: 9 },
  },
  {
    file: 'kz/kz-2026-constitution.excerpt.kk.md',
    lang: 'kk',
    counts: { section: 4, article: 21, paragraph: 66, point: 9 },
    outlineNum: normaliseNum,
  },
  {
    file: 'ru/ru-1993-constitution-2019ed.ru.txt',
    lang: 'ru',
    counts: { section: 2, chapter: 9, article: 137, paragraph: 310 },
  },
  {
    file: 'ru/ru-1993-constitution-2020ed.ru.txt',
    lang: 'ru',
    counts: { section: 2, chapter: 9, article: 142, paragraph: 345 },
    lost: { '11': '1-1', '21': '2-1', '31': '3-1', '41': '4-1', '51': '5-1' },
  },
  {
    file: 'by/by-1994-constitution.ru.txt',
    lang: 'ru',
    counts: { section: 8, chapter: 8, article: 149, point: 50 },
  },
  {
    file: 'by/by-1996-constitution.ru.txt',
    lang: 'ru',
    counts: { section: 9, chapter: 8, article: 146, point: 53 },
  },
  {
    file: 'by/by-2004-constitution.ru.txt',
    lang: 'ru',
    counts: { section: 9, chapter: 8, article: 146, point: 53 },
  },
  {
    file: 'uz/karakalpakstan-constitution.ru.txt',
    lang: 'ru',
    counts: { section: 6, chapter: 26, article: 120 },
    outlineNum: (typed) => normaliseNum(typed.replace(/^\S+\s/, '')),
  },
  {
    file: 'kg/kg-law-registration.ru.windows-1251.txt',
    lang: 'ru',
    counts: { article: 24, paragraph: 110 },
    broken: true,
  },
]

const absent: { expected: Expected; parsed: Parsed } = {
  expected: { has_preamble: false, counts: {}, article_numbers: [], outline: [], articles: [] },
  parsed: { units: [], doubts: [], notes: [] },
}

describe.skipIf(!textsAreHere)(
  'public texts without a wrong unit (skipped where ../shared/data is absent)',
  () => {
    describe.each(texts)('$file', ({ file, lang, counts, lost = {}, outlineNum, broken }) => {
      const { expected, parsed } = textsAreHere
        ? { expected: expectedOf<Expected>(file), parsed: parseFile(file, lang) }
        : absent
      const { units } = parsed
      const format = file.endsWith('.md') ? 'markdown' : 'text'

      it('has as many units of each kind', () => {
        expect(countKinds(units)).toMatchObject(counts)
        expect(units.some((unit) => unit.kind === 'preamble')).toBe(expected.has_preamble)
      })

      it('has every section and chapter with its heading around the same articles', () => {
        const sections = expected.outline.filter((node) => node.type !== 'articles')
        if (sections.length === 0)
          expect(outlineOf(units)).toEqual([{ type: 'articles', nums: expected.article_numbers }])
        else expect(outlineOf(units)).toEqual(plainOutline(expected.outline, outlineNum))
      })

      it('has the same points in every article', () => {
        const restored = (points: readonly string[]) =>
          points.map((point, i) =>
            Number(point) > Number(points[i - 1] ?? point) + 1 ? (lost[point] ?? point) : point,
          )
        expect(summary(units)).toEqual(
          expected.articles.map(({ num, heading, points, subpoints }, i) => ({
            num,
            heading: broken ? summary(units)[i]!.heading : heading,
            points: restored(points),
            subpoints: expected.counts.subpoints === undefined ? summary(units)[i]!.subpoints : subpoints,
          })),
        )
        for (const [i, { heading }] of summary(units).entries())
          if (broken) expect(heading?.startsWith(expected.articles[i]!.heading ?? '')).toBe(true)
      })

      it('begins every article as the source does', () => {
        for (const [i, article] of articlesOf(units).entries()) {
          const first = article.children[0]
          const wanted = expected.articles[i]!.first_words.replace(/^\d+(-\d+)?[.)]\s*/, '')
          if (first && !article.heading?.endsWith(wanted))
            expect(wanted).toContain((first.text ?? '').slice(0, 20))
        }
      })

      it('keeps every word of the source, in a unit or in a note', () => {
        const { notes, title = '' } = parsed
        const kept = new Map<string, number>()
        const all = [...wordsOf(units), ...notes.flatMap((note) => words(note.text)), ...words(title)]
        for (const word of all) kept.set(word, (kept.get(word) ?? 0) + 1)
        const gone: string[] = []
        for (const word of readLines(sourceOf(file), format).lines.flatMap((line) => words(line.text))) {
          const left = kept.get(word) ?? 0
          if (left === 0) gone.push(word)
          else kept.set(word, left - 1)
        }
        // Numbers became `num`; a heading's own word is its kind, and a preamble's its unit.
        const labels = /^(?:статья|глава|раздел|преамбула|бап|бөлім|article|section)$/iu
        expect(
          gone.filter((word) => !labels.test(word) && !/\d/.test(word) && numKey(word).length === 0),
        ).toEqual([])
      })

      it('gives every unit an eId of its own', () => {
        const eIds = new Set<string>()
        const visit = (nodes: typeof units): void => {
          for (const node of nodes) {
            expect(eIds.has(node.eId), node.eId).toBe(false)
            expect(node.eId).toMatch(/^\S+$/)
            expect(node.wId).toBe(node.eId)
            eIds.add(node.eId)
            visit(node.children)
          }
        }
        visit(units)
      })
    })
  },
)
