/** Files out: what may be asked for, and the shape of those that are JSON. */
import { z } from 'zod'
import type { exportKinds } from '#shared/legal/export-model.ts'
import { lang, localized, plainUnit, richBlock, unit } from './common.ts'

/** One language, or two side by side: `ru` or `kk,ru`. */
export const exportQuery = z.object({
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(,[a-z]{2,3})?$/)
    .optional(),
  level: z.enum(['group', 'commission']).optional(),
  /** A redline shows undecided suggestions too. */
  open: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
})

/** Of a whole text: the commission's decisions count, unless others are asked for. */
export const textExportQuery = exportQuery.extend({ version: z.coerce.number().int().min(1).optional() })

const segment = z.object({ type: z.enum(['same', 'inserted', 'deleted']), text: z.string() })
const cell = z.union([
  z.object({
    type: z.literal('wording'),
    blocks: z.array(
      z.object({
        kind: z.string(),
        part: z.enum(['heading', 'text']),
        label: z.string(),
        level: z.number(),
        segments: z.array(segment),
      }),
    ),
  }),
  z.object({ type: z.enum(['absent', 'deleted', 'moved']), text: z.string() }),
])
const byLang = <T extends z.ZodType>(schema: T) => z.record(lang, schema)

const collisions = byLang(
  z.array(
    z.object({
      type: z.enum(['collision', 'adjacent']),
      element: z.string(),
      suggestions: z.array(z.object({ author: z.string(), wording: z.string().optional() })),
    }),
  ),
)

const row = { number: z.number(), suggestion: z.string(), element: z.string(), author: z.string() }
const stand = z.array(z.object({ name: z.string(), outdated: z.boolean() }))
const changers = z.record(z.string(), z.object({ name: z.string(), at: z.string() }))

/** What a formula does to which units of the base; `quoted` is its wording as units of the agreed text. */
const change = z.object({
  type: z.enum(['insertion', 'renumbering', 'repeal', 'substitution']),
  units: z.array(z.string()),
  pos: z.enum(['after', 'start']).optional(),
  quoted: z.array(plainUnit).optional(),
  words: z.array(z.string()).optional(),
})

/** What every JSON export begins with. `schema` is raised when a reader of the former shape would be misled. */
const head = {
  schema: z.literal(1),
  languages: z.array(lang).min(1).max(2),
  text: localized,
  version: z.number(),
  proposal: z.string().optional(),
  group: z.string().optional(),
  at: z.string().optional(),
}

const kinds = {
  agreed: z.object({ ...head, kind: z.literal('agreed'), units: z.array(unit), collisions }),
  comparison: z.object({
    ...head,
    kind: z.literal('comparison'),
    columns: byLang(z.array(z.object({ content: z.string(), heading: z.string(), width: z.number() }))),
    rows: byLang(
      z.array(
        z.object({
          ...row,
          current: cell,
          proposed: cell,
          reason: z.array(richBlock),
          outcome: z
            .object({
              outcome: z.enum(['agreed', 'partly', 'rejected']),
              text: z.string(),
              reason: z.string(),
            })
            .optional(),
          unchanged: z.boolean(),
        }),
      ),
    ),
    collisions,
  }),
  amending: z.object({
    ...head,
    kind: z.literal('amending'),
    frame: byLang(
      z.object({
        title: z.string(),
        preamble: z.string(),
        number: z.string().optional(),
        date: z.string().optional(),
      }),
    ),
    clauses: byLang(
      z.array(
        z.object({
          place: z.string(),
          lead: z.string().optional(),
          formulas: z.array(
            z.object({
              text: z.string(),
              wording: z.array(z.object({ label: z.string(), text: z.string(), level: z.number() })),
              change: change.optional(),
            }),
          ),
        }),
      ),
    ),
    collisions,
  }),
  redline: z.object({
    ...head,
    kind: z.literal('redline'),
    base: z.array(unit),
    agreed: z.array(unit),
    /** By eId of the agreed text, and of the base: who changed the unit, who deleted it. */
    changed: changers,
    removed: changers,
    /** Reasons and discussions, on a suggestion or a unit of the base; `lang` where they are about words of one language. */
    comments: z.array(
      z.object({
        on: z.union([z.object({ suggestion: z.string() }), z.object({ unit: z.string() })]),
        lang: lang.optional(),
        author: z.string(),
        at: z.string(),
        text: z.string(),
        resolved: z.boolean(),
        answers: z.array(z.object({ author: z.string(), at: z.string(), text: z.string() })),
      }),
    ),
    collisions,
  }),
  note: z.object({
    ...head,
    kind: z.literal('note'),
    note: byLang(z.array(richBlock)),
    reasons: byLang(
      z.array(
        z.object({
          suggestion: z.string(),
          element: z.string(),
          author: z.string(),
          reason: z.array(richBlock),
        }),
      ),
    ),
  }),
  voting: z.object({
    ...head,
    kind: z.literal('voting'),
    rows: byLang(
      z.array(
        z.object({
          ...row,
          wording: cell,
          /** For those who may see positions. */
          stands: z.object({ support: stand, oppose: stand, abstain: stand }).optional(),
        }),
      ),
    ),
  }),
} as const satisfies Record<(typeof exportKinds)[number], z.ZodType>

/** A JSON export, by its `kind`. */
export const exportedJson = z
  .discriminatedUnion('kind', [
    kinds.agreed,
    kinds.comparison,
    kinds.amending,
    kinds.redline,
    kinds.note,
    kinds.voting,
  ])
  .meta({ id: 'ExportedJson' })
