/**
 * A page as GitHub-flavoured Markdown that reads well unrendered.
 *
 * Numbers stay text: `1.` and `1)` at the start of a line are escaped, for a Markdown list would count anew and turn
 * an inserted 9-1 or a gap into another law. Insertions and deletions are `<ins>` and `<del>`, since Markdown has no
 * underline and its `~~` fails inside a word.
 */
import { clean, lines } from './clean.ts'
import { safeLink } from './link.ts'
import type { Block, Cell, Heading, Page, Paragraph, Run, Table } from './page.ts'

/** Inline text: what Markdown or HTML would read as markup is escaped. */
export const escapeMarkdown = (text: string): string =>
  clean(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~]/g, '\\$&')

/** What only means something at the start of a line: headings, lists, rules, indented code. */
const escapeStart = (line: string): string =>
  line
    .replace(/^[ \t]+/, '')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([#+=-])/, '\\$1')

const tagOf = { inserted: 'ins', deleted: 'del' } as const

/** Emphasis as HTML: `**` means nothing beside a space or inside a word. */
const run = ({ text, mark, bold, italic, link, ref }: Run, newline: string): string => {
  // GitHub's footnotes: a name in the text, and the same name with a colon before the note.
  if (ref) return `[^${ref.number}]${ref.id.startsWith('note') ? ':' : ''}`
  const tags = [...(mark ? [tagOf[mark]] : []), ...(bold ? ['strong'] : []), ...(italic ? ['em'] : [])]
  const wrap = (line: string): string =>
    line === '' ? line : tags.reduceRight((inner, tag) => `<${tag}>${inner}</${tag}>`, line)
  const target = safeLink(link)
  const words = lines(text).map(escapeMarkdown).map(wrap).join(newline)
  return target ? `[${words}](<${target}>)` : words
}

const inline = (runs: readonly Run[], newline: string): string =>
  runs.map((each) => run(each, newline)).join('')

const heading = (block: Heading): string =>
  `${'#'.repeat(Math.min(block.level + 1, 6))} ${inline(block.runs, ' ').trim()}`

const paragraph = (block: Paragraph): string =>
  inline(block.runs, '\n').split('\n').map(escapeStart).join('\\\n')

const inCell = ({ blocks }: Pick<Cell, 'blocks'>): string =>
  blocks.map((block) => inline(block.runs, '<br>').trim()).join('<br>') || ' '

/** Rows of equal length: a cell that reaches down leaves an empty one below it. */
const grid = (table: Table): string[][] => {
  const reach = table.columns.map(() => 0)
  return table.rows.map((row) => {
    const waiting = [...row]
    return reach.map((left, column) => {
      if (left > 0) {
        reach[column] = left - 1
        return ' '
      }
      const cell = waiting.shift()
      if (!cell) return ' '
      reach[column] = (cell.rows ?? 1) - 1
      return inCell(cell)
    })
  })
}

const table = (block: Table): string => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  // A Markdown table's first row is bold by itself.
  const head = block.columns.map(({ heading }) =>
    inCell({ blocks: heading.map((line) => ({ ...line, runs: line.runs.map(({ text }) => ({ text })) })) }),
  )
  return [row(head), row(head.map(() => '---')), ...grid(block).map(row)].join('\n')
}

const writeBlock = (block: Block): string => {
  switch (block.type) {
    case 'heading':
      return heading(block)
    case 'paragraph':
      return paragraph(block)
    case 'notice':
      // Within a quotation a footnote's text would be lost.
      if (block.quiet) return block.blocks.map(writeBlock).join('\n\n')
      return block.blocks
        .map(writeBlock)
        .join('\n\n')
        .split('\n')
        .map((line) => (line ? `> ${line}` : '>'))
        .join('\n')
    case 'table':
      return table(block)
  }
}

/** The whole file, UTF-8, one blank line between blocks. */
export const toMarkdown = (page: Page): string => {
  const titles = page.titles.map(({ text }) => `# ${inline([{ text }], ' ')}`)
  return `${[...(page.head ?? []).map(paragraph), ...titles, ...page.blocks.map(writeBlock)].join('\n\n')}\n`
}
