/**
 * Bringing a Word file back: its tracked changes become suggestions of a proposal, its comments reasons and threads.
 *
 * Names in a Word file are what somebody typed into Word. Whoever brings the file is the author of what it makes; the names
 * stand in the reasons and comments, as said by the file. What the proposal has already is not made a second time, so that
 * a file can be brought again after a broken connection.
 */
import type { Actor } from '#shared/access/subjects.ts'
import type { ImportDoubt } from '#shared/api/imports.ts'
import type { ImportedRedline, ImportedSuggestion } from '#shared/api/redlines.ts'
import type { NewSuggestion } from '#shared/api/suggestions.ts'
import type { TextRow } from '#shared/api/texts.ts'
import { wordingHash } from '#shared/document/wordingHash.ts'
import { citeSuggestion } from '#shared/legal/citation.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import type { Desk } from './desk.ts'
import type { DiscussionService } from './discussion.ts'
import { found, Refusal } from './errors.ts'
import { newRow } from './makingSuggestions.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { Thread } from './ports/discussion.ts'
import type { ChangeReader, StatedComment, StatedSuggestion, StatedThread } from './ports/importer.ts'
import type { NewSuggestion as NewRow } from './ports/suggestions.ts'
import type { ProposalService } from './proposals.ts'
import { wordingRows } from './suggestionRows.ts'
import type { SuggestionService } from './suggestions.ts'
import type { ReadyTexts, ReadyVersion } from './versionsOfTexts.ts'
import { viewOrNotFound } from './visible.ts'
import { checkLanguages } from './wordings.ts'

export interface BroughtFile {
  readonly file: Uint8Array
  readonly lang?: Lang | undefined
  readonly preview: boolean
  readonly signal?: AbortSignal
}

export interface WordImportService {
  /** Tells, or makes, what a Word file's changes come to. Refused with `not-this-text` where it holds other words. */
  bring(actor: Actor, proposalId: string, brought: BroughtFile): Promise<ImportedRedline>
  /** What a Word file's changes would come to on a text that is being published from its old words. */
  preview(
    actor: Actor,
    given: {
      readonly file: Uint8Array
      readonly units: readonly Unit[]
      readonly lang: Lang
      readonly signal?: AbortSignal
    },
  ): Promise<ImportedRedline>
  /** Throws where the actor may not begin a proposal in this group: asked before a text is published for it. */
  mayBegin(actor: Actor, groupId: string): Promise<void>
  /** A proposal of a group on a text just published from the file's old words, holding the file's changes. */
  begin(
    actor: Actor,
    begun: {
      readonly text: Pick<TextRow, 'id' | 'title'>
      readonly group: string
      readonly file: Uint8Array
      readonly signal?: AbortSignal
    },
  ): Promise<{ readonly proposal: string; readonly imported: ImportedRedline }>
}

export interface WordImportParts {
  readonly desk: Desk
  readonly texts: ReadyTexts
  readonly materialiser: Materialiser
  readonly suggestions: SuggestionService
  readonly proposals: Pick<ProposalService, 'add'>
  readonly discussion: DiscussionService
  readonly readChanges: ChangeReader
}

const sources: Readonly<Record<string, (author: string) => string>> = {
  ru: (author) => `Из файла Word: ${author}`,
  kk: (author) => `Word файлынан: ${author}`,
}

/** Who is said to have written something, in a language of the text. */
const statedIn = (lang: Lang, author: string): string =>
  (sources[lang] ?? ((name: string) => `From the Word file: ${name}`))(author.trim() === '' ? '—' : author)

const given = (unit: WordingUnit): NonNullable<NewSuggestion['wording']>[string] & object =>
  ({ ...unit, children: unit.children.map(given) }) as never

/** The author's words, then whose they are said to be. */
const reasonsOf = ({ wording, reason, author }: StatedSuggestion, first: Lang): Record<Lang, string> => {
  const langs = [...new Set([...Object.keys(wording), ...Object.keys(reason)])]
  return Object.fromEntries(
    (langs.length > 0 ? langs : [first]).map((lang) => [
      lang,
      [reason[lang], statedIn(lang, author)].filter(Boolean).join('\n'),
    ]),
  )
}

