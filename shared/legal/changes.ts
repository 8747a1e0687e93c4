/**
 * A wording against the one it started from, as atomic changes, aligned by `from`.
 *
 * The first unit that continues a base unit is that unit; a second one (after a split or a paste) is new. A unit that
 * stands under another parent, or out of order among its siblings, is moved; of several ways to see that, the fewest
 * moves count. New and moved units stand after the nearest sibling before them that kept its place.
 */
import { longestIncreasing } from './increasing.ts'
import type { WordingUnit } from './suggestion.ts'
import type { Kind } from './unit.ts'

/** Where a new or moved unit stands. `parent` null is the level of the wording's own units; `after` null its start. */
export interface Spot {
  readonly parent: string | null
  readonly after: string | null
  /** Order among the new and moved units of one wording at this spot. */
  readonly index: number
}

/** A change in one language. `unit` is an eId; a new unit has a `key`, alike for alike places in two languages. */
export type Change =
  | { readonly type: 'text'; readonly unit: string; readonly text: string }
  | { readonly type: 'heading'; readonly unit: string; readonly heading: string }
  | { readonly type: 'number'; readonly unit: string; readonly kind: Kind; readonly num: string }
  | {
      readonly type: 'insert'
      readonly key: string
      readonly kind: Kind
      readonly num: string
      readonly heading?: string
      readonly text?: string
      readonly at: Spot
    }
  | { readonly type: 'delete'; readonly unit: string }
  | { readonly type: 'move'; readonly unit: string; readonly at: Spot }

interface Origin {
  readonly unit: WordingUnit
  readonly parent: string | null
  readonly position: number
}

export const changes = (before: readonly WordingUnit[], after: readonly WordingUnit[]): Change[] =>
  compared(before, after).changes

export interface Compared {
  readonly changes: Change[]
  /** The new units of the later wording, each with the key of its insertion. */
  readonly added: ReadonlyMap<WordingUnit, string>
}

/** The changes, with the units that they insert. */
export const compared = (before: readonly WordingUnit[], after: readonly WordingUnit[]): Compared => {
  const origins = new Map<string, Origin>()
  const remember = (units: readonly WordingUnit[], parent: string | null) => {
    for (const [position, unit] of units.entries()) {
      if (unit.from && !origins.has(unit.from)) origins.set(unit.from, { unit, parent, position })
      remember(unit.children, unit.from || parent)
    }
  }
  remember(before, null)

  const out: Change[] = []
  const seen = new Set<string>()
  const keys = new Set<string>()
  const added = new Map<WordingUnit, string>()

  /** Claims the base unit that this one continues, once; identities are settled in reading order. */
  const identity = new Map<WordingUnit, string>()
  const claim = (units: readonly WordingUnit[]) => {
    for (const unit of units) {
      if (unit.from && origins.has(unit.from) && !seen.has(unit.from)) {
        seen.add(unit.from)
        identity.set(unit, unit.from)
      }
      claim(unit.children)
    }
  }
  claim(after)

  const compare = (units: readonly WordingUnit[], parent: string | null) => {
    const known = units.flatMap((unit, position) => {
      const origin = origins.get(identity.get(unit) ?? '')
      return origin && origin.parent === parent ? [{ position, was: origin.position }] : []
    })
    const inOrder = longestIncreasing(known.map(({ was }) => was))
    const settled = new Set(known.filter((_, at) => inOrder.has(at)).map(({ position }) => position))
    let anchor: string | null = null
    let index = 0
    const sorts = new Map<Kind, number>()
    for (const [position, unit] of units.entries()) {
      const from = identity.get(unit)
      if (from === undefined) {
        const nth = sorts.get(unit.kind) ?? 0
        sorts.set(unit.kind, nth + 1)
        const key = fresh(keys, `${parent ?? ''}\u0001${anchor ?? ''}\u0001${unit.kind}${nth}`)
        added.set(unit, key)
        out.push({ type: 'insert', key, ...own(unit), at: { parent, after: anchor, index: index++ } })
        compare(unit.children, key)
        continue
      }
      if (settled.has(position)) {
        anchor = from
        index = 0
        sorts.clear()
      } else out.push({ type: 'move', unit: from, at: { parent, after: anchor, index: index++ } })
      out.push(...edits(from, origins.get(from)!.unit, unit))
      compare(unit.children, from)
    }
  }
  compare(after, null)

  for (const from of origins.keys()) if (!seen.has(from)) out.push({ type: 'delete', unit: from })
  return { changes: out, added }
}

const edits = (unit: string, before: WordingUnit, after: WordingUnit): Change[] => {
  const out: Change[] = []
  if (before.kind !== after.kind || before.num !== after.num)
    out.push({ type: 'number', unit, kind: after.kind, num: after.num })
  if ((before.heading ?? '') !== (after.heading ?? ''))
    out.push({ type: 'heading', unit, heading: after.heading ?? '' })
  if ((before.text ?? '') !== (after.text ?? '')) out.push({ type: 'text', unit, text: after.text ?? '' })
  return out
}

const own = ({ kind, num, heading, text }: WordingUnit) => ({
  kind,
  num,
  ...(heading ? { heading } : {}),
  ...(text ? { text } : {}),
})

/** `+` keeps keys apart from eIds. */
const fresh = (keys: Set<string>, name: string): string => {
  let key = `+${name}`
  while (keys.has(key)) key += '+'
  keys.add(key)
  return key
}
