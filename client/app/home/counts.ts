/** What the suggestions of a proposal add up to. */
import { decisionInForce } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'

export interface Counts {
  readonly suggestions: number
  readonly agreed: number
  readonly colliding: number
  readonly outOfStep: number
}

const stands = ({ state }: SuggestionRow): boolean => state === 'open' || state === 'draft'

export const countsOf = (rows: readonly SuggestionRow[]): Counts => {
  const standing = rows.filter(stands)
  return {
    suggestions: standing.length,
    agreed: standing.filter(({ decisions }) => decisionInForce(decisions, 'group')?.outcome === 'agreed')
      .length,
    colliding: standing.filter(({ collidesWith }) => collidesWith.length > 0).length,
    outOfStep: standing.filter(({ outOfStep }) => outOfStep.length > 0).length,
  }
}

/** What of these waits for one person. */
export interface WaitingFor {
  /** Positions taken on a wording that has moved on. */
  readonly positions: number
  /** Own suggestions that change one language and not the other. */
  readonly outOfStep: number
  readonly withoutReason: number
}

export const waitingFor = (me: string, rows: readonly SuggestionRow[]): WaitingFor => {
  const undecided = rows.filter((row) => stands(row) && !decisionInForce(row.decisions, 'group'))
  const own = undecided.filter(({ author }) => author.id === me)
  return {
    positions: undecided.filter(({ positionList }) =>
      positionList?.some(({ user, outdated }) => user.id === me && outdated),
    ).length,
    outOfStep: own.filter(({ outOfStep }) => outOfStep.length > 0).length,
    withoutReason: own.filter(({ reason }) => Object.values(reason).every((words) => words.trim() === ''))
      .length,
  }
}
