/** The one door of the exports: a kind, a format, a model → a file. */
import type { ComparisonRow } from '#shared/legal/comparison.ts'
import {
  type ExportFile,
  type ExportFormat,
  type ExportKind,
  type ExportModels,
  type ExportRefusal,
  exportKinds,
  formatsOf,
  oneLanguage,
} from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { agreedPage } from './agreed.ts'
import { toAkn } from './akn.ts'
import { amendingPage } from './amending.ts'
import { withChangers } from './changers.ts'
import { comparisonPage } from './comparison.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'
import { headOf, type Letterhead, outcomesOf, signaturesOf } from './letterhead.ts'
import { toMarkdown } from './markdown.ts'
import { notePage } from './note.ts'
import { withNotes } from './notes.ts'
import type { Page } from './page.ts'
import { type PdfSetter, pdfSetter } from './pdf.ts'
import { redlinePage } from './redline.ts'
import { votingPage } from './voting.ts'
import { toXlsx } from './xlsx.ts'

const pages: { readonly [K in ExportKind]: (model: ExportModels[K], langs: readonly Lang[]) => Page } = {
  agreed: agreedPage,
  comparison: comparisonPage,
  amending: amendingPage,
  redline: redlinePage,
  note: notePage,
  voting: votingPage,
}

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  akn: 'application/akn+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** Languages that a model has wording in. */
const available: { readonly [K in ExportKind]: (model: ExportModels[K]) => readonly Lang[] } = {
  agreed: ({ languages }) => languages,
  comparison: (model) => Object.keys(model.rows).filter((lang) => model.columns[lang]),
  amending: ({ clauses }) => Object.keys(clauses),
  redline: ({ languages }) => languages,
  note: ({ reasons }) => Object.keys(reasons),
  voting: ({ rows }) => Object.keys(rows),
}

const refuse = (code: ExportRefusal['code'], message: string): ExportRefusal => ({
  type: 'refused',
  code,
  message,
})

/** Whether there is such an export; ask before the work of building a model. */
export const exportable = (
  kind: string,
  format: string,
): { readonly type: 'pair'; readonly kind: ExportKind; readonly format: ExportFormat } | ExportRefusal => {
  const has = Object.hasOwn(formatsOf, kind)
  if (has && (formatsOf[kind as ExportKind] as readonly string[]).includes(format))
    return { type: 'pair', kind: kind as ExportKind, format: format as ExportFormat }
  const all = exportKinds.map((each) => `${each} (${formatsOf[each].join(', ')})`).join('; ')
  return refuse('export-unknown', `There is no export ${kind}.${format}. There are: ${all}; archive (zip).`)
}

const languages = (
  langs: readonly Lang[],
  format: ExportFormat,
  has: readonly Lang[],
): ExportRefusal | undefined => {
  const usable = langs.length > 0 && langs.length <= 2 && new Set(langs).size === langs.length
  if (!usable || !langs.every((lang) => has.includes(lang)))
    return refuse(
      'export-language',
      `A file is in one language of the text or in two; this text has: ${has.join(', ') || 'none'}.`,
    )
  if (langs.length > 1 && oneLanguage.has(format))
    return refuse(
      'export-language',
      `A file of the format ${format} is in one language. Export each by itself.`,
    )
  return undefined
}

export interface Rendering {
  readonly letterhead?: Letterhead
  readonly pdf?: PdfSetter
  /** Rejects the promise with its reason as soon as it may. */
  readonly signal?: AbortSignal
}

const usualPdf = pdfSetter()

/** The page with the organisation's heading above and its signatures below. */
const onPaper = <K extends ExportKind>(
  kind: K,
  model: ExportModels[K],
  langs: readonly Lang[],
  letterhead: Letterhead | undefined,
): Page => {
  const page = pages[kind](model, langs)
  return {
    ...page,
    head: headOf(letterhead, model.subject, langs),
    blocks: [...page.blocks, ...signaturesOf(letterhead, kind, model.subject, langs)],
  }
}

/** The organisation's own words for outcomes, in every format. */
const worded = <K extends ExportKind>(
  kind: K,
  model: ExportModels[K],
  langs: readonly Lang[],
  letterhead: Letterhead | undefined,
): ExportModels[K] => {
  if (!letterhead || kind !== 'comparison') return model
  const { rows, ...rest } = model as ExportModels['comparison']
  const undecided: Record<Lang, string> = {}
  const own: Record<Lang, readonly ComparisonRow[]> = {}
  for (const lang of langs) {
    const words = outcomesOf(letterhead, lang)
    if (words.undecided) undecided[lang] = words.undecided
    own[lang] = rows[lang]!.map((row) => {
      const text = row.outcome && words[row.outcome.outcome]
      return row.outcome && text ? { ...row, outcome: { ...row.outcome, text } } : row
    })
  }
  return { ...rest, rows: own, undecided } as unknown as ExportModels[K]
}

/**
 * Makes a file in one language, or in two side by side. Refuses in words where it cannot; throws only on a fault of its
 * own.
 */
export const render = async <K extends ExportKind>(
  kind: K,
  format: ExportFormat,
  given: ExportModels[K],
  langs: readonly Lang[],
  { letterhead, pdf = usualPdf, signal }: Rendering = {},
): Promise<ExportFile | ExportRefusal> => {
  const pair = exportable(kind, format)
  if (pair.type === 'refused') return pair
  const refusal = languages(langs, format, available[kind](given))
  if (refusal) return refusal
  signal?.throwIfAborted()
  const model = worded(kind, given, langs, letterhead)
  const page = () => onPaper(kind, model, langs, letterhead)
  // Only Word has tracked changes and comments; elsewhere they are notes, and their authors are named once more.
  const noted = () => withChangers(withNotes(page()))
  const body = await (() => {
    switch (format) {
      case 'docx':
        return toDocx(page())
      case 'pdf':
        return pdf.set(noted(), signal)
      case 'html':
        return toHtml(noted())
      case 'md':
        return toMarkdown(noted())
      case 'xlsx':
        return toXlsx(page())
      case 'akn':
        return toAkn(kind, model, langs[0]!)
      case 'json':
        return toJson(kind, model, langs)
    }
  })()
  if (typeof body === 'object' && 'type' in body) return body
  const extension = format === 'akn' ? 'xml' : format
  return {
    type: 'file',
    body,
    mediaType: mediaTypes[format],
    name: `${kind}-${langs.join('-')}.${extension}`,
  }
}
