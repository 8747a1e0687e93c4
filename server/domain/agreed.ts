/** The agreed text of a proposal, and the files made from it. */
import type { Actor } from '#shared/access/subjects.ts'
import { editedClauses } from '#shared/legal/act-edits.ts'
import { inLanguage } from '#shared/legal/align.ts'
import { amendingAct, type NamedClause } from '#shared/legal/amending-act.ts'
import { collisionNotes } from '#shared/legal/collision-notes.ts'
import { comparisonRows } from '#shared/legal/comparison-rows.ts'
import { type Consolidated, consolidate } from '#shared/legal/consolidate.ts'
import type { LegalDecision, Level } from '#shared/legal/decision.ts'
import type {
  ByLang,
  Changer,
  CollisionNote,
  ExportFile,
  ExportFormat,
  ExportKind,
  RedlineModel,
  Subject,
} from '#shared/legal/export-model.ts'
import type { Lang, PlainUnit } from '#shared/legal/unit.ts'
import type { Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import type { Materialiser } from './materialiser.ts'
import type { ActEdit } from './ports/actEdits.ts'
import type { Exporter } from './ports/exporter.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Suggestion } from './ports/suggestions.ts'
import type { ReadyTexts, ReadyVersion } from './versionsOfTexts.ts'
import { suggestionsIn, type View, viewOrNotFound } from './visible.ts'

export type Agreed = Omit<Consolidated, 'units'> & { readonly units: readonly PlainUnit[] }

export interface AgreedService {
  agreed(actor: Actor, proposalId: string, lang: Lang, level: Level): Promise<Agreed>
  /** The clauses of the amending act as they are generated. */
  clauses(actor: Actor, proposalId: string, lang: Lang, level: Level): Promise<readonly NamedClause[]>
  /** `langs` names one language or two; the text's first when empty. */
  file(
    actor: Actor,
    proposalId: string,
    wanted: {
      readonly kind: string
      readonly format: string
      readonly langs: readonly Lang[]
      readonly level: Level
    },
  ): Promise<ExportFile>
}

interface Material {
  readonly proposal: Proposal
  readonly view: View
  readonly version: ReadyVersion
  readonly suggestions: readonly Suggestion[]
  readonly decisions: readonly LegalDecision[]
  readonly actEdits: readonly ActEdit[]
}

const decisionsOf = (suggestions: readonly Suggestion[]): LegalDecision[] =>
  suggestions.flatMap(({ id, decisions }) =>
    decisions
      .filter(({ reopened }) => !reopened)
      .map(({ level, outcome, instead, reason }) => ({
        suggestion: id,
        level,
        outcome,
        reason,
        ...(instead !== undefined && { instead }),
      })),
  )

/** What readers outside may not know of a decision stays out of their files as well. */
const forView = (view: View, decisions: readonly LegalDecision[]): LegalDecision[] =>
  decisions.map((decision) =>
    view === 'outside' && decision.level === 'group' ? { ...decision, reason: '' } : decision,
  )

const authorOf = ({ view, proposal }: Material, { group, author, coauthors }: Suggestion): string => {
  if (view === 'outside' && !proposal.authorsShown) return group.name
  return `${group.name} (${[author, ...coauthors].map(({ name }) => name).join(', ')})`
}

const subjectOf = ({ version: { text }, proposal }: Material): Subject => ({
  text: text.title,
  version: text.version,
  proposal: proposal.title,
  group: proposal.group.name,
})

const notesOf = (material: Material, consolidated: Consolidated, lang: Lang): CollisionNote[] =>
  collisionNotes({
    version: material.version.text,
    consolidated,
    suggestions: material.suggestions.map((suggestion) => ({
      ...suggestion,
      author: authorOf(material, suggestion),
    })),
    lang,
  })

const byLang = <T>(langs: readonly Lang[], make: (lang: Lang) => T): ByLang<T> =>
  Object.fromEntries(langs.map((lang) => [lang, make(lang)]))

export const agreedService = (
  desk: Desk,
  texts: ReadyTexts,
  materialiser: Materialiser,
  exporter: Exporter,
): AgreedService => {
  const { store } = desk

  const gather = async (actor: Actor, proposalId: string): Promise<Material> => {
    const proposal = found(await store.proposals.get(proposalId))
    const view = viewOrNotFound(actor, proposal)
    if (proposal.state === 'drafting') await materialiser.proposal(proposalId)
    const live = await store.suggestions.ofProposal(proposalId)
    const suggestions = await suggestionsIn(store, actor, proposal, view, live)
    return {
      proposal,
      view,
      suggestions,
      version: await texts.get(proposal.textId, proposal.version),
      decisions: forView(view, decisionsOf(suggestions)),
      actEdits: await store.actEdits.ofProposal(proposalId),
    }
  }

  const result = ({ version, suggestions, decisions }: Material, level: Level): Consolidated =>
    consolidate(version.text, suggestions, decisions, level)

  const checked = (langs: readonly Lang[], { version: { text } }: Material): readonly Lang[] => {
    const wanted = langs.length === 0 ? text.languages.slice(0, 1) : langs
    const unknown = wanted.find((lang) => !text.languages.includes(lang))
    if (unknown !== undefined || new Set(wanted).size !== wanted.length)
      throw new Refusal('unknown-language', { lang: unknown ?? wanted[0], languages: text.languages })
    return wanted
  }

  const comparisonModel = (material: Material, langs: readonly Lang[], level: Level) => {
    const { version, suggestions, decisions } = material
    const open = suggestions.filter(({ state }) => state === 'open')
    const rows = (lang: Lang) =>
      comparisonRows({
        version: version.text,
        suggestions: open.map((suggestion) => ({
          ...suggestion,
          author: authorOf(material, suggestion),
          reason: suggestion.reason[lang] ?? [],
        })),
        decisions,
        level,
        lang,
      })
    return {
      subject: subjectOf(material),
      rows: byLang(langs, rows),
      collisions: byLang(langs, (lang) => notesOf(material, result(material, level), lang)),
      columns: byLang(langs, (lang) =>
        exporter.columns(lang, version.text.numbering === 'renumber' ? 'draft' : 'law'),
      ),
    }
  }

  const agreedModel = (material: Material, langs: readonly Lang[], level: Level) => {
    const consolidated = result(material, level)
    return {
      subject: subjectOf(material),
      naming: material.version.text.naming,
      languages: material.version.text.languages,
      units: consolidated.units,
      collisions: byLang(langs, (lang) => notesOf(material, consolidated, lang)),
    }
  }

  const amendingModel = (material: Material, langs: readonly Lang[], level: Level) => {
    const { version, suggestions, actEdits } = material
    const agreed = result(material, level)
    const act = (lang: Lang) => amendingAct({ version: version.text, agreed, suggestions, lang })
    const edits = (lang: Lang) => actEdits.filter((edit) => edit.lang === lang)
    return {
      subject: subjectOf(material),
      clauses: byLang(langs, (lang) => editedClauses(act(lang).clauses, edits(lang))),
      collisions: byLang(langs, (lang) => notesOf(material, agreed, lang)),
      frame: byLang(langs, (lang) => exporter.frame(lang, version.text.title[lang] ?? '')),
    }
  }

  const redlineModel = (material: Material, langs: readonly Lang[], level: Level): RedlineModel => {
    const { version, suggestions } = material
    const { units, naming, languages } = version.text
    const agreed = result(material, level)
    const changed: Record<string, Changer> = {}
    const removed: Record<string, Changer> = {}
    for (const suggestion of suggestions) {
      const place = agreed.places[suggestion.id]
      const changer = { name: authorOf(material, suggestion), at: suggestion.updatedAt }
      for (const eId of place?.units ?? []) changed[eId] ??= changer
      for (const eId of place?.removed ?? []) removed[eId] ??= changer
    }
    return {
      subject: subjectOf(material),
      naming,
      languages,
      base: units,
      agreed: agreed.units,
      changed,
      removed,
      collisions: byLang(langs, (lang) => notesOf(material, agreed, lang)),
    }
  }

  const rendered = async (
    material: Material,
    { kind, format }: { readonly kind: ExportKind; readonly format: ExportFormat },
    langs: readonly Lang[],
    level: Level,
  ) => {
    switch (kind) {
      case 'agreed':
        return exporter.render(kind, format, agreedModel(material, langs, level), langs)
      case 'comparison':
        return exporter.render(kind, format, comparisonModel(material, langs, level), langs)
      case 'redline':
        return exporter.render(kind, format, redlineModel(material, langs, level), langs)
      case 'amending':
        return exporter.render(kind, format, amendingModel(material, langs, level), langs)
    }
  }

  return {
    async agreed(actor, proposalId, lang, level) {
      const material = await gather(actor, proposalId)
      checked([lang], material)
      const consolidated = result(material, level)
      return { ...consolidated, units: inLanguage(consolidated.units, lang) }
    },

    async clauses(actor, proposalId, lang, level) {
      const material = await gather(actor, proposalId)
      checked([lang], material)
      const { version, suggestions } = material
      const agreed = result(material, level)
      return amendingAct({ version: version.text, agreed, suggestions, lang }).clauses
    },

    async file(actor, proposalId, { kind, format, langs: wanted, level }) {
      const pair = exporter.exportable(kind, format)
      const material = await gather(actor, proposalId)
      if (pair.type === 'refused') throw new Refusal('no-such-export', { message: pair.message })
      const langs = checked(wanted, material)
      const file = await rendered(material, pair, langs, level)
      if (file.type === 'refused') throw new Refusal('no-such-export', { message: file.message })
      return file
    },
  }
}
