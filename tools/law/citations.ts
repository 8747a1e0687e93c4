/** How places are cited, in every case, in three languages: by the functions that the product cites with. */
import { cite, citeHeading, citeList, citeRange, citeSuggestion } from '#shared/legal/citation.ts'
import { type Case, cases } from '#shared/legal/grammar/case.ts'
import type { Kind } from '#shared/legal/unit.ts'
import { page, type Table } from './markdown.ts'
import { sampleText } from './sampleText.ts'

type Told = (lang: string, name: Case) => string

const places = [
  'art_9',
  'art_9-1',
  'art_9__para_2',
  'art_9__para_2-1',
  'art_9__para_1__point_2',
  'art_9__para_1__point_2-1',
  'art_9__para_1__point_2__subp_а',
  'art_9__para_1__al_1',
  'art_9-1__al_2',
  'preamble',
  'preamble__al_2',
  'chp_2',
  'sec_IV',
  'annex_1',
]

const table = (title: string, told: Told, note?: string): Table => ({
  title,
  ...(note !== undefined && { note }),
  columns: ['', 'русский', 'қазақша', 'English'],
  rows: cases.map((name) => [name, told('ru', name), told('kk', name), told('en', name)]),
})

const added = (op: 'insertBefore' | 'insertAfter', beside: string, kinds: readonly Kind[]): Told => {
  const after = { ru: kinds.map((kind) => ({ kind, num: '', children: [] })) }
  return (lang, name) => citeSuggestion(sampleText, { op, unit: beside, after }, lang, 'kz', name)
}

export const citationTables = (): string =>
  page(
    'Citations',
    'Places of a made-up text, in every case, by the names of Kazakhstan, then of Russia. In English nothing changes with the case.',
    [
      ...places.map((eId) =>
        table(cite(sampleText, eId, 'en', 'kz'), (lang, name) => cite(sampleText, eId, lang, 'kz', name)),
      ),
      table('heading of an article', (lang, name) => citeHeading(sampleText, 'art_9', lang, 'kz', name)),
      table('two neighbours', (lang, name) =>
        citeRange(sampleText, 'art_9__para_2-1', 'art_9__para_3', lang, 'kz', name),
      ),
      table('from one to another', (lang, name) =>
        citeRange(sampleText, 'art_9__para_1', 'art_9__para_5', lang, 'kz', name),
      ),
      table('articles from one to another', (lang, name) =>
        citeRange(sampleText, 'art_9', 'art_11', lang, 'kz', name),
      ),
      table('a list', (lang, name) =>
        citeList(
          sampleText,
          ['art_9__para_1', 'art_9__para_2', 'art_9__para_3', 'art_9__para_4', 'art_9__para_5'].filter(
            (eId) => eId !== 'art_9__para_2',
          ),
          lang,
          'kz',
          name,
        ),
      ),
      table('a list of points', (lang, name) =>
        citeList(sampleText, ['art_9__para_1__point_1', 'art_9__para_1__point_3'], lang, 'kz', name),
      ),
      table('a list of unnumbered parts', (lang, name) =>
        citeList(sampleText, ['art_9-1__al_1', 'art_9-1__al_3'], lang, 'kz', name),
      ),
      table('a new article', added('insertAfter', 'art_9', ['article'])),
      table('new paragraphs', added('insertBefore', 'art_9__para_2', ['paragraph', 'paragraph'])),
      ...['art_9__para_2', 'art_9__para_1__point_2', 'art_9__para_1__point_2__subp_а', 'art_9-1__al_2'].map(
        (eId) => table(`Russia: ${eId}`, (lang, name) => cite(sampleText, eId, lang, 'ru', name)),
      ),
    ],
  )