interface Planned {
  readonly stated: StatedSuggestion
  readonly row: NewRow
  readonly request: NewSuggestion
  /** The suggestion of the proposal that says the same. */
  readonly known: string | undefined
}

const bodyOf = ({ author, text }: StatedComment, lang: Lang): string =>
  [text, statedIn(lang, author)].filter((part) => part.trim() !== '').join('\n\n')

const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** Whether a thread begins with these words, as they were exported or as an earlier import wrote them. */
const saysTheSame = (thread: Thread, { comments }: StatedThread, lang: Lang): boolean => {
  const [first] = comments
  const body = lines(thread.comments[0]?.body ?? '')
  return first !== undefined && (body === lines(first.text) || body === lines(bodyOf(first, lang)))
}

const importedRow = (
  { text, index }: ReadyVersion,
  { stated, request, row, known }: Planned,
  id: string | undefined,
  knownThreads: number,
): ImportedSuggestion => ({
  ...(id !== undefined && { id }),
  status: known === undefined ? 'new' : 'known',
  op: row.op,
  unit: row.unit,
  ...(row.unitEnd !== undefined && { unitEnd: row.unitEnd }),
  ...(row.destination && { destination: row.destination }),
  citation: Object.fromEntries(
    text.languages.map((lang) => [lang, citeSuggestion(text.units, row, lang, text.naming)]),
  ),
  before: wordingRows(index, row.before),
  after: wordingRows(index, row.after),
  author: stated.author,
  date: stated.date,
  reason: request.reason ?? {},
  threads: { new: stated.threads.length - knownThreads, known: knownThreads },
})

/** A place for suggestions of a text that is not published yet. */
const nowhere = { id: '', textId: '', version: 1, group: { id: '', name: '' } }

