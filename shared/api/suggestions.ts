/** Suggestions, and the positions and decisions taken on them. */
import { z } from 'zod'
import { suggestionStates } from '#shared/access/subjects.ts'
import { levels, outcomes } from '#shared/legal/decision.ts'
import { operations } from '#shared/legal/suggestion.ts'
import { eId, id, lang, localized, newUnit, person, plainUnit, richBlock } from './common.ts'

const longText = z.string().max(1_000_000)
const note = z.string().max(20_000)
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is a SHA-256 in hexadecimal')

export const destination = z.union([
  z.strictObject({ before: eId }),
  z.strictObject({ after: eId }),
  z.strictObject({ firstIn: eId }),
])

/** A bare eId means the place after that unit. */
const newDestination = z.union([eId.transform((after) => ({ after })), destination])

/** `seedHash` is one language's, or by language: the hash of the seed that the page started from. */
export const newSuggestion = z.object({
  id: z.uuid().optional(),
  op: z.enum(operations),
  unit: eId,
  unitEnd: eId.optional(),
  destination: newDestination.optional(),
  bundle: id.optional(),
  alternativeTo: id.optional(),
  copiedFrom: id.optional(),
  rank: z.number().int().min(-1_000_000).max(1_000_000).default(0),
  state: z.enum(['open', 'draft']).default('open'),
  wording: z.record(lang, z.union([longText, z.array(newUnit).max(5000)])).optional(),
  reason: z.record(lang, longText).optional(),
  seedHash: z.union([hash, z.record(lang, hash)]).optional(),
})
export type NewSuggestion = z.infer<typeof newSuggestion>

/** `confirmed` names languages whose wording is right as it stands (true) or no longer known to be (false). */
export const changedSuggestion = z.object({
  state: z.enum(suggestionStates).optional(),
  coauthors: z.array(id).max(100).optional(),
  confirmed: z.record(lang, z.boolean()).optional(),
  rank: z.number().int().min(-1_000_000).max(1_000_000).optional(),
  bundle: id.nullable().optional(),
  wording: z.record(lang, z.union([longText, z.array(newUnit).max(5000)])).optional(),
  reason: z.record(lang, longText).optional(),
})
export type ChangedSuggestion = z.infer<typeof changedSuggestion>

export const ofSuggestion = z.object({ sid: id })

export const newPosition = z.object({
  stand: z.enum(['support', 'oppose', 'abstain']),
  note: note.default(''),
  onBehalfOf: z.string().max(500).optional(),
  wordingHash: hash.optional(),
})
export type NewPosition = z.infer<typeof newPosition>

export const newDecision = z.object({
  level: z.enum(levels).default('group'),
  outcome: z.enum(outcomes),
  reason: note.default(''),
  instead: id.optional(),
  wordingHash: hash.optional(),
})
export type NewDecision = z.infer<typeof newDecision>

export const reopening = z.object({ level: z.enum(levels).default('group'), reason: note.default('') })

export const position = z.object({
  user: person,
  onBehalfOf: z.string().optional(),
  stand: z.enum(['support', 'oppose', 'abstain']),
  note: z.string(),
  wordingHash: z.string(),
  /** Whether the wording has moved on since. */
  outdated: z.boolean(),
  at: z.string(),
})
export type PositionRow = z.infer<typeof position>

export const decision = z.object({
  id: z.string(),
  level: z.enum(levels),
  outcome: z.enum(outcomes),
  reason: z.string(),
  by: person.optional(),
  at: z.string(),
  wordingHash: z.string(),
  instead: z.string().optional(),
  reopened: z.object({ by: person.optional(), at: z.string() }).optional(),
})
export type DecisionRow = z.infer<typeof decision>

/** Readers outside the group get neither positions, nor internal decisions, nor (unless the group shows them) authors. */
export const suggestion = z
  .object({
    id: z.string(),
    proposal: z.string(),
    /** Its number within the proposal; the group's own, since it tells how many there are. */
    number: z.number().optional(),
    textId: z.string(),
    version: z.number(),
    op: z.enum(operations),
    unit: z.string(),
    wId: z.string(),
    unitEnd: z.string().optional(),
    destination: destination.optional(),
    rank: z.number(),
    article: z.string().nullable(),
    near: z.string().optional(),
    citation: localized,
    author: person,
    group: z.object({ id: z.string(), name: z.string() }),
    coauthors: z.array(person),
    bundle: z.string().optional(),
    alternativeTo: z.string().optional(),
    copiedFrom: z.string().optional(),
    state: z.enum(suggestionStates),
    before: z.record(lang, z.array(plainUnit)),
    after: z.record(lang, z.array(plainUnit)),
    reason: localized,
    reasonRich: z.record(lang, z.array(richBlock)),
    confirmed: z.record(lang, z.boolean()),
    outOfStep: z.array(lang),
    wordingHash: z.string(),
    materialisedSeq: z.number(),
    decisions: z.array(decision),
    positions: z.object({ support: z.number(), oppose: z.number(), abstain: z.number() }).optional(),
    positionList: z.array(position).optional(),
    collidesWith: z.array(z.string()),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Suggestion' })
export type SuggestionRow = z.infer<typeof suggestion>

export const unitQuery = z.object({
  unit: eId.optional(),
  version: z.coerce.number().int().min(1).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
})
