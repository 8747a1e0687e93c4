/** Tables in Markdown. */

/** A heading, what it is about, rows under their headings. */
export interface Table {
  readonly title: string
  readonly note?: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

export const asMarkdown = ({ title, note, columns, rows }: Table): string =>
  [
    `## ${title}`,
    ...(note === undefined ? [] : [note]),
    [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n'),
  ].join('\n\n')

export const page = (title: string, lead: string, tables: readonly Table[]): string =>
  `${[`# ${title}`, lead, ...tables.map(asMarkdown)].join('\n\n')}\n`
