/** Files: of one proposal, and the commission's table over a whole text. Whoever asks gets what they may see, and no more. */
import type { Actor } from '#shared/access/subjects.ts'
import type { Level } from '#shared/legal/decision.ts'
import {
  type ExportFile,
  type ExportFormat,
  type ExportKind,
  exportKinds,
  formatsOf,
  oneLanguage,
} from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { Refusal } from './errors.ts'
import { type Gathers, languagesOf, type Material } from './exportMaterial.ts'
import { modelOf } from './exportModels.ts'
import type { Exporter } from './ports/exporter.ts'

export interface WantedFile {
  readonly kind: string
  readonly format: string
  /** One language or two; the text's first when empty. */
  readonly langs: readonly Lang[]
  readonly level: Level
  /** A redline shows undecided suggestions as well. */
  readonly open?: boolean | undefined
  /** Ends the work early; the promise is then rejected with its reason. */
  readonly signal?: AbortSignal
}

export interface ExportService {
  ofProposal(actor: Actor, proposalId: string, wanted: WantedFile): Promise<ExportFile>
  /** Every kind in every format, in each language and in the first two side by side; formats that cannot be made are left out. */
  allOfProposal(
    actor: Actor,
    proposalId: string,
    level: Level,
    signal?: AbortSignal,
  ): AsyncGenerator<ExportFile>
  /** The comparison table over all groups' suggestions that the reader sees. */
  ofText(
    actor: Actor,
    textId: string,
    wanted: WantedFile & { readonly version?: number | undefined },
  ): Promise<ExportFile>
}

const codes = {
  'export-unknown': 'no-such-export',
  'export-language': 'no-such-export',
  'export-unavailable': 'export-unavailable',
  'export-failed': 'export-failed',
} as const

export const exportService = (gathers: Gathers, exporter: Exporter): ExportService => {
  const pairOf = ({ kind, format }: WantedFile) => {
    const pair = exporter.exportable(kind, format)
    if (pair.type === 'refused') throw new Refusal('no-such-export', { message: pair.message })
    return pair
  }

  const rendered = async <K extends ExportKind>(
    kind: K,
    format: ExportFormat,
    material: Material,
    { langs: wanted, level, open, signal }: WantedFile,
  ): Promise<ExportFile> => {
    const langs = languagesOf(wanted, material)
    const model = modelOf(kind, material, { langs, level, open, exporter })
    const file = await exporter.render(kind, format, model, langs, signal)
    if (file.type === 'refused') throw new Refusal(codes[file.code], { message: file.message })
    return file
  }

  return {
    async ofProposal(actor, proposalId, wanted) {
      const material = await gathers.ofProposal(actor, proposalId)
      const { kind, format } = pairOf(wanted)
      return rendered(kind, format, material, wanted)
    },
    async *allOfProposal(actor, proposalId, level, signal) {
      const material = await gathers.ofProposal(actor, proposalId)
      const { languages } = material.version.text
      const choices = [
        ...languages.map((lang) => [lang]),
        ...(languages.length > 1 ? [languages.slice(0, 2)] : []),
      ]
      for (const kind of exportKinds)
        for (const langs of choices) {
          const model = modelOf(kind, material, { langs, level, exporter })
          for (const format of formatsOf[kind]) {
            if (langs.length > 1 && oneLanguage.has(format)) continue
            const file = await exporter.render(kind, format, model, langs, signal)
            if (file.type === 'file') yield file
            else if (file.code !== 'export-unavailable')
              throw new Refusal(codes[file.code], { message: file.message })
          }
        }
    },
    async ofText(actor, textId, wanted) {
      const material = await gathers.ofText(actor, textId, wanted.version)
      const { kind, format } = pairOf(wanted)
      if (kind !== 'comparison')
        throw new Refusal('no-such-export', {
          message: 'Of a whole text there is the comparison table only.',
        })
      return rendered(kind, format, material, wanted)
    },
  }
}
