/**
 * A page as a Word file (ECMA-376).
 *
 * Numbers are text, not Word's automatic numbering: law is cited by the number that was adopted, and a list that counts
 * anew would turn an inserted 9-1, or a gap, into another law. They are read out, found and copied with their unit.
 * Every run names its language, so that each is spelled, hyphenated and read out as what it is.
 */
import {
  AlignmentType,
  BorderStyle,
  DeletedTextRun,
  Document,
  type Paragraph as DocxParagraph,
  Table as DocxTable,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  type IBorderOptions,
  InsertedTextRun,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { Lang } from '#shared/legal/unit.ts'
import { clean, lines } from './clean.ts'
import { commentsOf, ranged } from './docx-ranges.ts'
import { colours, firstLine, level, paragraphStyle, stylesFor } from './docx-style.ts'
import { safeLink } from './link.ts'
import { localeOf } from './locale.ts'
import type { Block, Cell, Heading, Page, Run, Table, Paragraph as Text, Tracked } from './page.ts'

/** A4, in twips; the library turns it for landscape. */
const sheet = { width: 11906, height: 16838 }
const margins = {
  portrait: { top: 1134, bottom: 1134, left: 1701, right: 850, header: 567, footer: 567 },
  landscape: { top: 1134, bottom: 1134, left: 850, right: 850, header: 567, footer: 567 },
} as const

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const

const markOf: Readonly<Record<NonNullable<Run['mark']>, Partial<IRunOptions>>> = {
  inserted: { bold: true, underline: {}, color: colours.inserted },
  deleted: { strike: true, color: colours.deleted },
}

/** Where a paragraph stands: running text is indented as law is, a cell has no room for that. */
type Place = 'flow' | 'cell' | 'notice'

type Written = TextRun | ExternalHyperlink | InsertedTextRun | DeletedTextRun

/** A change that Word's readers can accept or reject. */
const trackedRun = ({ text, mark, bold }: Run, { id, author, date }: Tracked, lang: Lang): Written => {
  const options = {
    id,
    author,
    date,
    ...(bold && { bold }),
    text: lines(text).join(' '),
    language: { value: localeOf(lang) },
  }
  return mark === 'deleted' ? new DeletedTextRun(options) : new InsertedTextRun(options)
}

const textRun = (run: Run, lang: Lang): Written[] => {
  const { text, mark, bold, italic, link, tracked } = run
  if (tracked && mark) return [trackedRun(run, tracked, lang)]
  const target = safeLink(link)
  const children = lines(text).map(
    (line, index) =>
      new TextRun({
        ...(bold && { bold }),
        ...(italic && { italics: italic }),
        ...(target && { style: 'Hyperlink' }),
        ...(mark && markOf[mark]),
        text: line,
        language: { value: localeOf(lang) },
        ...(index > 0 && { break: 1 }),
      }),
  )
  return target ? [new ExternalHyperlink({ link: target, children })] : children
}

/** The mark of a paragraph that comes or goes with its words. */
const wholly = ({ whole }: Heading | Text) =>
  whole && { run: whole.mark === 'inserted' ? { insertion: whole } : { deletion: whole } }

const textRuns = (runs: readonly Run[], lang: Lang) => runs.flatMap((run) => textRun(run, lang))

const heading = (block: Heading): DocxParagraph =>
  new Paragraph({
    heading: headings[Math.min(block.level, headings.length) - 1] ?? HeadingLevel.HEADING_1,
    ...wholly(block),
    alignment: block.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
    children: ranged(block, textRuns(block.runs, block.lang)),
  })

const edge: IBorderOptions = { style: BorderStyle.SINGLE, size: 12, space: 4, color: colours.notice }

const text = (block: Text, place: Place): DocxParagraph =>
  new Paragraph({
    style: paragraphStyle[block.role],
    ...wholly(block),
    ...(place === 'flow' &&
      block.role === 'body' && {
        alignment: AlignmentType.BOTH,
        indent: { firstLine, left: block.depth * level },
      }),
    ...(place === 'cell' && block.depth > 0 && { indent: { left: Math.round((block.depth * level) / 2) } }),
    ...(place === 'notice' && { border: { left: edge }, indent: { left: 284 } }),
    children: ranged(block, textRuns(block.runs, block.lang)),
  })

const words = (block: Heading | Text, place: Place): DocxParagraph =>
  block.type === 'heading' ? heading(block) : text(block, place)

const line: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }

