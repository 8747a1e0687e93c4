/**
 * A wording in short, for those who know the text and want to see the change: long stretches that stay are cut to their
 * ends, and paragraphs in which nothing changes are left out. What changes is always whole.
 */
import type { Segment } from '../redline/redline.ts'
import type { ComparisonBlock, ComparisonCell } from './comparison.ts'

/** Unchanged words kept on each side of a change, in UTF-16 units; a cut falls between words. */
const kept = 60
const ellipsis = '…'

const head = (text: string): string => text.slice(0, kept).replace(/\S+$/, '').trimEnd()
const tail = (text: string): string => text.slice(-kept).replace(/^\S+/, '').trimStart()

const shorter = ({ type, text }: Segment, at: number, all: readonly Segment[]): Segment => {
  if (type !== 'same' || text.length <= 3 * kept) return { type, text }
  const before = at === 0 ? '' : `${head(text)} `
  const after = at === all.length - 1 ? '' : ` ${tail(text)}`
  return { type, text: `${before}${ellipsis}${after}` }
}

const isChanged = ({ segments }: ComparisonBlock): boolean => segments.some(({ type }) => type !== 'same')

/** A wording in which nothing is marked (another language's change, a moved unit) keeps its first paragraph. */
export const shortened = (cell: ComparisonCell): ComparisonCell => {
  if (cell.type !== 'wording') return cell
  const changed = cell.blocks.filter(isChanged)
  const blocks = changed.length > 0 ? changed : cell.blocks.slice(0, 1)
  return {
    type: 'wording',
    blocks: blocks.map((block) => ({ ...block, segments: block.segments.map(shorter) })),
  }
}
