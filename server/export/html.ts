/**
 * A page as one HTML file that needs nothing else: its style is inside, it loads nothing and runs nothing, and a
 * Content-Security-Policy in its head says so to the browser that opens it.
 */
import { clean, lines } from './clean.ts'
import { css } from './html-style.ts'
import { safeLink } from './link.ts'
import { localeOf } from './locale.ts'
import type { Block, Cell, Heading, Page, Paragraph, Reference, Run, Table } from './page.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML text or attribute value: every character that could be markup is an entity. */
export const escapeHtml = (text: string): string => clean(text).replace(/[&<>"']/g, (char) => entities[char]!)

const tagOf = { inserted: 'ins', deleted: 'del' } as const

const within = (tag: string, inner: string): string => `<${tag}>${inner}</${tag}>`

const marks = (mark: NonNullable<Run['mark']>, inner: string, tracked: Run['tracked']): string => {
  const tag = tagOf[mark]
  if (!tracked) return within(tag, inner)
  return `<${tag} title="${escapeHtml(tracked.author)}" datetime="${escapeHtml(tracked.date)}">${inner}</${tag}>`
}

/** ARIA tells a note's mark and the way back apart (DPub-ARIA 1.1). */
const reference = ({ id, to, number }: Reference): string => {
  const role = id.startsWith('note') ? 'doc-backlink' : 'doc-noteref'
  return `<a class="ref" role="${role}" id="${id}" href="#${to}">[${number}]</a>`
}

const run = ({ text, mark, bold, italic, link, tracked, ref }: Run): string => {
  if (ref) return reference(ref)
  const words = lines(text).map(escapeHtml).join('<br>')
  const italicised = italic ? within('em', words) : words
  const emboldened = bold ? within('strong', italicised) : italicised
  const marked = mark ? marks(mark, emboldened, tracked) : emboldened
  const target = safeLink(link)
  return target ? `<a href="${escapeHtml(target)}" rel="noreferrer">${marked}</a>` : marked
}

const runs = (all: readonly Run[]): string => all.map(run).join('')

const lang = (code: string): string => `lang="${escapeHtml(localeOf(code))}"`

const heading = (block: Heading): string => {
  const tag = `h${Math.min(block.level + 1, 6)}`
  return `<${tag} class="${block.align}" ${lang(block.lang)}>${runs(block.runs)}</${tag}>`
}

const paragraph = (block: Paragraph): string =>
  `<p class="${block.role} depth-${Math.min(block.depth, 4)}" ${lang(block.lang)}>${runs(block.runs)}</p>`

const cell = ({ blocks, rows }: Cell): string =>
  `<td${rows && rows > 1 ? ` rowspan="${rows}"` : ''}>${blocks.map(writeBlock).join('')}</td>`

const table = (block: Table): string => {
  const cols = block.columns.map(({ width }) => `<col style="width:${width}%">`).join('')
  const head = block.columns
    .map(({ heading }) => `<th scope="col">${heading.map(paragraph).join('')}</th>`)
    .join('')
  const body = block.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')
  return `<table class="${block.ruled ? 'ruled' : 'columns'}" ${lang(block.lang)}>
<caption>${escapeHtml(block.caption)}</caption>
<colgroup>${cols}</colgroup>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table>`
}

const writeBlock = (block: Block): string => {
  switch (block.type) {
    case 'heading':
      return heading(block)
    case 'paragraph':
      return paragraph(block)
    case 'notice':
      return `<aside class="${block.quiet ? 'notes' : 'notice'}" ${lang(block.lang)}>${block.blocks.map(writeBlock).join('\n')}</aside>`
    case 'table':
      return table(block)
  }
}

/** The whole file, UTF-8. */
export const toHtml = (page: Page): string => {
  const titles = page.titles.map(({ lang: code, text }) => `<h1 ${lang(code)}>${escapeHtml(text)}</h1>`)
  return `<!doctype html>
<html ${lang(page.langs[0]!)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.titles.map(({ text }) => text).join(' · '))}</title>
<style>
${css(page.orientation)}
</style>
</head>
<body class="${page.orientation}">
<main>
<header>
${[...(page.head ?? []).map(paragraph), ...titles].join('\n')}
</header>
${page.blocks.map(writeBlock).join('\n')}
</main>
</body>
</html>
`
}