const bordersOf = (ruled: boolean) => {
  const side = ruled ? line : none
  return { top: side, bottom: side, left: side, right: side, insideHorizontal: side, insideVertical: side }
}

/** A row that takes no more than about a third of a sheet is kept on one; a longer one has to break. */
const isShort = (row: readonly Cell[]): boolean =>
  row.every(
    ({ blocks }) => blocks.flatMap(({ runs }) => runs).reduce((sum, { text }) => sum + text.length, 0) < 600,
  )

/** Cells that cover several rows are continued by empty ones, as Word wants it. */
const rowsOf = (table: Table, widths: readonly number[]): TableRow[] => {
  const reach = table.columns.map(() => 0)
  return table.rows.map((row) => {
    const waiting = [...row]
    const children = reach.map((left, column) => {
      const continued = left > 0
      const cell: Cell = (continued ? undefined : waiting.shift()) ?? { blocks: [] }
      reach[column] = continued ? left - 1 : (cell.rows ?? 1) - 1
      const blocks = cell.blocks.map((block) => words(block, 'cell'))
      return new TableCell({
        width: { size: widths[column]!, type: WidthType.DXA },
        ...(continued && { verticalMerge: VerticalMergeType.CONTINUE }),
        ...((cell.rows ?? 1) > 1 && { verticalMerge: VerticalMergeType.RESTART }),
        // A cell without a paragraph is no valid cell.
        children: blocks.length > 0 ? blocks : [new Paragraph({})],
      })
    })
    return new TableRow({ children, cantSplit: isShort(row) })
  })
}

const table = (block: Table, width: number): DocxTable => {
  const widths = block.columns.map((column) => Math.round((column.width / 100) * width))
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map(
      (column, index) =>
        new TableCell({
          width: { size: widths[index]!, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          ...(block.ruled && { shading: { fill: colours.head } }),
          children: column.heading.map(
            (each) =>
              new Paragraph({
                style: paragraphStyle.label,
                alignment: AlignmentType.CENTER,
                children: textRuns(each.runs, each.lang),
              }),
          ),
        }),
    ),
  })
  return new DocxTable({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: bordersOf(block.ruled),
    margins: { left: 85, right: 85, top: 40, bottom: 40, marginUnitType: WidthType.DXA },
    tableLook: { firstRow: true },
    rows: [head, ...rowsOf(block, widths)],
  })
}

const write = (block: Block, width: number): (DocxParagraph | DocxTable)[] => {
  switch (block.type) {
    case 'heading':
      return [heading(block)]
    case 'paragraph':
      return [text(block, 'flow')]
    case 'notice':
      return [...block.blocks.map((each) => words(each, 'notice')), new Paragraph({})]
    case 'table':
      return [table(block, width)]
  }
}

const footer = (lang: Lang): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            language: { value: localeOf(lang) },
            children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })

/** The whole file. It names no author and no program. */
export const toDocx = async (page: Page): Promise<Uint8Array<ArrayBuffer>> => {
  const lang = page.langs[0]!
  const margin = margins[page.orientation]
  const breadth = page.orientation === 'landscape' ? sheet.height : sheet.width
  const width = breadth - margin.left - margin.right
  const head = (page.head ?? []).map((each) => text(each, 'flow'))
  const titles = page.titles.map(
    (title) =>
      new Paragraph({
        heading: HeadingLevel.TITLE,
        children: textRuns([{ text: title.text }], title.lang),
      }),
  )
  const document = new Document({
    title: clean(page.titles.map((title) => title.text).join(' · ')),
    creator: '',
    lastModifiedBy: '',
    ...commentsOf(page),
    styles: stylesFor(lang, page.orientation),
    sections: [
      {
        properties: {
          page: {
            margin,
            size: {
              ...sheet,
              orientation:
                page.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
          },
        },
        footers: { default: footer(lang) },
        children: [...head, ...titles, ...page.blocks.flatMap((block) => write(block, width))],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
