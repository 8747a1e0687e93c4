/** Files made from models. What the models hold is in `#shared/legal/export-model.ts`. */
import type {
  ExportFile,
  ExportFormat,
  ExportKind,
  ExportModels,
  ExportRefusal,
} from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'

export interface Exports {
  /** Whether there is such an export; asked before the work of building a model. */
  exportable(
    kind: string,
    format: string,
  ): { readonly type: 'pair'; readonly kind: ExportKind; readonly format: ExportFormat } | ExportRefusal
  /** `langs` are one language of the text, or two for a file with both side by side. */
  render<K extends ExportKind>(
    kind: K,
    format: ExportFormat,
    model: ExportModels[K],
    options: { readonly langs: readonly Lang[] },
  ): Promise<ExportFile | ExportRefusal>
}
