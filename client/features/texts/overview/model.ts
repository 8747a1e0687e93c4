/** The suggestions of all groups by article, and what they add up to. Pure, over the rows that the reader may see. */
import { decisionInForce } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Unit } from '#shared/legal/unit.ts'

/** What a row stands at: the commission's outcome, else the group's, else its own state. */
export type Standing =
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
  'agreed',
  'taken',
  'inPart',
  'notTaken',
  'open',
  'partly',
  'rejected',
  'draft',
  'superseded',
]

const ofCommission = { agreed: 'taken', partly: 'inPart', rejected: 'notTaken' } as const

export const standingOf = (row: SuggestionRow): Standing => {
  const commission = decisionInForce(row.decisions, 'commission')
  if (commission) return ofCommission[commission.outcome]
  return decisionInForce(row.decisions, 'group')?.outcome ?? row.state
}

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
export const chosen = (
  rows: readonly SuggestionRow[],
  { group, state, colliding }: Filter,
): SuggestionRow[] =>
  rows.filter(
    (row) =>
      row.state !== 'withdrawn' &&
      (!group || row.group.id === group) &&
      (!state || standingOf(row) === state) &&
      (!colliding || row.collidesWith.length > 0),
  )

export interface OfArticle {
  /** Absent for what stands outside of any article. */
  readonly unit?: Unit
  readonly rows: readonly SuggestionRow[]
  readonly groups: number
  readonly collisions: number
}

const groupsIn = (rows: readonly SuggestionRow[]): number => new Set(rows.map(({ group }) => group.id)).size

const gathered = (rows: readonly SuggestionRow[], unit?: Unit): OfArticle => ({
  ...(unit && { unit }),
  rows,
  groups: groupsIn(rows),
  collisions: rows.filter(({ collidesWith }) => collidesWith.length > 0).length,
})

/** Articles with suggestions in the order of the text; a new article stands with the one it stands by. */
export const byArticle = (articles: readonly Unit[], rows: readonly SuggestionRow[]): OfArticle[] => {
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
export const clustersOf = (rows: readonly SuggestionRow[]): SuggestionRow[][] => {
  const ids = new Map(rows.map((row) => [row.id, row]))
  const placed = new Set<string>()
  const clusters: SuggestionRow[][] = []
  for (const row of rows) {
    if (placed.has(row.id)) continue
    const cluster: SuggestionRow[] = []
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

export const summaryOf = (rows: readonly SuggestionRow[], articles: readonly Unit[]): Summary => {
  const groups = [...Map.groupBy(rows, ({ group }) => group.id)].map(([id, own]) => ({
    id,
    name: own[0]!.group.name,
    count: own.length,
  }))
  const count = (standing: Standing): number => rows.filter((row) => standingOf(row) === standing).length
  return {
    suggestions: rows.length,
    groups: groups.sort((a, b) => b.count - a.count),
    articles: byArticle(articles, rows).filter(({ unit }) => unit).length,
    colliding: rows.filter(({ collidesWith }) => collidesWith.length > 0).length,
    outcomes: {
      taken: count('taken'),
      inPart: count('inPart'),
      notTaken: count('notTaken'),
      pending: count('agreed'),
    },
  }
}

/** The language to show a row in: the one that is read, unless only another was changed. */
export const languageOf = (row: SuggestionRow, lang: string): string => {
  const changed = (one: string) => JSON.stringify(row.before[one]) !== JSON.stringify(row.after[one])
  if (changed(lang)) return lang
  return Object.keys(row.after).find(changed) ?? lang
}
