/** Whatever a source holds, the parser answers, loses no word and gives every unit one eId. Seeded; failures print their seed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLines } from '#shared/legal/lines.ts'
import { doubtCodes, parse } from '#shared/legal/parse.ts'
import { flatten } from '#shared/legal/tree.ts'
import { words } from './texts.ts'

const openings = [
  'Статья 1',
  'Статья 2.',
  'Статья 3. Право',
  'Статья 671',
  'СТАТЬЯ 4',
  'Раздел I',
  'РАЗДЕЛ ВТОРОЙ',
  'Глава ХIII. Суд',
  'Часть первая',
  '1.',
  '2.',
  '21.',
  '3-1.',
  '1)',
  '2)',
  '9-1)',
  'а)',
  'б1)',
  '(1)',
  '(a)',
  '-',
  '—',
  '«',
  '(В редакции',
  'Сноска.',
  'См.:',
  'Примечание!',
  'Оглавление',
  'Преамбула',
  'Приложение',
  '5-бап',
  '7 бап.',
  'І бөлім',
  'Article IV',
  'Section. 1.',
  '#',
  '## ',
  '> ',
  '**Статья 9**',
  '---',
  '___',
  '|',
  '  ',
  '',
]
const line = fc
  .tuple(
    fc.constantFrom(...openings),
    fc.constantFrom('', ' ', '  ', '\t'),
    fc.lorem({ maxCount: 6 }),
    fc.constantFrom('', '.', ';', ':', ',', ' и', ')'),
  )
  .map(([opening, space, wording, end]) => opening + space + wording + end)
const source = fc
  .array(fc.oneof(line, fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 30 })), { maxLength: 60 })
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\n\n').map((ending) => lines.join(ending)))

const seed = Number(process.env.SEED ?? 20_260_701)

describe('any source', () => {
  it.each(['ru', 'kk', 'en', 'de', 'xx'])('in %s keeps its words and gets distinct eIds', (lang) => {
    fc.assert(
      fc.property(source, fc.constantFrom('text' as const, 'markdown' as const), (text, format) => {
        const { units, notes, doubts, title = '' } = parse(text, { lang, format })
        const all = flatten(units)
        expect(new Set(all.map(({ eId }) => eId)).size).toBe(all.length)
        for (const { eId } of all) expect(eId).toMatch(/^\S+$/)
        for (const { why, line, what } of doubts) {
          expect(doubtCodes).toContain(why)
          expect(line).toBeGreaterThan(0)
          expect(what.length).toBeLessThanOrEqual(160)
        }
        const kept = new Set([
          ...all.flatMap((unit) => words(`${unit.num} ${unit.heading ?? ''} ${unit.text ?? ''}`)),
          ...notes.flatMap((note) => words(note.text)),
          ...words(title),
        ])
        // Latin words of the generator occur nowhere in headings' own words or numbers.
        const typed = readLines(text, format).lines.flatMap((read) => read.text.match(/\b[a-z]{4,}\b/g) ?? [])
        const labels = new Set(['article', 'section'])
        expect(
          typed.filter(
            (word) => !kept.has(word) && !labels.has(word) && ![...kept].some((k) => k.includes(word)),
          ),
        ).toEqual([])
      }),
      { seed, numRuns: 300 },
    )
  })

  it.each([
    '*a ',
    '[',
    '**a',
    '<!--',
    '(',
    'Статья 1 ',
    '1. ',
    'слово\n',
    'Слово.\n\n',
    '1) а;\n',
    'Статья 1\n',
    '> ',
    '«',
  ])('of 300 kB of %j is read in time', (piece) => {
    const text = piece.repeat(Math.ceil(300_000 / piece.length))
    const start = performance.now()
    parse(text, { lang: 'ru', format: 'markdown' })
    parse(text, { lang: 'ru', format: 'text' })
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
