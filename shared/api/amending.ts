/** The amending act, formula by formula, and people's own wordings of it. */
import { z } from 'zod'
import { lang, person } from './common.ts'

const level = z.enum(['group', 'commission']).default('group')

export const amendingQuery = z.object({ lang, level })

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is a SHA-256 in hexadecimal')

/** With a `text`, the wording of the formula named by `key`; with null, every edit at `place` is dropped. */
export const amendingEdit = z.union([
  z.strictObject({ lang, level, key: hash, text: z.string().trim().min(1).max(20_000) }),
  z.strictObject({ lang, level, place: z.string().min(1).max(2000), text: z.null() }),
])
export type AmendingEdit = z.infer<typeof amendingEdit>

/** Somebody's wording of a formula; `generated` is what it was made on. */
const edit = z.object({ text: z.string(), generated: z.string(), author: person, at: z.string() })

const worded = z.object({
  key: z.string(),
  place: z.string(),
  generated: z.string(),
  text: z.string(),
  edit: edit.optional(),
  outdated: edit.optional(),
})

/** `homeless` are edits of what the act no longer says. */
export const amendingActRow = z
  .object({
    lang,
    level: z.enum(['group', 'commission']),
    clauses: z.array(
      z.object({
        place: z.string(),
        lead: worded.optional(),
        formulas: z.array(
          worded.extend({
            wording: z.array(z.object({ label: z.string(), text: z.string(), level: z.number() })),
          }),
        ),
      }),
    ),
    homeless: z.array(edit.extend({ place: z.string() })),
  })
  .meta({ id: 'AmendingAct' })
export type AmendingActRow = z.infer<typeof amendingActRow>
