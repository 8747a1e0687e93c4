/** The model of each kind of export, made of what the reader sees. */
import { plainRichText } from '#shared/document/richText.ts'
import { editedClauses } from '#shared/legal/act-edits.ts'
import { amendingAct } from '#shared/legal/amending-act.ts'
import { collisionNotes } from '#shared/legal/collision-notes.ts'
import { comparisonRows } from '#shared/legal/comparison-rows.ts'
import type { Consolidated } from '#shared/legal/consolidate.ts'
import { type Level, standing } from '#shared/legal/decision.ts'
import type {
  AgreedModel,
  AmendingModel,
  ByLang,
  CollisionNote,
  ComparisonModel,
  ExportKind,
  ExportModels,
  NoteModel,
  RedlineModel,
  Stand,
  VotingModel,
} from '#shared/legal/export-model.ts'
import type { RedlineComment } from '#shared/legal/redline-marks.ts'
import { reasonComment, redlineModelOf } from '#shared/legal/redline-model.ts'
import { shortened } from '#shared/legal/shortened.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { consolidated, type Material } from './exportMaterial.ts'
import type { Exporter } from './ports/exporter.ts'
import type { Suggestion } from './ports/suggestions.ts'

/** What a model is asked for: its languages, whose decisions, and the templates of whoever makes the files. */
interface Asked {
  readonly langs: readonly Lang[]
  readonly level: Level
  /** A redline shows undecided suggestions as well. */
  readonly open?: boolean | undefined
  readonly exporter: Pick<Exporter, 'columns' | 'frame' | 'termForms'>
}

const byLang = <T>(langs: readonly Lang[], make: (lang: Lang) => T): ByLang<T> =>
  Object.fromEntries(langs.map((lang) => [lang, make(lang)]))

const notesOf = (material: Material, agreed: Consolidated, lang: Lang): CollisionNote[] =>
  collisionNotes({
    version: material.version.text,
    consolidated: agreed,
    suggestions: material.suggestions.map((suggestion) => ({
      ...suggestion,
      author: material.authorOf(suggestion),
    })),
    lang,
  })

const rowsIn = (material: Material, suggestions: readonly Suggestion[], level: Level) => (lang: Lang) =>
  comparisonRows({
    version: material.version.text,
    suggestions: suggestions.map((suggestion) => ({
      ...suggestion,
      author: material.authorOf(suggestion),
      reason: suggestion.reason[lang] ?? [],
    })),
    decisions: material.decisions,
    level,
    lang,
  })

const openIn = ({ suggestions }: Material): Suggestion[] =>
  suggestions.filter(({ state }) => state === 'open')

const comparison = (material: Material, { langs, level, exporter }: Asked): ComparisonModel => {
  const { version, subject } = material
  const agreed = consolidated(material, level)
  return {
    subject,
    rows: byLang(langs, rowsIn(material, openIn(material), level)),
    collisions: byLang(langs, (lang) => notesOf(material, agreed, lang)),
    columns: byLang(langs, (lang) =>
      exporter.columns(lang, version.text.numbering === 'renumber' ? 'draft' : 'law'),
    ),
  }
}

const agreedText = (material: Material, { langs, level }: Asked): AgreedModel => {
  const agreed = consolidated(material, level)
  return {
    subject: material.subject,
    naming: material.version.text.naming,
    languages: material.version.text.languages,
    units: agreed.units,
    collisions: byLang(langs, (lang) => notesOf(material, agreed, lang)),
  }
}

const amending = (material: Material, { langs, level, exporter }: Asked): AmendingModel => {
  const { version, suggestions, actEdits, terms } = material
  const agreed = consolidated(material, level)
  const { termForms } = exporter
  const act = (lang: Lang) =>
    amendingAct({ version: version.text, agreed, suggestions, lang, termForms, terms })
  const edits = (lang: Lang) => actEdits.filter((edit) => edit.lang === lang)
  return {
    subject: material.subject,
    naming: version.text.naming,
    clauses: byLang(langs, (lang) => editedClauses(act(lang).clauses, edits(lang))),
    collisions: byLang(langs, (lang) => notesOf(material, agreed, lang)),
    frame: byLang(langs, (lang) => exporter.frame(lang, version.text.title[lang] ?? '')),
  }
}