export const wordImports = (parts: WordImportParts): WordImportService => {
  const { desk, texts, materialiser, suggestions, proposals, discussion, readChanges } = parts
  const { store } = desk

  const plan = (
    actor: Actor,
    version: ReadyVersion,
    proposal: Parameters<typeof newRow>[1] | typeof nowhere,
    stated: StatedSuggestion,
    known: ReadonlyMap<string, string>,
  ): Planned | ImportDoubt => {
    const { op, unit, unitEnd, destination, rank, wording } = stated
    const request: NewSuggestion = {
      op,
      unit,
      ...(unitEnd !== undefined && { unitEnd }),
      ...(destination && { destination }),
      rank,
      state: 'open',
      ...(Object.keys(wording).length > 0 && {
        wording: Object.fromEntries(
          Object.entries(wording).map(([lang, units]) => [lang, units.map(given)]),
        ) as never,
      }),
      reason: reasonsOf(stated, version.text.languages[0]!),
    }
    try {
      const row = newRow(version, proposal as Parameters<typeof newRow>[1], actor, request, '', desk.now())
      const after = { ...row.after, ...wording }
      const hash = wordingHash({ ...row, after })
      return { stated, request, row: { ...row, after }, known: known.get(hash) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return {
        code: 'change-outside',
        unit,
        text: stated.author,
        file: JSON.stringify(wording).slice(0, 300),
      }
    }
  }

  const openThread = async (
    actor: Actor,
    proposalId: string,
    on: { readonly unit: string } | { readonly suggestion: string },
    { comments, resolved }: StatedThread,
    lang: Lang,
  ): Promise<void> => {
    const [first, ...answers] = comments
    if (!first) return
    const thread = await discussion.open(actor, proposalId, {
      ...on,
      audience: 'group',
      body: bodyOf(first, lang),
    })
    for (const answer of answers) await discussion.comment(actor, thread.id, bodyOf(answer, lang))
    if (resolved) await discussion.resolve(actor, thread.id, true)
  }

  const bring: WordImportService['bring'] = async (actor, proposalId, { file, lang, preview, signal }) => {
    const proposal = found(await store.proposals.get(proposalId))
    viewOrNotFound(actor, proposal)
    permit(actor, 'suggestion.create', { proposal })
    const ready = await texts.get(proposal.textId, proposal.version)
    const { text } = ready
    const languages = lang === undefined ? text.languages : [lang]
    checkLanguages(languages, text.languages)
    const read = await readChanges(file, { ...text, languages }, signal)
    if (!read.isOfText) throw new Refusal('not-this-text')
    await materialiser.proposal(proposalId)
    const live = await store.suggestions.ofProposal(proposalId)
    const threads = await store.discussion.ofProposal(proposalId)
    const known = new Map(
      live
        .filter(({ state, author }) => state === 'open' || author.id === actor.id)
        .filter(({ state }) => state !== 'withdrawn' && state !== 'superseded')
        .map((each) => [each.wordingHash, each.id]),
    )
    const plans = read.suggestions.map((stated) => plan(actor, ready, proposal, stated, known))
    const wanted = plans.filter((each): each is Planned => 'stated' in each)
    const doubts = [...read.doubts, ...plans.filter((each): each is ImportDoubt => 'code' in each)]
    const first = languages[0]!

    const answer: ImportedSuggestion[] = []
    for (const { stated, request, row, known: same } of wanted) {
      const own = same === undefined ? [] : threads.filter(({ suggestion }) => suggestion === same)
      const fresh = stated.threads.filter((thread) => !own.some((kept) => saysTheSame(kept, thread, first)))
      let id = same
      if (!preview) {
        signal?.throwIfAborted()
        id ??= (await suggestions.open(actor, proposalId, request)).row.id
        for (const thread of fresh) await openThread(actor, proposalId, { suggestion: id }, thread, first)
      }
      const knownThreads = stated.threads.length - fresh.length
      answer.push(importedRow(ready, { stated, request, row, known: same }, id, knownThreads))
    }
    const onUnits = []
    for (const thread of read.threads) {
      const isKnown = threads.some((kept) => kept.unit === thread.unit && saysTheSame(kept, thread, first))
      if (!preview && !isKnown) await openThread(actor, proposalId, { unit: thread.unit }, thread, first)
      onUnits.push({
        unit: thread.unit,
        status: isKnown ? ('known' as const) : ('new' as const),
        comments: [...thread.comments],
      })
    }
    return {
      suggestions: answer,
      threads: onUnits,
      doubts,
      losses: [...read.losses],
      ...(read.changes && { changes: read.changes }),
      stored: !preview,
    }
  }

  return {
    bring,
    async preview(actor, { file, units, lang, signal }) {
      permit(actor, 'text.publish', {})
      const text: ReadyVersion['text'] = {
        textId: '',
        version: 1,
        title: {},
        languages: [lang],
        naming: 'kz',
        numbering: 'keep',
        units,
        publishedAt: '',
      }
      const ready = { text, index: versionIndex(units) }
      const read = await readChanges(file, text, signal)
      const plans = read.suggestions.map((stated) => plan(actor, ready, nowhere, stated, new Map()))
      return {
        suggestions: plans.flatMap((each) =>
          'stated' in each ? [importedRow(ready, each, undefined, 0)] : [],
        ),
        threads: read.threads.map(({ unit, comments }) => ({
          unit,
          status: 'new' as const,
          comments: [...comments],
        })),
        doubts: [...read.doubts, ...plans.filter((each): each is ImportDoubt => 'code' in each)],
        losses: [...read.losses],
        ...(read.changes && { changes: read.changes }),
        stored: false,
      }
    },
    async mayBegin(actor, groupId) {
      const group = found(await store.groups.get(groupId))
      permit(actor, 'proposal.create', { group })
    },
    async begin(actor, { text, group, file, signal }) {
      const title = Object.values(text.title)[0] ?? ''
      const proposal = await proposals.add(actor, { textId: text.id, groupId: group, title })
      const imported = await bring(actor, proposal.id, { file, preview: false, ...(signal && { signal }) })
      return { proposal: proposal.id, imported }
    },
  }
}
