/** Replacing a term throughout a text: where it stands, which places are chosen, the bundle of suggestions made of them. */
import { z } from 'zod'
import { eId, lang, localized, person } from './common.ts'
import { suggestion } from './suggestions.ts'

const term = z.string().trim().min(1).max(500)
const part = z.enum(['heading', 'text'])

/** A place that is to be replaced, as the preview named it, and by what. */
export const chosenHit = z.object({
  lang,
  unit: eId,
  part,
  start: z.number().int().min(0),
  by: z.string().max(1000),
})

/**
 * `preview` answers the hits and stores nothing. Without `hits` every exact hit is replaced by the new term; inflected
 * forms only where they are named. An `id` makes sending again harmless.
 */
export const newThroughout = z.object({
  id: z.uuid().optional(),
  from: z.record(lang, term),
  to: z.record(lang, term),
  preview: z.boolean().default(false),
  hits: z.array(chosenHit).min(1).max(5000).optional(),
  reason: z.record(lang, z.string().max(1_000_000)).optional(),
})
export type NewThroughout = z.infer<typeof newThroughout>

/** `start` and `end` count UTF-16 units of the unit's heading or text. */
export const hit = z
  .object({
    lang,
    unit: z.string(),
    part,
    start: z.number(),
    end: z.number(),
    /** As written, in another form of the words, or only beginning alike. */
    type: z.enum(['exact', 'form', 'stem']),
    found: z.string(),
    by: z.string(),
    others: z.array(z.string()),
    before: z.string(),
    after: z.string(),
  })
  .meta({ id: 'TermHit' })
export type TermHitRow = z.infer<typeof hit>

/** `citations` by unit and language. */
export const throughoutPreview = z
  .object({ hits: z.array(hit), citations: z.record(z.string(), localized) })
  .meta({ id: 'ThroughoutPreview' })
export type ThroughoutPreview = z.infer<typeof throughoutPreview>

/** A bundle that replaces a term; `suggestions` are the ids that the reader may see. */
export const throughoutBundle = z
  .object({
    id: z.string(),
    from: localized,
    to: localized,
    createdBy: person,
    createdAt: z.string(),
    suggestions: z.array(z.string()),
  })
  .meta({ id: 'ThroughoutBundle' })
export type ThroughoutBundle = z.infer<typeof throughoutBundle>

export const madeThroughout = z
  .object({ bundle: throughoutBundle, suggestions: z.array(suggestion) })
  .meta({ id: 'MadeThroughout' })
export type MadeThroughout = z.infer<typeof madeThroughout>
