/** The alignment of two versions as rows that a person can look at and mend: what is doubtful or alone first. */
import { flatten } from '#shared/legal/tree.ts'
import type { Unit } from '#shared/legal/unit.ts'
import type { VersionReport } from '#shared/legal/versions.ts'

/** Which units are one, and which of that is doubtful; `from` and `to` are eIds of the two sides. */
export interface Found {
  readonly pairs: readonly { readonly from: string; readonly to: string }[]
  readonly doubtful: readonly {
    readonly from: string
    readonly to: string
    readonly paired: boolean
    readonly likeness?: number
  }[]
}

/** What was found between two versions. */
export const foundBetween = ({ unchanged, changed, doubtful }: VersionReport): Found => ({
  pairs: [...unchanged, ...changed],
  doubtful,
})

export interface PairRow {
  readonly key: string
  /** The unit in the earlier and in the later version; one of them where the other has no counterpart. */
  readonly old?: Unit
  readonly now?: Unit
  readonly isDoubtful: boolean
  /** Of the words of a doubtful pair, from 0 to 1. */
  readonly likeness?: number
  /** Alone, and somewhat like another that is alone: its eId. */
  readonly maybe?: string
}

export type Scope = 'articles' | 'everything'

const inScope = (unit: Unit, scope: Scope): boolean => scope === 'everything' || unit.kind === 'article'

/** In the order of the later version; what went stands where it stood. */
export const pairRows = (
  previous: readonly Unit[],
  next: readonly Unit[],
  { pairs, doubtful }: Found,
  scope: Scope,
): PairRow[] => {
  const olds = flatten(previous).filter((unit) => inScope(unit, scope))
  const byEId = new Map(olds.map((unit) => [unit.eId, unit]))
  const from = new Map(pairs.map((entry) => [entry.to, entry.from]))
  const doubts = new Map(doubtful.filter(({ paired }) => paired).map((doubt) => [doubt.to, doubt.likeness]))
  const maybe = new Map<string, string>()
  for (const { from: old, to, paired } of doubtful)
    if (!paired) {
      if (!maybe.has(`to ${to}`)) maybe.set(`to ${to}`, old)
      if (!maybe.has(`from ${old}`)) maybe.set(`from ${old}`, to)
    }
  const rows: PairRow[] = flatten(next)
    .filter((unit) => inScope(unit, scope))
    .map((now) => {
      const eId = from.get(now.eId)
      const old = eId === undefined ? undefined : byEId.get(eId)
      const likeness = doubts.get(now.eId)
      const other = maybe.get(`to ${now.eId}`)
      return {
        key: `to ${now.eId}`,
        now,
        ...(old && { old }),
        isDoubtful: doubts.has(now.eId) || other !== undefined,
        ...(likeness !== undefined && { likeness }),
        ...(other !== undefined && { maybe: other }),
      }
    })
  const placed = new Set(rows.flatMap(({ old }) => (old ? [old.eId] : [])))
  for (const [at, old] of olds.entries()) {
    if (placed.has(old.eId)) continue
    const behind = olds.slice(0, at).findLast(({ eId }) => rows.some((row) => row.old?.eId === eId))
    const other = maybe.get(`from ${old.eId}`)
    const row: PairRow = {
      key: `from ${old.eId}`,
      old,
      isDoubtful: other !== undefined,
      ...(other !== undefined && { maybe: other }),
    }
    rows.splice(behind ? rows.findIndex((each) => each.old?.eId === behind.eId) + 1 : 0, 0, row)
  }
  return rows
}

/** What wants a look: doubtful pairs, and units without a counterpart. */
export const wantsLook = ({ old, now, isDoubtful }: PairRow): boolean => isDoubtful || !old || !now
