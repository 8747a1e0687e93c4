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
  const segments = segmentsOf(before, now)
  return {
    goneFirst: gone.get('') ?? [],
    lines: now.map(({ key, block }, index) => {
      const was = key === undefined ? undefined : before.get(key)
      return {
        block,
        segments: segments[index]!,
        ...(was && was.num !== block.num && { numBefore: was.num }),
        goneAfter: (key !== undefined && was && gone.get(key)) || [],
      }
    }),
  }
}

/**
 * New blocks right after one that continues a base unit are compared with that unit together: when somebody splits a
 * clause, its second half is still its words.
 */
const segmentsOf = (before: ReadonlyMap<string, Block>, now: readonly Keyed[]): Segment[][] => {
  const all: Segment[][] = []
  for (let index = 0; index < now.length; ) {
    const was = before.get(now[index]!.key ?? '')
    let end = index + 1
    if (was)
      while (end < now.length && !before.has(now[end]!.key ?? '') && now[end]!.block.kind !== 'heading') end++
    const texts = now.slice(index, end).map(({ block }) => block.text)
    all.push(...cut(redline(was?.text ?? '', texts.join('\n')), texts))
    index = end
  }
  return all
}

/** One redline over several texts that were joined by line ends, cut at these again. */
const cut = (segments: readonly Segment[], texts: readonly string[]): Segment[][] => {
  const parts: Segment[][] = texts.map(() => [])
  let at = 0
  let left = texts[0]?.length ?? 0
  for (const segment of segments) {
    if (segment.type === 'deleted') {
      if (segment.text.trim() !== '' || texts.length === 1) parts[at]!.push(segment)
      continue
    }
    let rest = segment.text
    while (rest !== '') {
      const taken = rest.slice(0, left)
      if (taken !== '') parts[at]!.push({ type: segment.type, text: taken })
      rest = rest.slice(taken.length)
      left -= taken.length
      if (rest === '') break
      // The line end itself.
      rest = rest.slice(1)
      at += 1
      left = texts[at]!.length
    }
  }
  return parts
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
