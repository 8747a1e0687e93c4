/** Suggestions: making them, reading them, changing what belongs to their author or to the group. */
import type { Actor } from '#shared/access/subjects.ts'
import type { ChangedSuggestion, NewSuggestion, SuggestionRow } from '#shared/api/suggestions.ts'
import { seedHash } from '#shared/document/seed.ts'
import type { Announce } from './announce.ts'
import { type Change, change, type Desk } from './desk.ts'
import { outOfStep, seedsOf } from './documents.ts'
import { found, notFound, Refusal } from './errors.ts'
import { newId } from './ids.ts'
import { newRow, suggestionWriter } from './makingSuggestions.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { Proposal } from './ports/proposals.ts'
import type { NewSuggestion as NewRow, Suggestion } from './ports/suggestions.ts'
import type { SuggestionReader } from './suggestionReader.ts'
import type { ReadyTexts, ReadyVersion } from './versionsOfTexts.ts'
import { viewOrNotFound } from './visible.ts'
import { checkGiven } from './wordings.ts'

export interface SuggestionService {
  /** Makes a suggestion; the same id again by its author answers what is there. */
  open(
    actor: Actor,
    proposalId: string,
    given: NewSuggestion,
  ): Promise<{ readonly row: SuggestionRow; readonly fresh: boolean }>
  get(actor: Actor, id: string): Promise<SuggestionRow>
  ofProposal(actor: Actor, proposalId: string): Promise<readonly SuggestionRow[]>
  change(actor: Actor, id: string, given: ChangedSuggestion): Promise<SuggestionRow>
}

export interface SuggestionParts {
  readonly desk: Desk
  readonly texts: ReadyTexts
  readonly reader: SuggestionReader
  readonly announce: Announce
  readonly materialiser: Materialiser
}

/** A page that started from another seed than ours holds another text: its words must not be merged into this one. */
const checkSeed = (version: ReadyVersion, row: NewRow, given: NewSuggestion['seedHash']): void => {
  if (given === undefined) return
  const ours = new Map([...seedsOf(version.index, row)].map(([lang, update]) => [lang, seedHash(update)]))
  const fits =
    typeof given === 'string'
      ? [...ours.values()].includes(given)
      : Object.entries(given).every(([lang, hash]) => ours.get(lang) === hash)
  if (!fits) throw new Refusal('seed-mismatch', { seedHash: Object.fromEntries(ours) })
}

