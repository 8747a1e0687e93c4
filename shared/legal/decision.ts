/**
 * Decisions: the recorded outcome of a suggestion, by its group or by the commission.
 *
 * The *standing* decision at a level is what counts there. At the group's level it is the group's own. At the
 * commission's level it is the commission's where it has decided, otherwise the group's: a submitted proposal stands as
 * its group agreed it until the commission says otherwise. Of several at one level the last one stands.
 */
export const levels = ['group', 'commission'] as const
export type Level = (typeof levels)[number]

export const outcomes = ['agreed', 'partly', 'rejected'] as const
export type Outcome = (typeof outcomes)[number]

/** What consolidation and the comparison table know of a decision. `instead` is the suggestion agreed in place of this one. */
export interface LegalDecision {
  readonly suggestion: string
  readonly level: Level
  readonly outcome: Outcome
  readonly instead?: string
  readonly reason?: string
}

/** The standing decision on each suggestion that has one, by the suggestion's id. `decisions` are in order of time. */
export const standing = (
  decisions: readonly LegalDecision[],
  level: Level,
): ReadonlyMap<string, LegalDecision> => {
  const last = (at: Level) =>
    decisions
      .filter((decision) => decision.level === at)
      .map((decision) => [decision.suggestion, decision] as const)
  return new Map([...last('group'), ...(level === 'commission' ? last('commission') : [])])
}
