/** A page as the values that the PDF's template sets: cleaned strings, BCP 47 parts, and links that may be followed. */
import { clean, lines } from './clean.ts'
import { safeLink } from './link.ts'
import { localeOf } from './locale.ts'
import type { Cell, Heading, Page, Paragraph, Run, Table } from './page.ts'

/** Typst takes a language of two or three letters and a region of two. */
const langOf = (lang: string) => {
  const [code = 'und', region] = localeOf(lang).split('-')
  return { lang: /^[a-z]{2,3}$/.test(code) ? code : 'und', region: region?.length === 2 ? region : null }
}

const run = ({ text, mark, bold, italic, link, ref }: Run) => {
  const target = safeLink(link)
  return {
    text: lines(text).join('\n'),
    ...(mark && { mark }),
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(target && { link: target }),
    ...(ref && { ref: { id: ref.id, to: ref.to } }),
  }
}

const words = (block: Heading | Paragraph) => ({
  ...langOf(block.lang),
  runs: block.runs.map(run),
  ...(block.type === 'heading'
    ? { type: block.type, level: block.level, align: block.align }
    : { type: block.type, role: block.role, depth: block.depth }),
})

/** A cell that takes no more than about a third of a sheet stays on one. */
const isShort = ({ blocks }: Cell): boolean =>
  blocks.flatMap(({ runs }) => runs).reduce((sum, { text }) => sum + text.length, 0) < 600

const table = ({ ruled, columns, rows }: Table) => ({
  type: 'table',
  ruled,
  widths: columns.map(({ width }) => width),
  head: columns.map(({ heading }) => heading.map(words)),
  rows: rows.map((row) => {
    const breakable = !row.every(isShort)
    return row.map((cell) => ({ rows: cell.rows ?? 1, breakable, blocks: cell.blocks.map(words) }))
  }),
})

export const pdfData = (page: Page) => ({
  title: clean(page.titles.map(({ text }) => text).join(' · ')),
  titles: page.titles.map(({ lang, text }) => ({ ...langOf(lang), text: clean(text) })),
  orientation: page.orientation,
  head: (page.head ?? []).map(words),
  blocks: page.blocks.map((block) => {
    switch (block.type) {
      case 'table':
        return table(block)
      case 'notice':
        return { type: 'notice', quiet: block.quiet ?? false, blocks: block.blocks.map(words) }
      default:
        return words(block)
    }
  }),
})
