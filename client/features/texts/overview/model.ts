/** The suggestions of all groups by article, and what they add up to. Pure, over the rows that the reader may see. */
import { decisionInForce } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Unit } from '#shared/legal/unit.ts'

/**
 * What a suggestion stands at: the commission's outcome; what the group agreed and submitted is pending; else the group's
 * outcome, else its own state.
 */
export type Standing =
  | 'pending'
  | 'taken'
  | 'inPart'
  | 'notTaken'
  | 'agreed'
  | 'partly'
  | 'rejected'
  | 'open'
  | 'draft'
  | 'withdrawn'
  | 'superseded'

export const standings: readonly Standing[] = [
  'pending',
  'taken',
  'inPart',
  'notTaken',
  'agreed',
  'open',
  'partly',
  'rejected',
  'draft',
  'superseded',
]

const ofCommission = { agreed: 'taken', partly: 'inPart', rejected: 'notTaken' } as const

const standingOf = (row: SuggestionRow, isSubmitted: boolean): Standing => {
  const commission = decisionInForce(row.decisions, 'commission')
  if (commission) return ofCommission[commission.outcome]
  const group = decisionInForce(row.decisions, 'group')?.outcome
  return group === 'agreed' && isSubmitted ? 'pending' : (group ?? row.state)
}

/** A suggestion with what it stands at. */
export interface Placed extends SuggestionRow {
  readonly standing: Standing
}

/** `submitted`: the proposals that lie before the commission, or did. */
export const placed = (rows: readonly SuggestionRow[], submitted: ReadonlySet<string>): Placed[] =>
  rows.map((row) => ({ ...row, standing: standingOf(row, submitted.has(row.proposal)) }))

/** When it came to stand there. */
export const since = (row: SuggestionRow): string =>
  (decisionInForce(row.decisions, 'commission') ?? decisionInForce(row.decisions, 'group'))?.at ??
  row.createdAt

export interface Filter {
  readonly group?: string
  readonly state?: string
  readonly colliding?: boolean
}

/** Without withdrawn ones, which amend nothing any more. */
export const chosen = (rows: readonly Placed[], { group, state, colliding }: Filter): Placed[] =>
  rows.filter(
    (row) =>
      row.state !== 'withdrawn' &&
      (!group || row.group.id === group) &&
      (!state || row.standing === state) &&
      (!colliding || row.collidesWith.length > 0),
  )

export interface OfArticle {
  /** Absent for what stands outside of any article. */
  readonly unit?: Unit
  readonly rows: readonly Placed[]
  readonly groups: number
  readonly collisions: number
}

const groupsIn = (rows: readonly Placed[]): number => new Set(rows.map(({ group }) => group.id)).size

const gathered = (rows: readonly Placed[], unit?: Unit): OfArticle => ({
  ...(unit && { unit }),
  rows,
  groups: groupsIn(rows),
  collisions: rows.filter(({ collidesWith }) => collidesWith.length > 0).length,
})

/** Articles with suggestions in the order of the text; a new article stands with the one it stands by. */
export const byArticle = (articles: readonly Unit[], rows: readonly Placed[]): OfArticle[] => {
  const known = new Set(articles.map(({ eId }) => eId))
  const groups = Map.groupBy(rows, (row) => {
    const place = row.article ?? row.near ?? row.unit
    return known.has(place) ? place : ''
  })
  const found = articles.flatMap((unit) => {
    const own = groups.get(unit.eId)
    return own ? [gathered(own, unit)] : []
  })
  const outside = groups.get('')
  return outside ? [...found, gathered(outside)] : found
}

/** Rows that cannot all hold, together; the others alone. Both in the order of what they amend. */
export const clustersOf = (rows: readonly Placed[]): Placed[][] => {
  const ids = new Map(rows.map((row) => [row.id, row]))
  const placed = new Set<string>()
  const clusters: Placed[][] = []
  for (const row of rows) {
    if (placed.has(row.id)) continue
    const cluster: Placed[] = []
    const open = [row]
    for (let next = open.pop(); next; next = open.pop()) {
      if (placed.has(next.id)) continue
      placed.add(next.id)
      cluster.push(next)
      for (const other of next.collidesWith) {
        const found = ids.get(other)
        if (found) open.push(found)
      }
    }
    clusters.push(cluster)
  }
  return clusters
}

export interface Summary {
  readonly suggestions: number
  readonly groups: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  readonly articles: number
  readonly colliding: number
  /** Of what groups agreed: how many the commission took, in part, not, and has yet to look at. */
  readonly outcomes: Readonly<Record<'taken' | 'inPart' | 'notTaken' | 'pending', number>>
}

export const summaryOf = (rows: readonly Placed[], articles: readonly Unit[]): Summary => {
  const groups = [...Map.groupBy(rows, ({ group }) => group.id)].map(([id, own]) => ({
    id,
    name: own[0]!.group.name,
    count: own.length,
  }))
  const count = (standing: Standing): number => rows.filter((row) => row.standing === standing).length
  return {
    suggestions: rows.length,
    groups: groups.sort((a, b) => b.count - a.count),
    articles: byArticle(articles, rows).filter(({ unit }) => unit).length,
    colliding: rows.filter(({ collidesWith }) => collidesWith.length > 0).length,
    outcomes: {
      taken: count('taken'),
      inPart: count('inPart'),
      notTaken: count('notTaken'),
      pending: count('pending'),
    },
  }
}

/** The language to show a row in: the one that is read, unless only another was changed. */
export const languageOf = (row: Placed, lang: string): string => {
  const changed = (one: string) => JSON.stringify(row.before[one]) !== JSON.stringify(row.after[one])
  if (changed(lang)) return lang
  return Object.keys(row.after).find(changed) ?? lang
}
