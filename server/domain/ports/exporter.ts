/** Who writes files, and what their templates hold. */
import type { TermForms } from '#shared/legal/amending-act.ts'
import type { ComparisonColumn } from '#shared/legal/comparison.ts'
import type {
  ActFrame,
  ExportFile,
  ExportFormat,
  ExportKind,
  ExportModels,
  ExportRefusal,
} from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'

export interface Exporter {
  /** Whether there is such an export; asked before the work of building a model. */
  exportable(
    kind: string,
    format: string,
  ): { readonly type: 'pair'; readonly kind: ExportKind; readonly format: ExportFormat } | ExportRefusal
  /** Rejects with the signal's reason where that comes first. */
  render<K extends ExportKind>(
    kind: K,
    format: ExportFormat,
    model: ExportModels[K],
    langs: readonly Lang[],
    signal?: AbortSignal,
  ): Promise<ExportFile | ExportRefusal>
  /** Title and preamble of an amending act: the administrator's, or the usual ones. `text` is the text's title. */
  frame(lang: Lang, text: string): ActFrame
  /** How the amending act replaces a term that stands in several forms. */
  readonly termForms: TermForms
  /** The columns in one language: the administrator's, or the usual ones. */
  columns(lang: Lang, text: 'law' | 'draft'): readonly ComparisonColumn[]
}
