/**
 * A wording as a flat sequence of blocks, and as the tree of units that the law sees; each is a function of the other.
 *
 * [DOC-2] `toTree` is total: whatever sequence concurrent editing leaves behind has a tree, and every letter of it is in
 * that tree. Kinds place a block: it goes into the nearest unit before it that ranks higher. Two rules are for unnumbered
 * wording: an alinea closes the article or paragraph before it rather than its last point, and `in` names the kind of the
 * parent where these rules would choose another.
 */

import { goesInto } from '#shared/legal/ranks.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import { type Kind, kinds } from '#shared/legal/unit.ts'
import type { BlockKind } from './format.ts'

/** One block: `text` is plain. `in` as in `wordingAttributes`. */
export interface Block {
  readonly kind: BlockKind
  readonly num: string
  readonly from?: string
  readonly in?: Kind | 'root'
  readonly text: string
}

interface Draft {
  kind: Kind
  num: string
  heading?: string
  text?: string
  from?: string
  children: Draft[]
}

const isUnitKind = (kind: string): kind is Kind => (kinds as readonly string[]).includes(kind)

/** How many of the open units stay open when a block of this kind arrives; the last of them becomes its parent. */
const depthFor = (open: readonly Draft[], kind: Kind, within?: Kind | 'root'): number => {
  if (within === 'root') return 0
  if (within !== undefined) {
    const index = open.findLastIndex((unit) => unit.kind === within)
    if (index >= 0) return index + 1
  }
  const index = open.findLastIndex((unit) => goesInto(kind, unit.kind))
  if (index >= 0 || kind !== 'alinea') return index + 1
  return open.length > 0 && open[0]!.kind !== 'alinea' ? 1 : 0
}

const joined = (before: string | undefined, more: string): string | undefined => {
  if (more === '') return before
  return before === undefined ? more : `${before} ${more}`
}

/** The tree of a sequence of blocks. A `from` that comes twice (a copy, a split) stays with the first block that has it. */
export const toTree = (blocks: readonly Block[]): WordingUnit[] => {
  const roots: Draft[] = []
  const open: Draft[] = []
  const taken = new Set<string>()
  let heading: string | undefined

  const add = (kind: Kind, block: Block): Draft => {
    open.length = depthFor(open, kind, block.in)
    const unit: Draft = { kind, num: block.num, children: [] }
    if (block.from !== undefined && !taken.has(block.from)) {
      unit.from = block.from
      taken.add(block.from)
    }
    ;(open.at(-1)?.children ?? roots).push(unit)
    open.push(unit)
    return unit
  }

  for (const block of blocks) {
    const last = open.at(-1)
    if (block.kind === 'heading') {
      if (last) last.heading = joined(last.heading, block.text)
      else heading = joined(heading, block.text)
    } else if (block.kind === 'text' && last) {
      last.text = joined(last.text, block.text)
    } else {
      const unit = add(block.kind === 'text' ? 'alinea' : block.kind, block)
      unit.text = joined(undefined, block.text)
      if (heading !== undefined) unit.heading = heading
      heading = undefined
    }
  }
  if (heading !== undefined) roots.push({ kind: 'alinea', num: '', heading, children: [] })
  return roots.map(finished)
}

/** Absent parts are absent, not undefined: trees are compared and hashed. */
const finished = (draft: Draft): WordingUnit => ({
  kind: draft.kind,
  num: draft.num,
  ...(draft.heading !== undefined && { heading: draft.heading }),
  ...(draft.text !== undefined && { text: draft.text }),
  ...(draft.from !== undefined && { from: draft.from }),
  children: draft.children.map(finished),
})

/**
 * The blocks of a forest of units, depth first: the inverse of `toTree` for every tree without empty strings in which no
 * `from` comes twice and no unit lies within another of its own kind.
 */
export const blocksOf = (units: readonly WordingUnit[]): Block[] => {
  const blocks: Block[] = []
  const open: Draft[] = []

  const visit = (unit: WordingUnit, depth: number): void => {
    const parent = open[depth - 1]
    const placed = depthFor(open, unit.kind) === depth
    const own = unit.heading === undefined ? (unit.text ?? '') : ''
    blocks.push({
      kind: unit.kind,
      num: unit.num,
      ...(unit.from !== undefined && { from: unit.from }),
      ...(!placed && { in: parent ? parent.kind : ('root' as const) }),
      text: own,
    })
    if (unit.heading !== undefined) {
      blocks.push({ kind: 'heading', num: '', text: unit.heading })
      if (unit.text !== undefined) blocks.push({ kind: 'text', num: '', text: unit.text })
    }
    open.length = depth
    open.push({ kind: unit.kind, num: unit.num, children: [] })
    for (const child of unit.children) visit(child, depth + 1)
  }

  for (const unit of units) visit(unit, 0)
  return blocks
}

/** Reads a block's attributes as they stand in a document, where anything may be missing or of another editor's making. */
export const blockFrom = (attributes: Readonly<Record<string, unknown>>, text: string): Block => {
  const { kind, num, from, in: within } = attributes
  return {
    kind:
      typeof kind === 'string' && (isUnitKind(kind) || kind === 'heading' || kind === 'text')
        ? kind
        : 'alinea',
    num: typeof num === 'string' ? num : '',
    ...(typeof from === 'string' && from !== '' && { from }),
    ...(typeof within === 'string' && (isUnitKind(within) || within === 'root') && { in: within }),
    text,
  }
}
