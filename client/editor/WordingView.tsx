/** A wording for reading: the same blocks in the same boxes as in the editor, drawn from the model. */
import { memo } from 'react'
import type { Block } from '#shared/document/blocks.ts'
import { blockLabel } from './blockLabel.ts'
import type { LinedBlock } from './blockRedline.ts'
import { lineBlocks, plainLines } from './blockRedline.ts'
import './wording.css'

export interface WordingViewProps {
  readonly blocks: readonly Block[]
  /** With a base, the redline against it is drawn. */
  readonly base?: readonly Block[]
  readonly lang: string
  readonly size?: 'l' | 'm' | 's'
}

const Gone = ({ blocks }: { blocks: readonly Block[] }) =>
  blocks.length === 0 ? null : (
    <div className="wb-gone">
      <del>{blocks.map(({ kind, num, text }) => `${blockLabel(kind, num)} ${text}`.trim()).join('\n')}</del>
    </div>
  )

const Line = ({ line: { block, segments } }: { line: LinedBlock }) => {
  const Tag = block.kind === 'heading' ? 'h3' : 'p'
  const label = blockLabel(block.kind, block.num)
  let at = 0
  return (
    <Tag className="wb" data-kind={block.kind} data-label={label || undefined}>
      {segments.map(({ type, text }) => {
        const key = `${type}${at}`
        at += text.length
        if (type === 'same') return <span key={key}>{text}</span>
        return type === 'inserted' ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>
      })}
    </Tag>
  )
}

export const WordingView = memo(({ blocks, base, lang, size = 'l' }: WordingViewProps) => {
  const { goneFirst, lines } = base ? lineBlocks(base, blocks) : plainLines(blocks)
  return (
    <div className={size === 'l' ? 'law wording' : `law law-${size} wording`} lang={lang}>
      <Gone blocks={goneFirst} />
      {lines.map((line, index) => (
        // Blocks have no identity of their own; a wording is drawn anew as a whole.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="wb-slot">
          <Line line={line} />
          <Gone blocks={line.goneAfter} />
        </div>
      ))}
    </div>
  )
})
