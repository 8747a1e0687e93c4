/** The one door of the exports: a kind, a format, a model → a file. */
import type {
  ExportFile,
  ExportFormat,
  ExportKind,
  ExportModels,
  ExportRefusal,
} from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { agreedPage } from './agreed.ts'
import { amendingPage } from './amending.ts'
import { comparisonPage } from './comparison.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'
import type { Page } from './page.ts'
import { redlinePage } from './redline.ts'

interface Writer {
  readonly mediaType: string
  readonly write: (page: Page) => string | Promise<Uint8Array<ArrayBuffer>>
}

const pages: { readonly [K in ExportKind]: (model: ExportModels[K], langs: readonly Lang[]) => Page } = {
  agreed: agreedPage,
  comparison: comparisonPage,
  amending: amendingPage,
  redline: redlinePage,
}

const writers = {
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: toDocx,
  },
  html: { mediaType: 'text/html; charset=utf-8', write: toHtml },
  md: { mediaType: 'text/markdown; charset=utf-8', write: toMarkdown },
} as const satisfies Readonly<Record<ExportFormat, Writer>>

/** Languages that a model has wording in. */
const available: { readonly [K in ExportKind]: (model: ExportModels[K]) => readonly Lang[] } = {
  agreed: ({ languages }) => languages,
  comparison: (model) => Object.keys(model.rows).filter((lang) => model.columns[lang]),
  amending: ({ clauses }) => Object.keys(clauses),
  redline: ({ languages }) => languages,
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
  if (Object.hasOwn(pages, kind) && Object.hasOwn(writers, format)) {
    return { type: 'pair', kind: kind as ExportKind, format: format as ExportFormat }
  }
  const kinds = Object.keys(pages).join(', ')
  const formats = Object.keys(writers).join(', ')
  return refuse(
    'export-unknown',
    `There is no export ${kind}.${format}. Kinds: ${kinds}; formats: ${formats}.`,
  )
}

const languages = (langs: readonly Lang[], has: readonly Lang[]): ExportRefusal | undefined => {
  const usable = langs.length > 0 && langs.length <= 2 && new Set(langs).size === langs.length
  if (usable && langs.every((lang) => has.includes(lang))) return undefined
  return refuse(
    'export-language',
    `A file is in one language of the text or in two; this text has: ${has.join(', ') || 'none'}.`,
  )
}

/**
 * Makes a file in one language, or in two side by side. Refuses in words where it cannot; throws only on a fault of its
 * own.
 */
export const render = async <K extends ExportKind>(
  kind: K,
  format: ExportFormat,
  model: ExportModels[K],
  langs: readonly Lang[],
): Promise<ExportFile | ExportRefusal> => {
  const pair = exportable(kind, format)
  if (pair.type === 'refused') return pair
  const refusal = languages(langs, available[kind](model))
  if (refusal) return refusal
  const { mediaType, write }: Writer = writers[format]
  const body = await write(pages[kind](model, langs))
  return { type: 'file', body, mediaType, name: `${kind}-${langs.join('-')}.${format}` }
}
