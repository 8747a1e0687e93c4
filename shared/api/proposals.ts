/** Proposals: one group's package of suggestions on one text version; its sharing, versions and history. */
import { z } from 'zod'
import { proposalStates } from '#shared/access/subjects.ts'
import { id, lang, localized, page, person, richBlock, title } from './common.ts'

export const newProposal = z.object({
  textId: id,
  groupId: id,
  title,
  version: z.number().int().min(1).optional(),
})
export type NewProposal = z.infer<typeof newProposal>

export const changedProposal = z.object({ title: title.optional(), note: localized.optional() })

/** Whole sharing as it shall be; what is left out stays. */
export const share = z.object({
  groups: z.array(id).max(500).optional(),
  all: z.boolean().optional(),
  link: z.boolean().optional(),
  authorsShown: z.boolean().optional(),
})
export type Share = z.infer<typeof share>

export const proposalFilter = page.extend({ textId: id.optional(), groupId: id.optional() })

export const shares = z.object({
  groups: z.array(z.string()),
  all: z.boolean(),
  link: z.boolean(),
  /** The secret of the public link, for those who may share. */
  token: z.string().optional(),
})

export const unready = z.object({
  id: z.string(),
  problems: z.array(z.enum(['no-reason', 'out-of-step', 'undecided'])),
})

/** `shares`, `createdBy` and `unready` are there for the group's members. */
export const proposal = z
  .object({
    id: z.string(),
    textId: z.string(),
    version: z.number(),
    group: z.object({ id: z.string(), name: z.string() }),
    title: z.string(),
    state: z.enum(proposalStates),
    authorsShown: z.boolean(),
    shares: shares.optional(),
    note: localized,
    noteRich: z.record(lang, z.array(richBlock)),
    createdBy: person.optional(),
    createdAt: z.string(),
    updatedAt: z.string(),
    /** Suggestions without a reason, out of step or undecided: to be looked at before submitting. */
    unready: z.array(unready).optional(),
  })
  .meta({ id: 'Proposal' })
export type ProposalRow = z.infer<typeof proposal>

export const agreedQuery = z.object({ lang, level: z.enum(['group', 'commission']).default('group') })

export const newVersion = z.object({ name: title })
export const ofVersion = z.object({ id, version: z.coerce.number().int().min(1) })

export const version = z
  .object({
    number: z.number(),
    name: z.string(),
    step: z.string().nullable(),
    createdBy: person,
    createdAt: z.string(),
  })
  .meta({ id: 'Version' })
export type VersionRow = z.infer<typeof version>

const redlines = z.record(
  lang,
  z.array(z.object({ type: z.enum(['same', 'inserted', 'deleted']), text: z.string() })),
)

/** What differs from version `a` to version `b`; `before` and `after` are absent where there was no such suggestion. */
export const versionComparison = z
  .object({
    a: version,
    b: version,
    suggestions: z.array(
      z.object({
        id: z.string(),
        unit: z.string(),
        op: z.string(),
        before: z.string().optional(),
        after: z.string().optional(),
        wording: redlines,
        reason: redlines,
      }),
    ),
    note: redlines,
  })
  .meta({ id: 'VersionComparison' })
export type VersionComparison = z.infer<typeof versionComparison>

export const ofTwoVersions = z.object({
  id,
  version: z.coerce.number().int().min(1),
  other: z.coerce.number().int().min(1),
})

/**
 * Ids of suggestions whose words are those of the version again, and of those that differ and were left alone: decided by
 * the commission, withdrawn. `before` is the version that holds what stood before.
 */
export const restored = z
  .object({ restored: z.array(z.string()), left: z.array(z.string()), before: z.number() })
  .meta({ id: 'Restored' })
export type Restored = z.infer<typeof restored>

export const historyEntry = z
  .object({
    seq: z.number(),
    at: z.string(),
    actor: person,
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'HistoryEntry' })
export type HistoryEntry = z.infer<typeof historyEntry>
