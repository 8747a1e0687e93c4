/** A Word file brought to a proposal: which suggestions and threads its tracked changes and comments become. */
import { z } from 'zod'
import { operations } from '#shared/legal/suggestion.ts'
import { lang, localized, plainUnit } from './common.ts'
import { importDoubt, loss, trackedChanges } from './imports.ts'
import { destination } from './suggestions.ts'

/** Beside the file, in the form. */
export const importRedline = z.object({
  /** Only this language's words of the file; all that the file holds where it names none. */
  lang: lang.optional(),
  /** True tells what would be made and makes nothing. */
  preview: z.boolean().default(false),
})

const stated = z.object({ author: z.string(), date: z.string(), text: z.string() })

export const importedSuggestion = z
  .object({
    /** The suggestion that was made, or the one that says the same already. */
    id: z.string().optional(),
    /** `known`: the proposal has it already; nothing is made. */
    status: z.enum(['new', 'known']),
    op: z.enum(operations),
    unit: z.string(),
    unitEnd: z.string().optional(),
    destination: destination.optional(),
    citation: localized,
    before: z.record(lang, z.array(plainUnit)),
    after: z.record(lang, z.array(plainUnit)),
    /** As the file states them; the account that made the suggestion is the importing member's. */
    author: z.string(),
    date: z.string(),
    reason: localized,
    /** Threads that the suggestion gets, and those that it has already. */
    threads: z.object({ new: z.number().int(), known: z.number().int() }),
  })
  .meta({ id: 'ImportedSuggestion' })
export type ImportedSuggestion = z.infer<typeof importedSuggestion>

export const importedRedline = z
  .object({
    suggestions: z.array(importedSuggestion),
    /** Threads on units that the file does not change. */
    threads: z.array(
      z.object({ unit: z.string(), status: z.enum(['new', 'known']), comments: z.array(stated) }),
    ),
    doubts: z.array(importDoubt),
    losses: z.array(loss),
    changes: trackedChanges.optional(),
    /** False for a preview. */
    stored: z.boolean(),
  })
  .meta({ id: 'ImportedRedline' })
export type ImportedRedline = z.infer<typeof importedRedline>
