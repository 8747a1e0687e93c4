/** Texts and their versions: publishing, reading, further languages. */
import { z } from 'zod'
import { doubtCodes } from '#shared/legal/doubts.ts'
import { id, kind, lang, localized, unit } from './common.ts'
import { changeMode, encodings, loss, trackedChanges } from './imports.ts'
import { importedRedline } from './redlines.ts'

export const formats = ['text', 'markdown', 'html', 'docx', 'akn'] as const
export const namings = ['kz', 'ru', 'generic'] as const
export const numberings = ['keep', 'renumber'] as const

/** Words in the format; a Word file as base64. */
const source = z.string().max(30_000_000)
/** Whether tracked changes of a file are read as accepted (as a reader does), as rejected, or become suggestions. */
const changes = changeMode.optional()
/** By language, or one string in the text's own; beside a file it may be JSON. */
const titles = z.preprocess(
  (given) => {
    if (typeof given !== 'string' || !given.startsWith('{')) return given
    try {
      return JSON.parse(given)
    } catch {
      return given
    }
  },
  z.union([z.string(), localized]),
)

export const previewText = z.object({
  source,
  lang,
  format: z.enum(formats).default('text'),
  naming: z.enum(namings).optional(),
  changes,
})

const settings = {
  title: titles.optional(),
  naming: z.enum(namings).optional(),
  numbering: z.enum(numberings).optional(),
}

/** A source to parse, or `units` as a person corrected them, with the source they came from. */
export const publishText = z.object({
  ...settings,
  lang,
  format: z.enum(formats).default('text'),
  source: source.optional(),
  units: z.array(unit).max(20_000).optional(),
  changes,
  /** With `changes` `suggest` and a Word file: the group that gets a proposal holding the file's changes. */
  group: id.optional(),
})
export type PublishText = z.infer<typeof publishText>

export const addLanguage = z.object({
  lang,
  title: z.string().optional(),
  format: z.enum(formats).default('text'),
  source: source.optional(),
  units: z.array(unit).max(20_000).optional(),
  changes,
  /** What a person says of units by eId: `base` of the text and `other` of the language are one; or one is alone. */
  alignment: z
    .array(
      z
        .object({ base: z.string().max(500).optional(), other: z.string().max(500).optional() })
        .refine(({ base, other }) => base !== undefined || other !== undefined, { message: 'names a unit' }),
    )
    .max(5000)
    .optional(),
  /** True reports without storing anything. */
  preview: z.boolean().optional(),
})
export type AddLanguage = z.infer<typeof addLanguage>

/** Where the parser had to choose: the line of the source (from 1), its words, and why as a stable code. */
export const doubt = z
  .object({
    line: z.number(),
    what: z.string(),
    why: z.enum(doubtCodes),
    unit: z.string().optional(),
    kind: kind.optional(),
    num: z.string().optional(),
  })
  .meta({ id: 'Doubt' })

/** A line that is no part of the law: an editorial note, a table of contents, a signature. */
export const leftOut = z.object({ line: z.number(), text: z.string() })

/** What was found while reading and what the file lost on the way. */
const imported = {
  losses: z.array(loss),
  changes: trackedChanges.optional(),
  encoding: z.enum(encodings).optional(),
}

export const preview = z.object({
  units: z.array(unit),
  doubts: z.array(doubt),
  notes: z.array(leftOut),
  title: localized.optional(),
  ...imported,
  /** With `changes` `suggest`: the suggestions that would arise. */
  imported: importedRedline.optional(),
})

export const text = z
  .object({
    id: z.string(),
    title: localized,
    version: z.number(),
    languages: z.array(lang),
    naming: z.enum(namings),
    numbering: z.enum(numberings),
    publishedAt: z.string(),
    units: z.array(unit),
  })
  .meta({ id: 'Text' })
export type TextRow = z.infer<typeof text>

/** A text just published, with what its reading has to tell. */
export const publishedText = text
  .extend({
    doubts: z.array(doubt),
    ...imported,
    /** The proposal that was made of the file's changes. */
    proposal: z.string().optional(),
    imported: importedRedline.optional(),
  })
  .meta({ id: 'PublishedText' })

const unpaired = z.object({
  unit: z.unknown(),
  parent: z.string().optional(),
  after: z.string().optional(),
})

/** How a language was aligned with a text: units that are one, by eId, and what could not be paired. */
export const addedLanguage = z
  .object({
    lang,
    report: z.object({
      missingInOther: z.array(z.string()),
      onlyInOther: z.array(unpaired),
      numberDiffers: z.array(z.object({ eId: z.string(), base: z.string(), other: z.string() })),
      shapeDiffers: z.array(z.string()),
    }),
    pairs: z.array(z.object({ base: z.string(), other: z.string() })),
    /** The language as it was read. */
    other: z.array(unit),
    doubts: z.array(doubt),
    ...imported,
  })
  .meta({ id: 'AddedLanguage' })

export const textSummary = text.omit({ units: true }).meta({ id: 'TextSummary' })
export type TextSummary = z.infer<typeof textSummary>

export const ofText = z.object({ id })
export const atVersion = z.object({ version: z.coerce.number().int().min(1).optional() })

/** Counts and states of one article's suggestions that the caller may see. */
export const overviewArticle = z
  .object({
    /** Null gathers new articles and what stands outside of any. */
    article: z.string().nullable(),
    suggestions: z.number(),
    groups: z.number(),
    states: z.record(z.string(), z.number()),
    collisions: z.number(),
  })
  .meta({ id: 'OverviewArticle' })
export type OverviewArticle = z.infer<typeof overviewArticle>
