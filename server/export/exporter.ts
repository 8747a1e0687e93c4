/** The exporter with its templates: those that an administrator laid into the data folder, or the usual ones. */
import { defaultColumns } from '#shared/legal/comparison-words.ts'
import type { ExportFormat, ExportKind, ExportModels } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { frameOf } from './act-frame.ts'
import { columnsOf } from './columns.ts'
import { pdfSetter } from './pdf.ts'
import { exportable, render } from './render.ts'
import { frameIn, letterheadIn, templateIn } from './templates.ts'

/** Throws at start, naming the file and its faults, where a template is unusable. */
export const exporterIn = (dataDir: string) => {
  const template = templateIn(dataDir)
  const frame = frameIn(dataDir)
  const letterhead = letterheadIn(dataDir)
  const pdf = pdfSetter()
  return {
    exportable,
    render: <K extends ExportKind>(
      kind: K,
      format: ExportFormat,
      model: ExportModels[K],
      langs: readonly Lang[],
      signal?: AbortSignal,
    ) =>
      render(kind, format, model, langs, {
        pdf,
        ...(letterhead && { letterhead }),
        ...(signal && { signal }),
      }),
    frame: (lang: Lang, text: string) => frameOf(frame, lang, text),
    termForms: frame?.forms ?? ('apart' as const),
    columns(lang: Lang, text: 'law' | 'draft') {
      const usual = defaultColumns(lang, text)
      return template ? columnsOf(template, lang, usual) : usual
    },
  }
}
