/** Threads and comments. */
import { z } from 'zod'
import { eId, id, lang, page, person } from './common.ts'

const body = z.string().trim().min(1).max(20_000)

/** Words in a base text or in live wording; positions are kept as given, and the quote beside them. */
export const anchor = z
  .object({
    lang,
    field: z.enum(['base', 'wording', 'reason']),
    unit: eId.optional(),
    start: z.union([z.number().int().min(0), z.string().max(2000)]),
    end: z.union([z.number().int().min(0), z.string().max(2000)]),
    quote: z.string().max(5000),
    prefix: z.string().max(200).default(''),
    suffix: z.string().max(200).default(''),
  })
  .meta({ id: 'Anchor' })

export const newThread = z
  .object({
    unit: eId.optional(),
    suggestion: id.optional(),
    audience: z.enum(['group', 'shared']).default('group'),
    anchor: anchor.optional(),
    body,
  })
  .refine((thread) => (thread.unit === undefined) !== (thread.suggestion === undefined), {
    message: 'names either a unit or a suggestion',
  })
export type NewThread = z.infer<typeof newThread>

export const newComment = z.object({ body })
export const changedComment = z.union([
  z.strictObject({ body }),
  z.strictObject({ deleted: z.literal(true) }),
])
export type ChangedComment = z.infer<typeof changedComment>
export const changedThread = z.object({ resolved: z.boolean() })

export const ofThread = z.object({ tid: id })
export const ofComment = z.object({ tid: id, cid: id })
export const threadFilter = page.extend({ unit: eId.optional(), suggestion: id.optional() })

/** A deleted comment keeps its place and loses its body. */
export const comment = z
  .object({
    id: z.string(),
    author: person,
    body: z.string(),
    createdAt: z.string(),
    editedAt: z.string().optional(),
    deletedAt: z.string().optional(),
  })
  .meta({ id: 'Comment' })
export type CommentRow = z.infer<typeof comment>

export const thread = z
  .object({
    id: z.string(),
    proposal: z.string(),
    unit: z.string().optional(),
    suggestion: z.string().optional(),
    audience: z.enum(['group', 'shared']),
    anchor: anchor.optional(),
    author: person,
    createdAt: z.string(),
    resolved: z.object({ by: person, at: z.string() }).nullable(),
    comments: z.array(comment),
  })
  .meta({ id: 'Thread' })
export type ThreadRow = z.infer<typeof thread>
