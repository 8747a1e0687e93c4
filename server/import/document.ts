/** What importers of marked-up formats hand to the parser. */
import type { Loss, TrackedChanges } from '#shared/api/imports.ts'
import type { Note } from '#shared/legal/doubts.ts'
import { type Parsed, type ParseOptions, parse } from '#shared/legal/parse.ts'
import { type Block, blockAt, markdownOf } from './block.ts'

export interface BlockDocument {
  readonly blocks: readonly Block[]
  /** Footnotes, contents: beside the law, at the block where they stood, from 1. */
  readonly notes: readonly Note[]
  readonly losses: readonly Loss[]
  readonly changes?: TrackedChanges
}

/** Parses a document's blocks; lines of doubts and notes are numbers of blocks. */
export const parseBlocks = (
  { blocks, notes }: Pick<BlockDocument, 'blocks' | 'notes'>,
  lang: ParseOptions['lang'],
): Parsed & { readonly source: string } => {
  const source = markdownOf(blocks)
  const parsed = parse(source, { lang, format: 'markdown' })
  const placed = <T extends { readonly line: number }>(entry: T): T => ({
    ...entry,
    line: blockAt(entry.line),
  })
  return {
    ...parsed,
    doubts: parsed.doubts.map(placed),
    notes: [...parsed.notes.map(placed), ...notes].sort((a, b) => a.line - b.line),
    source,
  }
}
