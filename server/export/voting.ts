/**
 * The voting sheet as a page: a row a suggestion with cells to be filled in by hand, and, for those who may see them, the
 * positions that members have taken.
 *
 * In two languages a suggestion takes a line a language under one number and one set of cells: it is voted on once.
 */
import type { Stand, Stands, VotingModel, VotingRow } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { cell } from './comparison.ts'
import { about, titleIn } from './front.ts'
import { body, type Cell, type Column, label, note, type Page, type Paragraph } from './page.ts'
import { wordsIn } from './words.ts'

const standsIn = (stands: Stands, lang: Lang): Paragraph[] => {
  const words = wordsIn(lang)
  const named = ({ name, outdated }: Stand) => (outdated ? `${name}, ${words.outdated}` : name)
  const line = (word: string, taken: readonly Stand[]): Paragraph[] =>
    taken.length === 0
      ? []
      : [
          note(
            lang,
            { text: `${word}: ${taken.length}`, bold: true },
            { text: ` (${taken.map(named).join('; ')})` },
          ),
        ]
  const all = [
    ...line(words.for, stands.support),
    ...line(words.against, stands.oppose),
    ...line(words.abstain, stands.abstain),
  ]
  return all.length > 0 ? all : [note(lang, { text: '–' })]
}

const votes = ['for', 'against', 'abstain'] as const

const linesOf = (rows: readonly VotingRow[], langs: readonly Lang[], withStands: boolean): Cell[][] =>
  rows.map((row, line): Cell[] => {
    const lang = langs[line]!
    const whole = (blocks: Cell['blocks']): Cell[] => (line === 0 ? [{ blocks, rows: rows.length }] : [])
    return [
      ...whole([body(lang, String(row.number))]),
      { blocks: [body(lang, row.element), note(lang, { text: row.author })] },
      { blocks: cell(row.wording, lang, undefined) },
      ...votes.flatMap(() => whole([])),
      ...(withStands ? whole(row.stands ? standsIn(row.stands, lang) : []) : []),
    ]
  })

const columnsOf = (langs: readonly Lang[], withStands: boolean): Column[] => {
  const named = (name: (lang: Lang) => string, width: number): Column => ({
    width,
    heading: langs.map((lang) => label(lang, name(lang))),
  })
  const wording = withStands ? 38 : 51
  return [
    named((lang) => wordsIn(lang).number, 5),
    named((lang) => wordsIn(lang).element, 17),
    named((lang) => wordsIn(lang).shortWording, wording),
    named((lang) => wordsIn(lang).for, 9),
    named((lang) => wordsIn(lang).against, 9),
    named((lang) => wordsIn(lang).abstain, 9),
    ...(withStands ? [named((lang) => wordsIn(lang).positions, 13)] : []),
  ]
}

/** `langs` are one language or two of the model's. */
export const votingPage = ({ subject, rows }: VotingModel, langs: readonly Lang[]): Page => {
  const lang = langs[0]!
  const first = rows[lang] ?? []
  const withStands = first.some(({ stands }) => stands !== undefined)
  return {
    titles: langs.map((each) => ({ lang: each, text: wordsIn(each).voting })),
    langs,
    orientation: 'landscape',
    blocks: [
      ...about(subject, langs, (each) => titleIn(subject, each)),
      first.length === 0
        ? body(lang, wordsIn(lang).nothing)
        : {
            type: 'table',
            caption: wordsIn(lang).voting,
            lang,
            ruled: true,
            columns: columnsOf(langs, withStands),
            rows: first.flatMap((_, at) =>
              linesOf(
                langs.map((each) => rows[each]![at]!),
                langs,
                withStands,
              ),
            ),
          },
    ],
  }
}
