/** Which of some suggestions cannot hold together, decided or not: what the page warns of while people still draft. */
import { decisionInForce } from '#shared/access/subjects.ts'
import { collidesWith } from '#shared/legal/consolidate.ts'
import type { TextVersion } from '#shared/legal/unit.ts'
import type { Suggestion } from './ports/suggestions.ts'

/** Rejected suggestions, and those that another was agreed instead of, stand in nobody's way. */
const stands = ({ decisions }: Suggestion): boolean => {
  const outcome = (decisionInForce(decisions, 'commission') ?? decisionInForce(decisions, 'group'))?.outcome
  return outcome === undefined || outcome === 'agreed'
}

/** By suggestion, the others that it collides with, sorted. */
export const collisionsAmong = (
  version: Pick<TextVersion, 'units'>,
  suggestions: readonly Suggestion[],
): ReadonlyMap<string, readonly string[]> => collidesWith(version, suggestions.filter(stands))
