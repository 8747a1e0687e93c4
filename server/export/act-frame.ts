/**
 * Title and preamble of an amending act, from a file that an administrator edits: who adopts it, and in what words, is
 * theirs to say.
 *
 * `{"title": {"ru": "О внесении изменений"}, "preamble": {"ru": "Внести в «{text}» следующие изменения:"}, "number": "12",
 * "date": "2026-11-23"}`
 */
import { z } from 'zod'
import type { ActFrame } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { readJson } from './template.ts'
import { wordsIn } from './words.ts'

const byLang = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(1).max(2_000)).default({})

/** By language; where one is missing, the usual words stand. `{text}` is the title of the amended text. */
const frame = z.strictObject({
  title: byLang,
  preamble: byLang,
  number: z.string().trim().min(1).max(100).optional(),
  date: z.iso.date().optional(),
  /** Whether a term is replaced in all its forms by one formula, or clause by clause. */
  forms: z.enum(['apart', 'together']).optional(),
})

export type FrameTemplate = z.infer<typeof frame>

/** Reads a template file's text. */
export const readFrame = (json: string) =>
  readJson(json, frame, 'act-template-invalid', 'The template of the amending act')

/** The frame in a language, of an act that amends `text`. */
export const frameOf = (template: FrameTemplate | undefined, lang: Lang, text: string): ActFrame => {
  const fill = (words: string): string => words.replaceAll('{text}', () => text)
  const { amending, amend } = wordsIn(lang)
  const [title, preamble] = [template?.title[lang], template?.preamble[lang]]
  return {
    title: title === undefined ? amending : fill(title),
    preamble: preamble === undefined ? amend(text) : fill(preamble),
    ...(template?.number !== undefined && { number: template.number }),
    ...(template?.date !== undefined && { date: template.date }),
  }
}
