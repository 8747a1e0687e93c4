/**
 * A wording against its base, block by block: what the editor draws as decorations and the static view as elements.
 *
 * Blocks are matched by the base unit that they continue (`from`); a heading or own text goes with the unit before it.
 * What continues nothing is new as a whole; base blocks that nothing continues are shown as deleted in their place.
 */
import type { Block } from '#shared/document/blocks.ts'
import type { Segment } from '#shared/redline/redline.ts'
import { redline } from '#shared/redline/redline.ts'

export interface LinedBlock {
  readonly block: Block
  readonly segments: readonly Segment[]
  /** The number that the base had, where it differs. */
  readonly numBefore?: string
  /** Base blocks that stood next and are gone. */
  readonly goneAfter: readonly Block[]
}

export interface LinedWording {
  /** Base blocks that stood first and are gone. */
  readonly goneFirst: readonly Block[]
  readonly lines: readonly LinedBlock[]
}

interface Keyed {
  readonly key: string | undefined
  readonly block: Block
}

/** Names each block by what it continues; the second block that claims a unit (a split, a copy) is new. */
const keyed = (blocks: readonly Block[]): Keyed[] => {
  const taken = new Set<string>()
  let unit: string | undefined
  return blocks.map((block) => {
    const part = block.kind === 'heading' || block.kind === 'text' ? block.kind : undefined
    if (!part) unit = block.from
    const key = unit === undefined ? undefined : `${unit}#${part ?? ''}`
    if (key === undefined || taken.has(key)) return { key: undefined, block }
    taken.add(key)
    return { key, block }
  })
}

export const lineBlocks = (base: readonly Block[], current: readonly Block[]): LinedWording => {
  const before = new Map<string, Block>()
  for (const { key, block } of keyed(base)) if (key !== undefined) before.set(key, block)
  const now = keyed(current)
  const present = new Set(now.flatMap(({ key }) => (key !== undefined && before.has(key) ? [key] : [])))
  const gone = new Map<string, Block[]>()
  let anchor = ''
  for (const [key, block] of before) {
    if (present.has(key)) anchor = key
    else if (block.text !== '') gone.set(anchor, [...(gone.get(anchor) ?? []), block])
  }
  return {
    goneFirst: gone.get('') ?? [],
    lines: now.map(({ key, block }) => {
      const was = key === undefined ? undefined : before.get(key)
      return {
        block,
        segments: redline(was?.text ?? '', block.text),
        ...(was && was.num !== block.num && { numBefore: was.num }),
        goneAfter: (key !== undefined && was && gone.get(key)) || [],
      }
    }),
  }
}

/** A wording that is shown without marks, or has no base to be compared with. */
export const plainLines = (current: readonly Block[]): LinedWording => ({
  goneFirst: [],
  lines: current.map((block) => ({
    block,
    segments: block.text === '' ? [] : [{ type: 'same', text: block.text }],
    goneAfter: [],
  })),
})
