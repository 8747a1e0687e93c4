/**
 * A document as blocks: what a reader sees as one line or paragraph.
 *
 * Blocks reach the parser as Markdown, one every second line, so that block n stands on line 2n - 1 and a doubt can name
 * the block that it is about. What Markdown would read as markup is escaped: the words arrive as they were.
 */

export interface Block {
  readonly text: string
  /** 1–6 for a heading, 0 for a paragraph. */
  readonly level: number
  /** How many of its first characters are bold. */
  readonly bold: number
}

/** The longest words that the parser reads as emphasised. */
const longestLabel = 400

/** Characters without width that the parser takes out again. To Markdown the first is white space, the second a word. */
const gap = '\ufeff'
const bond = '\u200b'

/**
 * Emphasis opens before a word and closes behind one, a link's bracket meets the next: a gap beside each takes its
 * meaning. Backslashes would not do, since the parser looks for emphasis before it unescapes.
 */
const escaped = (text: string): string =>
  text
    .replace(/[*_\\]/g, `${gap}$&${gap}`)
    .replace(/[[\]]/g, `$&${gap}`)
    .replace(/<(?=[/a-z!])/gi, `<${bond}`)
    .replace(/#$/, `#${bond}`)

/** A line's first characters may be those of a heading, a quotation, a list or a rule. */
const guarded = (text: string): string => (/^[#>+\-=.]/.test(text) ? `\\${text}` : text)

const emphasised = ({ text, bold }: Block): string => {
  const label = text.slice(0, bold).trimEnd()
  if (label === '' || label.length > longestLabel || !/[\p{L}\d]/u.test(label)) return guarded(escaped(text))
  return `**${escaped(label)}**${escaped(text.slice(label.length))}`
}

/** The Markdown that the parser reads. */
export const markdownOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.level > 0 ? `${'#'.repeat(block.level)} ${escaped(block.text)}` : emphasised(block),
    )
    .join('\n\n')

/** The number of the block that stands on a line of `markdownOf`, from 1. */
export const blockAt = (line: number): number => Math.ceil(line / 2)

/** White space as one space, none at the ends. A paragraph of nothing else is no block. */
export const tidy = (text: string): string => text.replace(/[\s\u00a0]+/gu, ' ').trim()

/** The same blocks with their headings' levels counted from 1. */
export const levelled = (blocks: readonly Block[]): readonly Block[] => {
  const levels = [...new Set(blocks.flatMap(({ level }) => (level > 0 ? [level] : [])))].sort((a, b) => a - b)
  if (levels.length === 0 || levels[0] === 1) return blocks
  return blocks.map((block) =>
    block.level === 0 ? block : { ...block, level: block.level - levels[0]! + 1 },
  )
}