const threadComments = ({ threads }: Material): RedlineComment[] =>
  threads.flatMap(({ unit, suggestion, resolved, comments }) => {
    const [first, ...answers] = comments
      .filter(({ deletedAt }) => deletedAt === undefined)
      .map(({ author, createdAt, body }) => ({ author: author.name, at: createdAt, text: body }))
    const on = suggestion === undefined ? { unit: unit ?? '' } : { suggestion }
    return first ? [{ on, ...first, resolved: resolved !== undefined, answers }] : []
  })

/** In Word the changes are tracked ones in their authors' names, with reasons and threads as comments beside them. */
const redline = (material: Material, { langs, level, open }: Asked): RedlineModel => {
  const { version, decisions, subject } = material
  const suggestions = material.suggestions.map((suggestion) => ({
    ...suggestion,
    named: material.authorOf(suggestion),
    at: suggestion.updatedAt,
  }))
  const reasons = suggestions.flatMap((suggestion) =>
    langs.flatMap((lang) => {
      const text = plainRichText(suggestion.reason[lang] ?? []).trim()
      return text === '' ? [] : [reasonComment(suggestion, lang, text)]
    }),
  )
  const { result, model } = redlineModelOf({
    version: version.text,
    suggestions,
    decisions,
    level,
    open: open ?? false,
    comments: [...reasons, ...threadComments(material)],
  })
  return { ...model, subject, collisions: byLang(langs, (lang) => notesOf(material, result, lang)) }
}

/** What was rejected needs no reason given to others: it is not proposed. */
const note = (material: Material, { langs, level }: Asked): NoteModel => {
  const decided = standing(material.decisions, level)
  const proposed = openIn(material).filter(({ id }) => decided.get(id)?.outcome !== 'rejected')
  const rows = rowsIn(material, proposed, level)
  return {
    subject: material.subject,
    note: byLang(langs, (lang) => material.note[lang] ?? []),
    reasons: byLang(langs, (lang) =>
      rows(lang).map(({ suggestion, element, author, reason }) => ({ suggestion, element, author, reason })),
    ),
  }
}

const standsOf = ({ positions, wordingHash }: Suggestion) => {
  const of = (wanted: string): Stand[] =>
    positions
      .filter(({ stand }) => stand === wanted)
      .map(({ user, onBehalfOf, wordingHash: taken }) => ({
        name: onBehalfOf === undefined ? user.name : `${user.name} (${onBehalfOf})`,
        outdated: taken !== wordingHash,
      }))
  return { support: of('support'), oppose: of('oppose'), abstain: of('abstain') }
}

const voting = (material: Material, { langs, level }: Asked): VotingModel => {
  const open = openIn(material)
  const byId = new Map(open.map((suggestion) => [suggestion.id, suggestion]))
  const rows = rowsIn(material, open, level)
  return {
    subject: material.subject,
    rows: byLang(langs, (lang) =>
      rows(lang).map(({ number, suggestion, element, author, proposed }) => ({
        number,
        suggestion,
        element,
        author,
        wording: shortened(proposed),
        ...(material.seesPositions && { stands: standsOf(byId.get(suggestion)!) }),
      })),
    ),
  }
}

const models: {
  readonly [K in ExportKind]: (material: Material, asked: Asked) => ExportModels[K]
} = { agreed: agreedText, comparison, amending, redline, note, voting }

export const modelOf = <K extends ExportKind>(kind: K, material: Material, asked: Asked): ExportModels[K] =>
  models[kind](material, asked)
