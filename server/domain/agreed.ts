/** The agreed text of a proposal, and the clauses of the act that brings it about. */
import type { Actor } from '#shared/access/subjects.ts'
import { inLanguage } from '#shared/legal/align.ts'
import { amendingAct, type NamedClause } from '#shared/legal/amending-act.ts'
import type { Consolidated } from '#shared/legal/consolidate.ts'
import type { Level } from '#shared/legal/decision.ts'
import type { Lang, PlainUnit } from '#shared/legal/unit.ts'
import { consolidated, type Gathers, languagesOf } from './exportMaterial.ts'
import type { Exporter } from './ports/exporter.ts'

export type Agreed = Omit<Consolidated, 'units'> & { readonly units: readonly PlainUnit[] }

export interface AgreedService {
  agreed(actor: Actor, proposalId: string, lang: Lang, level: Level): Promise<Agreed>
  /** The clauses of the amending act as they are generated. */
  clauses(actor: Actor, proposalId: string, lang: Lang, level: Level): Promise<readonly NamedClause[]>
}

export const agreedService = (
  gathers: Gathers,
  { termForms }: Pick<Exporter, 'termForms'>,
): AgreedService => {
  const of = async (actor: Actor, proposalId: string, lang: Lang, level: Level) => {
    const material = await gathers.ofProposal(actor, proposalId)
    languagesOf([lang], material)
    return { material, agreed: consolidated(material, level) }
  }
  return {
    async agreed(actor, proposalId, lang, level) {
      const { agreed } = await of(actor, proposalId, lang, level)
      return { ...agreed, units: inLanguage(agreed.units, lang) }
    },
    async clauses(actor, proposalId, lang, level) {
      const { material, agreed } = await of(actor, proposalId, lang, level)
      const { version, suggestions, terms } = material
      return amendingAct({ version: version.text, agreed, suggestions, lang, termForms, terms }).clauses
    },
  }
}