export const suggestionService = (parts: SuggestionParts): SuggestionService => {
  const { desk, texts, reader, announce } = parts
  const { store } = desk
  const write = suggestionWriter(parts)

  /** Others that a new suggestion refers to are of the same text, and its author sees them. */
  const checkReferences = async (actor: Actor, textId: string, given: NewSuggestion): Promise<void> => {
    for (const id of [given.alternativeTo, given.copiedFrom])
      if (id !== undefined && (await reader.rowFor(actor, id)).textId !== textId) throw notFound()
  }

  const again = async (actor: Actor, proposalId: string, given: NewSuggestion, kept: Suggestion) => {
    if (kept.author.id !== actor.id || kept.proposal !== proposalId) throw new Refusal('id-taken')
    const { version, proposal } = await reader.load(kept.id)
    if (kept.materialisedSeq === 0 && proposal.state === 'drafting') await write(actor, version, kept, given)
    return { row: await reader.rowFor(actor, kept.id), fresh: false }
  }

  const setState = (
    tx: Change,
    actor: Actor,
    subject: { proposal: Proposal; suggestion: Suggestion },
    state: Suggestion['state'],
  ) => {
    const between = state === 'draft' || subject.suggestion.state === 'draft'
    permit(actor, between ? 'suggestion.own' : 'suggestion.arrange', subject)
    tx.note('suggestion.state', `suggestion/${subject.suggestion.id}`, subject.proposal.id, {
      from: subject.suggestion.state,
      to: state,
    })
    tx.rightsMoved()
  }

  const setCoauthors = async (
    tx: Change,
    actor: Actor,
    subject: { proposal: Proposal; suggestion: Suggestion },
    ids: readonly string[],
  ) => {
    permit(actor, 'suggestion.own', subject)
    for (const id of ids)
      if (!(await tx.groups.member(subject.proposal.group.id, id)))
        throw new Refusal('not-a-member', { user: id })
    await tx.suggestions.setCoauthors(subject.suggestion.id, ids)
    tx.note('suggestion.coauthors', `suggestion/${subject.suggestion.id}`, subject.proposal.id, {
      coauthors: ids,
    })
    tx.rightsMoved()
  }

  return {
    async open(actor, proposalId, given) {
      const proposal = found(await store.proposals.get(proposalId))
      viewOrNotFound(actor, proposal)
      const kept = given.id === undefined ? undefined : await store.suggestions.get(given.id)
      if (kept) return again(actor, proposalId, given, kept)
      permit(actor, 'suggestion.create', { proposal })
      const version = await texts.get(proposal.textId, proposal.version)
      const row = newRow(version, proposal, actor, given, given.id ?? newId(), desk.now())
      checkGiven(given.op, version.text.languages, given.wording, given.reason)
      checkSeed(version, row, given.seedHash)
      await checkReferences(actor, proposal.textId, given)
      const isOurs = await change(desk, actor, async (tx) => {
        permit(actor, 'suggestion.create', { proposal: found(await tx.proposals.get(proposalId)) })
        const meanwhile = await tx.suggestions.get(row.id)
        if (meanwhile) return meanwhile
        await tx.suggestions.add(row)
        tx.note('suggestion.opened', `suggestion/${row.id}`, proposalId, { op: row.op, unit: row.unit })
        return undefined
      })
      if (isOurs) return again(actor, proposalId, given, isOurs)
      await write(actor, version, row, given)
      announce.suggestion(row)
      return { row: await reader.rowFor(actor, row.id), fresh: true }
    },

    async get(actor, id) {
      return reader.rowFor(actor, id)
    },

    ofProposal: (actor, proposalId) => reader.rowsOfProposal(actor, proposalId),

    async change(actor, id, given) {
      await reader.rowFor(actor, id)
      const { version, ...before } = await reader.load(id)
      const { wording, reason } = given
      await change(desk, actor, async (tx) => {
        const suggestion = found(await tx.suggestions.get(id))
        const subject = { suggestion, proposal: found(await tx.proposals.get(suggestion.proposal)) }
        if (wording || reason) {
          permit(actor, 'suggestion.write', subject)
          checkGiven(suggestion.op, version.text.languages, wording, reason)
        }
        if (given.state !== undefined && given.state !== suggestion.state)
          setState(tx, actor, subject, given.state)
        if (given.coauthors) await setCoauthors(tx, actor, subject, given.coauthors)
        if (given.rank !== undefined || given.bundle !== undefined)
          permit(actor, 'suggestion.arrange', subject)
        const confirmed = given.confirmed && { ...suggestion.confirmed, ...given.confirmed }
        if (confirmed) {
          permit(actor, 'suggestion.write', subject)
          tx.note('suggestion.confirmed', `suggestion/${id}`, suggestion.proposal, given.confirmed)
        }
        const kept = confirmed ? { ...suggestion, confirmed } : suggestion
        await tx.suggestions.change(id, {
          ...(given.state !== undefined && { state: given.state }),
          ...(given.rank !== undefined && { rank: given.rank }),
          ...(given.bundle !== undefined && { bundle: given.bundle }),
          ...(confirmed && {
            confirmed,
            outOfStep: outOfStep(version.index, kept, kept.after, version.text.languages),
          }),
          updatedAt: tx.at,
        })
      })
      await write(actor, version, found(await store.suggestions.get(id)), { wording, reason })
      announce.suggestion(before.suggestion, { proposal: before.proposal, suggestions: [before.suggestion] })
      return reader.rowFor(actor, id)
    },
  }
}
