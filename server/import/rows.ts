/**
 * A table's row as lines. Cells of one line each become one line; longer cells, as in pages that are laid out by a
 * table, keep their lines.
 */
import type { Block } from './block.ts'

const longestRow = 2000
const marker = /^(?:\(?[\d\p{L}]{1,4}(?:[-.]\d{1,3})*[.)]|\d{1,3})$/u

/** The lines of a row, given those of its cells. */
export const rowLines = (cells: readonly (readonly Block[])[]): readonly Block[] => {
  const filled = cells.filter((cell) => cell.length > 0)
  const all = filled.flat()
  const short = all.reduce((sum, { text }) => sum + text.length, 0) <= longestRow
  if (filled.length < 2 || !short || filled.some((cell) => cell.length > 1)) return all
  const [first, ...rest] = all
  const words = rest.map(({ text }) => text).join(' | ')
  const separator = marker.test(first!.text) ? ' ' : ' | '
  return [{ text: `${first!.text}${separator}${words}`, level: 0, bold: 0 }]
}
