/**
 * A page's table as a spreadsheet: one sheet, its header frozen, every cell text.
 *
 * [EXPORT-3] Nothing that people typed becomes a formula: each cell refers to the file's table of strings, and what begins with
 * `=` is a string like any other. That table is written here rather than by the library, which knows no formatted words:
 * insertions are underlined and deletions struck, as in every other format.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeXlsxFile, { type CellObject } from 'write-excel-file/node'
import { clean, lines } from './clean.ts'
import type { Cell, Page, Run, Table } from './page.ts'
import { wordsIn } from './words.ts'

/** Excel's own limit is 32,767 characters a cell; what is longer goes on in the row below. */
const longest = 32_000
/** Characters that the columns of a landscape sheet share. */
const breadth = 170
/** Characters to a percent of the table's width. */
const share = breadth / 100

type Words = readonly Run[]

const joined = (paragraphs: readonly { readonly runs: readonly Run[] }[]): Words =>
  paragraphs.flatMap(({ runs }, at): Run[] => (at === 0 ? [...runs] : [{ text: '\n' }, ...runs]))

/** Cuts words into pieces that a cell can hold, between words where it can; a pair of surrogates is never parted. */
const pieces = (words: Words): Words[] => {
  const out: Run[][] = [[]]
  let room = longest
  for (const run of words) {
    let rest = run.text
    while (rest.length > room) {
      const space = rest.lastIndexOf(' ', room - 1) + 1
      const whole = room - (/[\uD800-\uDBFF]/.test(rest[room - 1] ?? '') ? 1 : 0)
      const at = space > 0 ? space : whole
      out.at(-1)!.push({ ...run, text: rest.slice(0, at) })
      rest = rest.slice(at)
      out.push([])
      room = longest
    }
    out.at(-1)!.push({ ...run, text: rest })
    room -= rest.length
  }
  return out
}

const escaped = (text: string): string =>
  lines(text)
    .join('\n')
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]!)
    // ECMA-376, part 1, section 22.9.2.19: `_x0041_` would be read as a character code.
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')

const runXml = ({ text, mark, bold, italic }: Run): string => {
  const look = [
    bold || mark === 'inserted' ? '<b/>' : '',
    italic ? '<i/>' : '',
    mark === 'deleted' ? '<strike/><color rgb="FFA12A26"/>' : '',
    mark === 'inserted' ? '<u/><color rgb="FF0B6637"/>' : '',
  ].join('')
  return `<r>${look ? `<rPr>${look}</rPr>` : ''}<t xml:space="preserve">${escaped(text)}</t></r>`
}

/** A string of the table, with its formats. */
const stringXml = (words: Words): string =>
  words.length === 0 ? '<si><t/></si>' : `<si>${words.map(runXml).join('')}</si>`

const stringsPart = 'xl/sharedStrings.xml'

/** Puts our strings in place of the library's: each cell's value is the number of its string. */
const formatted = (file: Uint8Array, strings: readonly Words[]): Uint8Array<ArrayBuffer> => {
  const parts = unzipSync(file)
  const ours = strFromU8(parts[stringsPart]!).replace(/<si><t(?: [^>]*)?>(\d+)<\/t><\/si>/g, (_, at) =>
    stringXml(strings[Number(at)]!),
  )
  return new Uint8Array(zipSync({ ...parts, [stringsPart]: strToU8(ours) }))
}

/** A sheet's name has at most 31 characters and none of `[]:*?/\`. */
const sheetName = (title: string): string =>
  clean(title)
    .replace(/[[\]:*?/\\\n']/g, ' ')
    .slice(0, 31)
    .trim() || '1'

/** Everything but the table: letterhead, titles, what the file is about, what it could not decide, signatures. */
const others = (page: Page): Words[] => [
  ...(page.head ?? []).map(({ runs }) => runs),
  ...page.titles.map(({ text }): Words => [{ text, bold: true }]),
  ...page.blocks
    .flatMap((block) => (block.type === 'notice' ? block.blocks : block.type === 'table' ? [] : [block]))
    .map(({ runs }) => runs),
]

/** In points; Excel raises no row by itself whose cells are spanned or formatted. Its limit is 409. */
const heightOf = (words: Words, width: number): number => {
  const rows = words
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.15) / width)), 0)
  return Math.min(409, 15 * rows)
}

const lined = { borderStyle: 'thin', borderColor: '#46514d' } as const
const heading = { ...lined, fontWeight: 'bold', align: 'center', backgroundColor: '#e6e9e6' } as const

type Row = (CellObject | null)[]
type CellOf = (words: Words, look: Partial<CellObject>) => CellObject

/** The rows of the table; a cell that covers several stands in the first of them. */
const rowsOf = ({ columns, rows }: Table, cellOf: CellOf): Row[] => {
  const reach = columns.map(() => 0)
  return rows.flatMap((row) => {
    const waiting: Cell[] = [...row]
    const cells = reach.map((left, column): Words[] => {
      const own = left > 0 ? undefined : waiting.shift()
      reach[column] = left > 0 ? left - 1 : (own?.rows ?? 1) - 1
      return pieces(joined(own?.blocks ?? []))
    })
    return Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, at): Row => {
      const heights = cells.map((cell, column) => heightOf(cell[at] ?? [], columns[column]!.width * share))
      const height = Math.max(...heights)
      return cells.map((cell) => ({ ...cellOf(cell[at] ?? [], lined), height }))
    })
  })
}

export const toXlsx = async (page: Page): Promise<Uint8Array<ArrayBuffer>> => {
  const strings: Words[] = []
  const cellOf: CellOf = (words, look) => {
    strings.push(words.filter(({ text }) => text !== ''))
    return { value: String(strings.length - 1), type: String, wrap: true, alignVertical: 'top', ...look }
  }
  const table = page.blocks.find((block): block is Table => block.type === 'table')
  const columns = table?.columns ?? []
  const title = page.titles.map(({ text }) => text).join(' · ')
  const unresolved = page.blocks.flatMap((block) => (block.type === 'notice' ? block.blocks.slice(0, 1) : []))
  const across = (words: Words): Row => [
    cellOf(words, { columnSpan: columns.length, wrap: false, fontWeight: 'bold' }),
    ...columns.slice(1).map(() => null),
  ]
  const top = table
    ? [
        across([{ text: title, bold: true }]),
        ...unresolved.map(({ runs }) => across(runs)),
        columns.map((column) => cellOf(joined(column.heading), heading)),
      ]
    : []
  const about = others(page).map((words): Row => [cellOf(words, { height: heightOf(words, breadth / 2) })])
  const named = wordsIn(page.langs[0]!)
  const file = writeXlsxFile(
    [
      ...(table
        ? [
            {
              data: [...top, ...rowsOf(table, cellOf)],
              sheet: sheetName(page.titles[0]?.text ?? ''),
              orientation: 'landscape' as const,
              columns: columns.map(({ width }) => ({ width: Math.max(6, width * share) })),
              stickyRowsCount: top.length,
            },
          ]
        : []),
      { data: about, sheet: sheetName(named.aboutFile), columns: [{ width: breadth / 2 }] },
    ],
    { fontFamily: 'Times New Roman', fontSize: 11 },
  )
  return formatted(await file.toBuffer(), strings)
}
