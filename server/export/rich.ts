/** Reasons and notes as paragraphs of a page. Numbers of a list are counted here: in a file they are text as all numbers are. */
import type { RichBlock } from '#shared/legal/comparison.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { note, type Paragraph, type Run } from './page.ts'

export const rich = (blocks: readonly RichBlock[], lang: Lang): Paragraph[] => {
  let counted = 0
  return blocks.map((block) => {
    counted = block.list === 'number' ? counted + 1 : 0
    const bullets: Run[] = block.list === 'bullet' ? [{ text: '• ' }] : []
    const numbers: Run[] = block.list === 'number' ? [{ text: `${counted}. ` }] : []
    return {
      ...note(lang, ...bullets, ...numbers, ...block.runs),
      depth: block.list ? 1 : 0,
    }
  })
}

/** The same as running text of its own, rather than beside law. */
export const richBody = (blocks: readonly RichBlock[], lang: Lang): Paragraph[] =>
  rich(blocks, lang).map((paragraph) => ({ ...paragraph, role: 'body' }))

export const isBlank = (blocks: readonly RichBlock[]): boolean =>
  blocks.every(({ runs }) => runs.every(({ text }) => text.trim() === ''))
