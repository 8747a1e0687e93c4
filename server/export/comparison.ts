/**
 * The comparison table as a page: landscape, a row a suggestion, the change marked in both wordings.
 *
 * In two languages a suggestion takes two lines under one number, a language each: what is and what is proposed in one
 * language stand beside each other, as they are compared, and each language can be read down its own lines.
 */
import type {
  ColumnContent,
  ComparisonBlock,
  ComparisonCell,
  ComparisonRow,
} from '#shared/legal/comparison.ts'
import type { ComparisonModel } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { about, collisionNotices, titleIn } from './front.ts'
import { body, type Cell, type Column, label, note, type Page, type Paragraph, type Run } from './page.ts'
import { rich } from './rich.ts'
import { wordsIn } from './words.ts'

const wording = (block: ComparisonBlock, lang: Lang, mark: Run['mark']): Paragraph => {
  const bold = block.part === 'heading'
  const number: Run[] = block.label ? [{ text: `${block.label} `, bold, ...(mark && { mark }) }] : []
  const words = block.segments.map(
    ({ type, text }): Run => ({ text, bold, ...(type !== 'same' && { mark: type }) }),
  )
  return { type: 'paragraph', role: 'body', lang, depth: block.level, runs: [...number, ...words] }
}

export const cell = (content: ComparisonCell, lang: Lang, mark: Run['mark']): Paragraph[] =>
  content.type === 'wording'
    ? content.blocks.map((block) => wording(block, lang, mark))
    : [body(lang, content.text)]

const outcome = (row: ComparisonRow, lang: Lang, undecided: string): Paragraph[] => {
  if (!row.outcome) return [note(lang, { text: undecided })]
  const reason = row.outcome.reason.trim()
  return [label(lang, row.outcome.text), ...(reason ? [note(lang, { text: reason })] : [])]
}

/** A deleted unit's number goes with its words, a new one's comes with them. */
const current = (row: ComparisonRow, lang: Lang): Paragraph[] =>
  cell(row.current, lang, row.proposed.type === 'deleted' ? 'deleted' : undefined)

const proposed = (row: ComparisonRow, lang: Lang): Paragraph[] => [
  ...cell(row.proposed, lang, row.current.type === 'wording' ? undefined : 'inserted'),
  ...(row.unchanged ? [note(lang, { text: wordsIn(lang).unchanged, italic: true })] : []),
]

const contents: Readonly<
  Record<ColumnContent, (row: ComparisonRow, lang: Lang, undecided: string) => Paragraph[]>
> = {
  number: (row, lang) => [body(lang, String(row.number))],
  element: (row, lang) => [body(lang, row.element)],
  current,
  proposed,
  author: (row, lang) => [label(lang, row.author)],
  reason: (row, lang) => rich(row.reason, lang),
  authorAndReason: (row, lang) => [label(lang, row.author), ...rich(row.reason, lang)],
  outcome,
}

/** The lines of one suggestion, one a language; its number covers them all. */
const lines = (
  rows: readonly ComparisonRow[],
  { columns, undecided }: ComparisonModel,
  langs: readonly Lang[],
): Cell[][] =>
  rows.map((row, line) =>
    columns[langs[0]!]!.filter(({ content }) => line === 0 || content !== 'number').map(({ content }) => ({
      blocks: contents[content](
        row,
        langs[line]!,
        undecided?.[langs[line]!] ?? wordsIn(langs[line]!).undecided,
      ),
      ...(content === 'number' && { rows: rows.length }),
    })),
  )

/** Headings in each language, one below the other; order and widths are the first language's. */
const headed = (model: ComparisonModel, langs: readonly Lang[]): Column[] => {
  const first = model.columns[langs[0]!]!
  const total = first.reduce((sum, { width }) => sum + width, 0)
  return first.map(({ content, width }) => ({
    width: (width / total) * 100,
    heading: langs.flatMap((lang) => {
      const named = model.columns[lang]?.find((column) => column.content === content)
      return named ? [label(lang, named.heading)] : []
    }),
  }))
}

/** `langs` are one language or two; each must have its rows and columns in the model. */
export const comparisonPage = (model: ComparisonModel, langs: readonly Lang[]): Page => {
  const lang = langs[0]!
  const suggestions = model.rows[lang]!
  const rows = suggestions.flatMap((_, index) =>
    lines(
      langs.map((each) => model.rows[each]![index]!),
      model,
      langs,
    ),
  )
  return {
    titles: langs.map((each) => ({ lang: each, text: wordsIn(each).comparison })),
    langs,
    orientation: 'landscape',
    blocks: [
      ...about(model.subject, langs, (each) => titleIn(model.subject, each)),
      ...collisionNotices(model.collisions, langs),
      rows.length === 0
        ? body(lang, wordsIn(lang).nothing)
        : {
            type: 'table',
            caption: wordsIn(lang).comparison,
            lang,
            ruled: true,
            columns: headed(model, langs),
            rows,
          },
    ],
  }
}
