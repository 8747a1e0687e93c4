/** Discussions follow a proposal to a newer version of its text: to the unit that theirs became, to the suggestion that took a place. */
import type { Thread } from './ports/discussion.ts'
import type { ReadyVersion } from './versionsOfTexts.ts'

/** As `shared/api/discussion.ts` tells it; kept as given. */
interface Anchor {
  readonly lang: string
  readonly field: 'base' | 'wording' | 'reason'
  readonly unit?: string
  readonly start: number | string
  readonly end: number | string
  readonly quote: string
}

export interface Goal {
  readonly unit?: string
  readonly suggestion?: string
  readonly anchor?: unknown
}

/** The unit that a unit became, or the nearest one around it that is still there. */
const unitNow = (from: ReadyVersion, to: ReadyVersion, eId: string): string | undefined => {
  const byWId = new Map([...to.index.values()].map(({ unit }) => [unit.wId, unit.eId]))
  for (let up: string | null = eId; up !== null; up = from.index.get(up)?.parent ?? null) {
    const goal = byWId.get(from.index.get(up)?.unit.wId ?? '')
    if (goal !== undefined) return goal
  }
  return undefined
}

/** Where quoted words stand now: as they stood, or at their one place; else as they stood, with the quote to tell. */
const anchorNow = (to: ReadyVersion, unit: string, anchor: Anchor): Anchor => {
  if (anchor.field !== 'base' || typeof anchor.start !== 'number' || typeof anchor.end !== 'number')
    return anchor.unit === undefined ? anchor : { ...anchor, unit }
  const { lang, quote, start, end } = anchor
  const text = to.index.get(unit)?.unit.text?.[lang] ?? ''
  const first = text.indexOf(quote)
  const once = first >= 0 && text.indexOf(quote, first + 1) < 0
  const stays = text.slice(start, end) === quote
  const moved = !stays && once ? { start: first, end: first + quote.length } : {}
  return { ...anchor, ...(anchor.unit !== undefined && { unit }), ...moved }
}

/** Where a thread hangs from now on; undefined when it stays as it is. */
export const goalOf = (
  thread: Thread,
  from: ReadyVersion,
  to: ReadyVersion,
  successors: ReadonlyMap<string, string>,
): Goal | undefined => {
  const anchor = thread.anchor as Anchor | undefined
  if (thread.suggestion !== undefined) {
    const suggestion = successors.get(thread.suggestion)
    if (suggestion === undefined) return undefined
    const unit = anchor?.unit === undefined ? undefined : unitNow(from, to, anchor.unit)
    return {
      suggestion,
      ...(anchor && { anchor: unit === undefined ? anchor : anchorNow(to, unit, anchor) }),
    }
  }
  if (thread.unit === undefined) return undefined
  const unit = unitNow(from, to, thread.unit)
  if (unit === undefined) return undefined
  return { unit, ...(anchor && { anchor: anchorNow(to, unit, anchor) }) }
}
