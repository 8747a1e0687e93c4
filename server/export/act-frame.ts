/**
 * Title and preamble of an amending act, from a file that an administrator edits: who adopts it, and in what words, is
 * theirs to say.
 *
 * `{"title": {"ru": "О внесении изменений"}, "preamble": {"ru": "Внести в «{text}» следующие изменения:"}}`
 */
import { z } from 'zod'
import type { ActFrame } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { wordsIn } from './words.ts'

const byLang = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(1).max(2_000)).default({})

/** By language; where one is missing, the usual words stand. `{text}` is the title of the amended text. */
const frame = z.strictObject({ title: byLang, preamble: byLang })

export type FrameTemplate = z.infer<typeof frame>

export type ReadFrame =
  | { readonly type: 'template'; readonly template: FrameTemplate }
  | { readonly type: 'refused'; readonly code: 'act-template-invalid'; readonly message: string }

/** Reads a template file's text. The message names the place of every fault: `title.ru: …`. */
export const readFrame = (json: string): ReadFrame => {
  const refused = (why: string): ReadFrame => ({
    type: 'refused',
    code: 'act-template-invalid',
    message: `The template of the amending act is not usable: ${why}. Correct the file; its form is in docs/guide/exports.md.`,
  })
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return refused(`it is not JSON (${error instanceof Error ? error.message : 'unreadable'})`)
  }
  const parsed = frame.safeParse(value)
  if (parsed.success) return { type: 'template', template: parsed.data }
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`)
  return refused(faults.join('; '))
}

/** The frame in a language, of an act that amends `text`. */
export const frameOf = (template: FrameTemplate | undefined, lang: Lang, text: string): ActFrame => {
  const fill = (words: string): string => words.replaceAll('{text}', () => text)
  const { amending, amend } = wordsIn(lang)
  const [title, preamble] = [template?.title[lang], template?.preamble[lang]]
  return {
    title: title === undefined ? amending : fill(title),
    preamble: preamble === undefined ? amend(text) : fill(preamble),
  }
}
