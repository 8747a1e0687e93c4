/** A text's versions: publishing the next one, how its units follow from the one before, comparing any two. */
import { z } from 'zod'
import { kinds } from '#shared/legal/unit.ts'
import { eId, id, lang, person } from './common.ts'
import { addedLanguage, addLanguage, publishedText, publishText, textSummary } from './texts.ts'

/** Two units are one; or, where `from` or `to` is left out, the other has no counterpart. */
const correction = z
  .object({ from: eId.optional(), to: eId.optional() })
  .refine(({ from, to }) => from !== undefined || to !== undefined, { message: 'names a unit' })

const corrections = z.array(correction).max(5000)

/**
 * As publishing a text; `alignment` holds what a person says of units, `further` the text in other languages, each aligned
 * with the first unit by unit (in a form, each one's file is `file:<lang>`); `preview` stores nothing.
 */
export const publishVersion = publishText.omit({ group: true }).extend({
  alignment: corrections.optional(),
  further: z
    .array(addLanguage.omit({ preview: true }))
    .max(20)
    .optional(),
  preview: z.boolean().optional(),
})
export type PublishVersion = z.infer<typeof publishVersion>

export const realignment = z.object({ alignment: corrections })

const kind = z.enum(kinds)
const carried = z.object({ wId: z.string(), kind, from: z.string(), to: z.string() })

/** What became of every unit; entries name it by eId, `from` in the earlier and `to` in the later version. */
export const versionReport = z
  .object({
    unchanged: z.array(carried),
    changed: z.array(carried),
    added: z.array(z.object({ wId: z.string(), kind, to: z.string() })),
    removed: z.array(z.object({ wId: z.string(), kind, from: z.string() })),
    moved: z.array(carried),
    renumbered: z.array(carried),
    /** Pairs that are little alike, and lonely units that are somewhat alike: for a person to look at. */
    doubtful: z.array(
      z.object({ kind, from: z.string(), to: z.string(), paired: z.boolean(), likeness: z.number() }),
    ),
  })
  .meta({ id: 'VersionReport' })

/** How many articles. */
export const counts = z
  .object({
    unchanged: z.number(),
    changed: z.number(),
    added: z.number(),
    removed: z.number(),
    moved: z.number(),
    renumbered: z.number(),
    doubtful: z.number(),
  })
  .meta({ id: 'VersionCounts' })

const aligned = { report: versionReport, articles: counts }

export const publishedVersion = publishedText
  .omit({ proposal: true, imported: true })
  .extend({
    ...aligned,
    /** How each further language was aligned with the first. */
    further: z.array(addedLanguage),
    /** False for a preview. */
    stored: z.boolean(),
  })
  .meta({ id: 'PublishedVersion' })

export const textVersion = textSummary
  .extend({
    publishedBy: person,
    /** Against the version before; absent for the first. */
    articles: counts.optional(),
  })
  .meta({ id: 'TextVersion' })
export type TextVersionRow = z.infer<typeof textVersion>

export const versionAlignment = z
  .object({
    version: z.number(),
    previous: z.number(),
    ...aligned,
    /** What people have said of it. */
    corrections: z.array(z.object({ from: z.string().optional(), to: z.string().optional() })),
  })
  .meta({ id: 'VersionAlignment' })
export type VersionAlignmentRow = z.infer<typeof versionAlignment>

const redlines = z.record(
  lang,
  z.array(z.object({ type: z.enum(['same', 'inserted', 'deleted']), text: z.string() })),
)

/** Units in the order of version `b`, removed ones where they stood; `change` is of a unit's own heading and text. */
export const textComparison = z
  .object({
    a: textVersion,
    b: textVersion,
    ...aligned,
    units: z.array(
      z.object({
        wId: z.string(),
        kind,
        from: z.string().optional(),
        to: z.string().optional(),
        num: z.string(),
        numBefore: z.string().optional(),
        depth: z.number(),
        article: z.string().optional(),
        change: z.enum(['unchanged', 'changed', 'added', 'removed']),
        moved: z.boolean(),
        renumbered: z.boolean(),
        heading: redlines.optional(),
        text: redlines.optional(),
      }),
    ),
  })
  .meta({ id: 'TextComparison' })
export type TextComparison = z.infer<typeof textComparison>

const number = z.coerce.number().int().min(1)
export const ofTextVersion = z.object({ id, version: number })
export const ofTwoTextVersions = z.object({ id, version: number, other: number })
