/**
 * Bringing a Word file back: its tracked changes become suggestions of a proposal, its comments reasons and threads.
 *
 * Names in a Word file are what somebody typed into Word. Whoever brings the file is the author of what it makes; the names
 * stand in the reasons and comments, as said by the file. What a file brings is made all or not at all, and what the proposal
 * has already is not made a second time: after a broken connection the file can be brought again.
 */
import type { Actor } from '#shared/access/subjects.ts'
import type { ImportedRedline } from '#shared/api/redlines.ts'
import type { TextRow } from '#shared/api/texts.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import type { Announce } from './announce.ts'
import { type Change, change, type Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import { atStep, type Going } from './going.ts'
import { newId } from './ids.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { NewComment } from './ports/discussion.ts'
import type { ChangeReader, StatedChanges, StatedComment, StatedThread } from './ports/importer.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Stores } from './ports/store.ts'
import type { ProposalService } from './proposals.ts'
import type { Unwritten } from './unwritten.ts'
import type { ReadyTexts, ReadyVersion } from './versionsOfTexts.ts'
import { viewOrNotFound } from './visible.ts'
import { bodyOf, importedRow, planImport, saysTheSame } from './wordImportPlan.ts'
import { checkLanguages } from './wordings.ts'

export interface BroughtFile extends Going {
  readonly file: Uint8Array
  readonly lang?: Lang | undefined
  readonly preview: boolean
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
  readonly announce: Announce
  readonly unwritten: Unwritten
  readonly proposals: Pick<ProposalService, 'add'>
  readonly readChanges: ChangeReader
}

/** A place for suggestions of a text that is not published yet. */
const nowhere = { id: '', textId: '', version: 1, group: { id: '', name: '' } } as Proposal

export const wordImports = (parts: WordImportParts): WordImportService => {
  const { desk, texts, materialiser, announce, unwritten, proposals, readChanges } = parts
  const { store } = desk

  /** Adds a thread with its answers to the change, and says which it is. */
  const addThread = async (
    tx: Change,
    actor: Actor,
    proposal: Proposal,
    on: { readonly unit: string } | { readonly suggestion: string },
    { comments, resolved }: StatedThread,
    lang: Lang,
  ): Promise<string | undefined> => {
    const [first, ...answers] = comments
    if (!first) return undefined
    permit(actor, 'thread.create', { proposal })
    const written = (comment: StatedComment): NewComment => ({
      id: newId(),
      author: actor.id,
      body: bodyOf(comment, lang),
      createdAt: tx.at,
    })
    const id = newId()
    const thread = { id, proposal: proposal.id, ...on, audience: 'group', author: actor.id } as const
    await tx.discussion.add({ ...thread, createdAt: tx.at }, written(first))
    tx.note('thread.opened', `thread/${id}`, proposal.id, { ...on, audience: 'group' })
    for (const answer of answers) {
      await tx.discussion.addComment(id, written(answer))
      tx.note('comment.added', `thread/${id}`, proposal.id)
    }
    if (resolved) {
      await tx.discussion.resolve(id, actor.id, tx.at)
      tx.note('thread.resolved', `thread/${id}`, proposal.id)
    }
    return id
  }

  /** What the proposal has, as it stands in `stores`, beside what the file brings; and how the latter is stored. */
  const matched = async (
    { suggestions, discussion }: Pick<Stores, 'suggestions' | 'discussion'>,
    actor: Actor,
    proposal: Proposal,
    version: ReadyVersion,
    read: StatedChanges,
    lang: Lang,
  ) => {
    const live = await suggestions.ofProposal(proposal.id)
    const threads = await discussion.ofProposal(proposal.id)
    const known = new Map(
      live
        .filter(({ state, author }) => state === 'open' || author.id === actor.id)
        .filter(({ state }) => state !== 'withdrawn' && state !== 'superseded')
        .map((each) => [each.wordingHash, each.id]),
    )
    const plan = planImport({ actor, version, proposal, known, at: desk.now(), newId }, read.suggestions)
    const wanted = plan.wanted.map((planned) => {
      const own = planned.known ? threads.filter(({ suggestion }) => suggestion === planned.known) : []
      const fresh = planned.stated.threads.filter(
        (thread) => !own.some((kept) => saysTheSame(kept, thread, lang)),
      )
      return { planned, fresh }
    })
    const onUnits = read.threads.map((thread) => ({
      thread,
      isKnown: threads.some((kept) => kept.unit === thread.unit && saysTheSame(kept, thread, lang)),
    }))
    return { wanted, onUnits, doubts: plan.doubts }
  }

  type Matched = Awaited<ReturnType<typeof matched>>

  /** All rows of an import, in one change. */
  const addAll = async (tx: Change, actor: Actor, proposal: Proposal, found: Matched, lang: Lang) => {
    const made: string[] = []
    const talk: (string | undefined)[] = []
    for (const { planned, fresh } of found.wanted) {
      const { row, known } = planned
      const id = known ?? row.id
      if (known === undefined) {
        await tx.suggestions.add(row)
        tx.note('suggestion.opened', `suggestion/${id}`, proposal.id, { op: row.op, unit: row.unit })
        made.push(id)
      }
      for (const thread of fresh)
        talk.push(await addThread(tx, actor, proposal, { suggestion: id }, thread, lang))
    }
    for (const { thread, isKnown } of found.onUnits)
      if (!isKnown) talk.push(await addThread(tx, actor, proposal, { unit: thread.unit }, thread, lang))
    return { found, made, talk: talk.filter((id) => id !== undefined) }
  }

  const answerOf = (
    version: ReadyVersion,
    read: StatedChanges,
    { wanted, onUnits, doubts }: Matched,
    stored: boolean,
  ): ImportedRedline => ({
    suggestions: wanted.map(({ planned, fresh }) => {
      const id = planned.known ?? (stored ? planned.row.id : undefined)
      return importedRow(version, planned, id, planned.stated.threads.length - fresh.length)
    }),
    threads: onUnits.map(({ thread: { unit, comments }, isKnown }) => ({
      unit,
      status: isKnown ? 'known' : 'new',
      comments: [...comments],
    })),
    doubts: [...read.doubts, ...doubts],
    losses: [...read.losses],
    ...(read.changes && { changes: read.changes }),
    stored,
  })

  const bring: WordImportService['bring'] = async (actor, proposalId, { file, lang, preview, ...going }) => {
    const { signal } = going
    const proposal = found(await store.proposals.get(proposalId))
    viewOrNotFound(actor, proposal)
    permit(actor, 'suggestion.create', { proposal })
    const version = await texts.get(proposal.textId, proposal.version)
    const { text } = version
    const languages = lang === undefined ? text.languages : [lang]
    checkLanguages(languages, text.languages)
    const read = await readChanges(file, { ...text, languages }, signal)
    if (!read.isOfText) throw new Refusal('not-this-text')
    const first = languages[0]!
    if (!preview) await unwritten.finish(proposalId)
    await materialiser.proposal(proposalId)
    if (preview)
      return answerOf(version, read, await matched(store, actor, proposal, version, read, first), false)
    await atStep(going, { phase: 'storing', done: 0, of: read.suggestions.length })
    signal?.throwIfAborted()
    const done = await change(desk, actor, async (tx) => {
      const now = found(await tx.proposals.get(proposalId))
      if (now.version !== proposal.version) throw new Refusal('newer-version', { version: now.version })
      permit(actor, 'suggestion.create', { proposal: now })
      const all = await matched(tx, actor, now, version, read, first)
      const added = await addAll(tx, actor, now, all, first)
      signal?.throwIfAborted()
      return added
    })
    for (const [at, id] of done.made.entries()) {
      await atStep(going, { phase: 'writing', done: at, of: done.made.length })
      await unwritten.write(id)
      announce.suggestion({ id, proposal: proposalId, textId: proposal.textId })
    }
    for (const id of done.talk) announce.thread(proposal, found(await store.discussion.get(id)))
    return answerOf(version, read, done.found, true)
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
      const ground = { actor, version: ready, proposal: nowhere, known: new Map(), at: '', newId: () => '' }
      const { wanted, doubts } = planImport(ground, read.suggestions)
      const fresh = wanted.map((planned) => ({ planned, fresh: [...planned.stated.threads] }))
      const onUnits = read.threads.map((thread) => ({ thread, isKnown: false }))
      return answerOf(ready, read, { wanted: fresh, onUnits, doubts }, false)
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
