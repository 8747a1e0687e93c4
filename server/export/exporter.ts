/** The exports as the domain asks for them, with the administrator's columns where there are any. */
import type { ComparisonColumn } from '#shared/legal/comparison.ts'
import { defaultColumns } from '#shared/legal/comparison-words.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { type ColumnTemplate, columnsOf } from './columns.ts'
import { exportable, render } from './render.ts'

/** `text` says whether the amended text is a law in force or still a draft: the usual headings differ. */
export const makeExporter = (template?: ColumnTemplate) => ({
  exportable,
  render,
  columns(lang: Lang, text: 'law' | 'draft'): readonly ComparisonColumn[] {
    const usual = defaultColumns(lang, text)
    return template ? columnsOf(template, lang, usual) : usual
  },
})
