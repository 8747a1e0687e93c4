/**
 * What an organisation puts on its files: heading, words for outcomes, signatures. From a file that an administrator edits,
 * since bodies are renamed and each has its own manner; the product names none.
 */
import { z } from 'zod'
import { type ExportKind, exportKinds, type OutcomeWords, type Subject } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { titleIn } from './front.ts'
import { body, note, type Paragraph } from './page.ts'
import { readJson } from './template.ts'
import { wordsIn } from './words.ts'

const code = z.string().regex(/^[a-z]{2,3}$/)
const words = z.string().trim().min(1).max(500)
const byLang = z.record(code, words)

const signature = z.strictObject({
  /** Who signs, as the line calls them. */
  role: byLang,
  /** The person's name, if it is to be printed. */
  name: byLang.optional(),
  /** Which kinds of file carry the line; all where it is left out. */
  kinds: z.array(z.enum(exportKinds as readonly [ExportKind, ...ExportKind[]])).optional(),
})

const paper = z.strictObject({
  heading: z.record(code, z.array(words).max(10)).optional(),
  signatures: z.array(signature).max(20).optional(),
})

const schema = paper.extend({
  outcomes: z
    .strictObject({
      agreed: byLang.optional(),
      partly: byLang.optional(),
      rejected: byLang.optional(),
      undecided: byLang.optional(),
    })
    .default({}),
  /** Heading and signatures of a group's own, by its name. */
  groups: z.record(z.string(), paper).default({}),
})

export type Letterhead = z.infer<typeof schema>

/** Reads a template file's text. */
export const readLetterhead = (json: string) =>
  readJson(json, schema, 'letterhead-invalid', 'The template of headings and signatures')

const paperOf = ({ groups, ...common }: Letterhead, { group }: Subject) => ({
  ...common,
  ...(group !== undefined && Object.hasOwn(groups, group) ? groups[group] : {}),
})

/** Lines above the title. `{group}`, `{proposal}` and `{text}` are what the file is about. */
export const headOf = (letterhead: Letterhead | undefined, subject: Subject, langs: readonly Lang[]) => {
  if (!letterhead) return []
  const { heading } = paperOf(letterhead, subject)
  const fill = (line: string, lang: Lang): string => {
    const known: Readonly<Record<string, string>> = {
      group: subject.group ?? '',
      proposal: subject.proposal ?? '',
      text: titleIn(subject, lang),
    }
    return line.replace(/\{(group|proposal|text)\}/g, (_, name: string) => known[name]!)
  }
  return langs.flatMap((lang) =>
    (heading?.[lang] ?? []).map(
      (line): Paragraph => ({ ...note(lang, { text: fill(line, lang), bold: true }), role: 'about' }),
    ),
  )
}

const blank = '____________________'

const signed = (lang: Lang, roles: readonly string[], name: string | undefined): Paragraph =>
  body(lang, `${roles.join(' / ')}  ${blank}  ${name ?? `(${blank})`}`)

/** Lines to sign on at the end. A voting sheet always has them: without a template, chair and secretary. */
export const signaturesOf = (
  letterhead: Letterhead | undefined,
  kind: ExportKind,
  subject: Subject,
  langs: readonly Lang[],
): Paragraph[] => {
  const lang = langs[0]!
  const signatures = letterhead && paperOf(letterhead, subject).signatures
  if (!signatures) {
    if (kind !== 'voting') return []
    return (['chair', 'secretary'] as const).map((who) =>
      signed(
        lang,
        langs.map((each) => wordsIn(each)[who]),
        undefined,
      ),
    )
  }
  return signatures
    .filter(({ kinds }) => kinds === undefined || kinds.includes(kind))
    .map(({ role, name }) =>
      signed(
        lang,
        [...new Set(langs.map((each) => role[each] ?? Object.values(role)[0] ?? ''))],
        name?.[lang] ?? Object.values(name ?? {})[0],
      ),
    )
}

/** Words for outcomes in a language, where the template has them. */
export const outcomesOf = ({ outcomes }: Letterhead, lang: Lang): OutcomeWords =>
  Object.fromEntries(
    Object.entries(outcomes).flatMap(([outcome, named]) => (named?.[lang] ? [[outcome, named[lang]]] : [])),
  )
