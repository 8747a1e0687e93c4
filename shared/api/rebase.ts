/** Taking a proposal to a newer version of its text. */
import { z } from 'zod'
import { suggestionStates } from '#shared/access/subjects.ts'
import { rebaseCauses, rebaseOutcomes } from '#shared/legal/rebase.ts'
import { operations } from '#shared/legal/suggestion.ts'
import { eId, id, lang, localized, newUnit, person, plainUnit } from './common.ts'
import { destination } from './suggestions.ts'

const longText = z.string().max(1_000_000)

/** Keep the proposed wording, take the new text (the suggestion ends), or write something else. */
export const rebaseChoices = ['keep', 'take', 'edit'] as const
export type RebaseChoice = (typeof rebaseChoices)[number]

/** `place` says where the words of something that is gone shall stand; `wording` is what `edit` writes. */
const choice = z.object({
  choice: z.enum(rebaseChoices),
  wording: z.record(lang, z.union([longText, z.array(newUnit).max(5000)])).optional(),
  place: z.object({ op: z.enum(['insertBefore', 'insertAfter']), unit: eId }).optional(),
})
export type GivenChoice = z.infer<typeof choice>

/**
 * To the newest version unless another is named. What is carried is kept and what is already in the text ends, unless a
 * choice says otherwise; what has changed or is gone waits until it has one.
 */
export const rebasing = z.object({
  version: z.number().int().min(1).optional(),
  preview: z.boolean().optional(),
  choices: z.record(id, choice).optional(),
})
export type Rebasing = z.infer<typeof rebasing>

const wording = z.record(lang, z.array(plainUnit))

export const rebaseItem = z
  .object({
    /** The suggestion on the version that it was made on. */
    suggestion: z.string(),
    number: z.number(),
    op: z.enum(operations),
    unit: z.string(),
    citation: localized,
    author: person,
    state: z.enum(suggestionStates),
    version: z.number(),
    outcome: z.enum(rebaseOutcomes),
    causes: z.array(z.enum(rebaseCauses)),
    /** Whether a person still has to choose. */
    waiting: z.boolean(),
    /** The suggestion that took its place. */
    successor: z.string().optional(),
    /** Where it stands in the newer version, and how that is cited. */
    place: z
      .object({
        op: z.enum(operations),
        unit: z.string(),
        unitEnd: z.string().optional(),
        destination: destination.optional(),
      })
      .optional(),
    citationNow: localized.optional(),
    /** Three ways: the clause as it was, as it is, and the wording proposed; `after` is that wording in its new place. */
    oldBase: wording,
    newBase: wording,
    proposed: wording,
    after: wording,
    /** eIds of units that both the suggestion and the new version changed. */
    conflicts: z.record(lang, z.array(z.string())),
  })
  .meta({ id: 'RebaseItem' })
export type RebaseItem = z.infer<typeof rebaseItem>

export const rebase = z
  .object({
    proposal: z.string(),
    textId: z.string(),
    /** The version that the proposal amended, and the one that it was taken to. */
    from: z.number(),
    to: z.number(),
    /** False for a preview. */
    stored: z.boolean(),
    items: z.array(rebaseItem),
    counts: z.object({ carried: z.number(), already: z.number(), changed: z.number(), gone: z.number() }),
    waiting: z.number(),
    /** Others' private drafts, which go along unseen. */
    hidden: z.number(),
    /** The frozen versions of the proposal before and after. */
    versions: z.object({ before: z.number(), after: z.number() }).optional(),
  })
  .meta({ id: 'Rebase' })
export type RebaseRow = z.infer<typeof rebase>
