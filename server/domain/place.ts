/** Where a suggestion stands in its text: the article around it, the unit it stands by, and what touches a unit. */
import type { Destination, Operation } from '#shared/legal/suggestion.ts'
import { rangeOf, subtree, type VersionIndex } from '#shared/legal/version-index.ts'
import { Refusal } from './errors.ts'

export interface Placed {
  readonly op: Operation
  readonly unit: string
  readonly unitEnd?: string
  readonly destination?: Destination
}

export const isInsertion = (op: Operation): boolean => op === 'insertBefore' || op === 'insertAfter'

const goalOf = (destination: Destination): string => Object.values(destination)[0] as string

/** The unit and all that it stands in, innermost first. */
export const ancestry = (index: VersionIndex, eId: string): string[] => {
  const found: string[] = []
  for (let up: string | null = eId; up !== null; up = index.get(up)?.parent ?? null) found.push(up)
  return found
}

/** The article around a unit, itself included; null outside of any. */
export const articleOf = (index: VersionIndex, eId: string): string | null =>
  ancestry(index, eId).find((up) => index.get(up)?.unit.kind === 'article') ?? null

/** Refuses a place that this version does not have. */
export const checkPlace = (index: VersionIndex, { op, unit, unitEnd, destination }: Placed): void => {
  const here = index.get(unit)
  if (!here) throw new Refusal('unknown-unit', { unit })
  if (unitEnd !== undefined) {
    if (isInsertion(op)) throw bad('unitEnd', 'An insertion stands by one unit.')
    const end = index.get(unitEnd)
    if (!end || end.parent !== here.parent || end.position < here.position)
      throw new Refusal('unknown-unit', { unit: unitEnd })
  }
  if ((op === 'move') !== (destination !== undefined))
    throw bad('destination', 'A move names its destination, and nothing else does.')
  if (destination && !index.has(goalOf(destination)))
    throw new Refusal('unknown-unit', { unit: goalOf(destination) })
}

const bad = (path: string, message: string): Refusal =>
  new Refusal('bad-request', { issues: [{ path, message }] })

/** `article` and `near` of a suggestion: a new article stands in none, near the one beside it. */
export const standingOf = (
  index: VersionIndex,
  { op, unit }: Placed,
): { article: string | null; near?: string } => {
  if (!isInsertion(op)) return { article: articleOf(index, unit) }
  const parent = index.get(unit)?.parent ?? null
  return { article: parent === null ? null : articleOf(index, parent), near: unit }
}

/**
 * Whether a suggestion concerns a unit: it amends the unit or something in it, its range touches the unit, it deletes
 * something around it, it stands beside it, or it moves something there.
 */
export const concerns = (index: VersionIndex, suggestion: Placed, eId: string): boolean => {
  const wanted = index.get(eId)
  if (!wanted) return suggestion.unit === eId
  const within = new Set(subtree(wanted.unit))
  if (within.has(suggestion.unit)) return true
  if (suggestion.destination && within.has(goalOf(suggestion.destination))) return true
  if (isInsertion(suggestion.op)) return false
  const range = rangeOf(index, suggestion.unit, suggestion.unitEnd).map((unit) => unit.eId)
  if (range.some((unit) => within.has(unit))) return true
  return suggestion.op === 'delete' && ancestry(index, eId).some((up) => range.includes(up))
}
