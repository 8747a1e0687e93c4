/**
 * Taking a proposal to a newer version of its text.
 *
 * Nothing is dropped: each suggestion stays where it was made, superseded, and the one that takes its place carries its
 * words, its author, its discussion and what people said of it. What has changed or is gone waits, open, on the version
 * that it was made on, until a person chooses. All rows change in one transaction, between two frozen versions of the
 * proposal. The words reach the new documents after it; until then the rows alone hold them, and a server that was stopped
 * in between finishes at its next start.
 */
import { may } from '#shared/access/may.ts'
import { type Actor, decisionInForce } from '#shared/access/subjects.ts'
import type { GivenChoice, RebaseRow, Rebasing } from '#shared/api/rebase.ts'
import type { RebaseOutcome } from '#shared/legal/rebase.ts'
import type { Announce } from './announce.ts'
import { closeOn, roomOf, untilStill } from './closing.ts'
import { type Change, change, type Desk } from './desk.ts'
import { materialise } from './documents.ts'
import { found, Refusal } from './errors.ts'
import { goalOf } from './followingThreads.ts'
import { atStep, type Going } from './going.ts'
import { holdingStill } from './holdingStill.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { Proposal } from './ports/proposals.ts'
import type { CommittedState } from './ports/rooms.ts'
import type { Suggestion } from './ports/suggestions.ts'
import {
  itemOf,
  maySee,
  type Planned,
  planFor,
  toRebase,
  type Versions,
  versionsAtHand,
} from './rebasePlan.ts'
import { carryDecisions, carryPositions, successorOf } from './successors.ts'
import type { Unwritten } from './unwritten.ts'
import type { ReadyTexts, ReadyVersion } from './versionsOfTexts.ts'
import { viewOrNotFound } from './visible.ts'
import { frozenState } from './workflow.ts'

export interface RebasingService {
  /** What a rebase on the newest version, or the one named, would do; and what earlier ones did and left waiting. */
  preview(actor: Actor, proposalId: string, given: Rebasing): Promise<RebaseRow>
  /** Cancelled, it leaves everything as it was; once its rows are stored it cannot be cancelled any more. */
  rebase(actor: Actor, proposalId: string, given: Rebasing, going?: Going): Promise<RebaseRow>
}

interface Parts {
  readonly desk: Desk
  readonly texts: ReadyTexts
  readonly materialiser: Materialiser
  readonly announce: Announce
  readonly unwritten: Unwritten
}

type Settled = Planned & { readonly choice: GivenChoice }

const isSettled = (planned: Planned): planned is Settled => planned.choice !== undefined

export const rebasingService = ({
  desk,
  texts,
  materialiser,
  announce,
  unwritten,
}: Parts): RebasingService => {
  const { store, rooms } = desk

  const goal = async (proposal: Proposal, version: number | undefined): Promise<ReadyVersion> => {
    const { version: number } = found(await store.texts.get(proposal.textId, version))
    if (number < proposal.version)
      throw new Refusal('other-version', { version: number, now: proposal.version })
    return texts.get(proposal.textId, number)
  }

  const atHand = (proposal: Proposal, to: ReadyVersion, suggestions: readonly Suggestion[]) =>
    versionsAtHand(texts, proposal.textId, [
      proposal.version,
      to.text.version,
      ...suggestions.map(({ version }) => version),
    ])

  /** Past the first step only what somebody chose is done: what waits has no usual way. */
  const plan = (
    versions: Versions,
    proposal: Proposal,
    to: ReadyVersion,
    suggestions: readonly Suggestion[],
    choices: Rebasing['choices'] = {},
  ) => planFor(versions, to, suggestions, choices, proposal.version < to.text.version)

  const answer = (
    actor: Actor,
    proposal: Proposal,
    to: ReadyVersion,
    planned: readonly Planned[],
    done: Pick<RebaseRow, 'from' | 'stored' | 'versions'>,
    settled: readonly Planned[],
  ): RebaseRow => {
    const all = [...planned, ...settled]
    const items = all
      .filter(({ suggestion }) => maySee(actor, proposal, suggestion))
      .map((each) => itemOf(each, to))
    const counts = { carried: 0, already: 0, changed: 0, gone: 0 } satisfies Record<RebaseOutcome, number>
    for (const { outcome } of items) counts[outcome]++
    return {
      proposal: proposal.id,
      textId: proposal.textId,
      to: to.text.version,
      ...done,
      items,
      counts,
      waiting: items.filter(({ waiting }) => waiting).length,
      hidden: all.length - items.length,
    }
  }

  /** What was settled by rebases that came from the same version as the one that is looked at. */
  const settledBefore = (suggestions: readonly Suggestion[], proposal: Proposal): Suggestion[] => {
    const past = suggestions.filter((each) => each.rebased !== undefined && each.version < proposal.version)
    const last = Math.max(...past.map(({ version }) => version))
    return past.filter(({ version }) => version === last)
  }

  const fresh = (
    versions: Versions,
    suggestion: Suggestion,
    state: CommittedState | undefined,
  ): Suggestion => {
    if (!state) return suggestion
    const { index, text } = versions(suggestion.version)
    return { ...suggestion, ...materialise(index, text.languages, suggestion, state) }
  }

  const step = async (
    tx: Change,
    actor: Actor,
    proposal: Proposal,
    to: ReadyVersion,
    from: ReadyVersion,
    planned: readonly Planned[],
  ) => {
    const isMoving = proposal.version < to.text.version
    const settled = planned.filter(isSettled)
    const moved = { ...proposal, version: to.text.version }
    const made = settled
      .filter(({ choice }) => choice.choice !== 'take')
      .map((each) => ({ each, row: successorOf(each, to, moved, actor.id) }))
    const successors = new Map(made.map(({ each, row }) => [each.suggestion.id, row.id]))
    const before = await tx.versions.add(proposal.id, {
      name: '',
      step: 'before-rebase',
      by: actor.id,
      at: tx.at,
      frozen: await frozenState(tx, proposal.id),
    })
    if (isMoving) await tx.proposals.change(proposal.id, { version: to.text.version, updatedAt: tx.at })
    for (const { each, row } of made) {
      const { suggestion: old, rebased, choice } = each
      const alternativeTo = old.alternativeTo && (successors.get(old.alternativeTo) ?? old.alternativeTo)
      await tx.suggestions.add({ ...row, ...(alternativeTo !== undefined && { alternativeTo }) })
      await tx.suggestions.change(row.id, { updatedAt: tx.at })
      await tx.suggestions.setCoauthors(
        row.id,
        old.coauthors.map(({ id }) => id),
      )
      const isCarried = rebased.outcome === 'carried' && choice.choice === 'keep'
      await carryPositions(tx, old, row, isCarried)
      if (isCarried) await carryDecisions(tx, old, row, successors)
    }
    for (const { suggestion, rebased, choice } of settled) {
      const successor = successors.get(suggestion.id)
      await tx.suggestions.change(suggestion.id, {
        state: 'superseded',
        rebased: rebased.outcome,
        ...(successor !== undefined && { successor }),
        updatedAt: tx.at,
      })
      tx.note('suggestion.rebased', `suggestion/${suggestion.id}`, proposal.id, {
        outcome: rebased.outcome,
        choice: choice.choice,
        from: suggestion.version,
        to: to.text.version,
        ...(successor !== undefined && { successor }),
      })
    }
    for (const thread of await tx.discussion.ofProposal(proposal.id)) {
      if (thread.unit !== undefined && !isMoving) continue
      const goal = goalOf(thread, from, to, successors)
      if (goal) await tx.discussion.move(thread.id, goal)
    }
    const after = await tx.versions.add(proposal.id, {
      name: '',
      step: 'rebased',
      by: actor.id,
      at: tx.at,
      frozen: await frozenState(tx, proposal.id),
    })
    tx.note('proposal.rebased', `proposal/${proposal.id}`, proposal.id, {
      from: proposal.version,
      to: to.text.version,
      settled: settled.length,
      waiting: planned.length - settled.length,
      before,
      after,
    })
    tx.rightsMoved()
    return { successors, versions: { before, after } }
  }

  /** The chair's; an author may settle what waits of their own. */
  const permitted = (actor: Actor, proposal: Proposal, given: Rebasing, waiting: readonly Suggestion[]) => {
    const chosen = waiting.filter(({ id }) => given.choices?.[id])
    const own =
      chosen.length > 0 &&
      (given.version ?? proposal.version) === proposal.version &&
      chosen.every((suggestion) => may(actor, 'suggestion.own', { proposal, suggestion }))
    if (!own) permit(actor, 'proposal.rebase', { proposal })
  }

  const checkChoices = (given: Rebasing, seen: readonly Suggestion[]): void => {
    const known = new Set(seen.map(({ id }) => id))
    const unknown = Object.keys(given.choices ?? {}).find((id) => !known.has(id))
    if (unknown === undefined) return
    throw new Refusal('bad-request', {
      issues: [
        { path: `choices.${unknown}`, message: 'No suggestion of this proposal waits under this id.' },
      ],
    })
  }

  return {
    async preview(actor, proposalId, given) {
      const proposal = found(await store.proposals.get(proposalId))
      viewOrNotFound(actor, proposal)
      permit(actor, 'history.read', { proposal })
      await materialiser.proposal(proposalId)
      const to = await goal(proposal, given.version)
      const all = await store.suggestions.ofProposal(proposalId)
      const versions = await atHand(proposal, to, all)
      const planned = plan(versions, proposal, to, toRebase(all, to.text.version), given.choices)
      const past = proposal.version < to.text.version ? [] : settledBefore(all, proposal)
      const settled = planFor(versions, to, past, {}, false)
      return answer(actor, proposal, to, planned, { from: proposal.version, stored: false }, settled)
    },

    async rebase(actor, proposalId, given, going = {}) {
      const proposal = found(await store.proposals.get(proposalId))
      viewOrNotFound(actor, proposal)
      const to = await goal(proposal, given.version)
      const waiting = toRebase(await store.suggestions.ofProposal(proposalId), to.text.version)
      const seen = waiting.filter((suggestion) => maySee(actor, proposal, suggestion))
      permitted(actor, proposal, given, seen)
      checkChoices(given, seen)
      // What an earlier one was cut off from.
      await unwritten.finish(proposalId)
      await materialiser.proposal(proposalId)
      const before = await frozenState(store, proposalId)
      // Decided ones are closed already, and whoever only waits goes on.
      const open = waiting.filter(({ decisions }) => !decisionInForce(decisions, 'group'))
      const versions = await atHand(proposal, to, waiting)
      const ids = open.map(({ id }) => id)
      const done = await untilStill(() =>
        holdingStill(rooms, ids, going, async (states) => {
          await atStep(going, { phase: 'storing', done: 0, of: waiting.length })
          going.signal?.throwIfAborted()
          const result = await change(desk, actor, async (tx) => {
            const now = found(await tx.proposals.get(proposalId))
            if (now.version !== proposal.version) throw new Refusal('newer-version', { version: now.version })
            permitted(actor, now, given, seen)
            const live = toRebase(await tx.suggestions.ofProposal(proposalId), to.text.version)
            const said = live.map((each) => fresh(versions, each, states.get(each.id)))
            const planned = plan(versions, now, to, said, given.choices)
            const made = await step(tx, actor, now, to, versions(now.version), planned)
            const settled = planned.filter(isSettled).map(({ suggestion }) => roomOf(suggestion))
            await closeOn(tx.closing, settled, states)
            going.signal?.throwIfAborted()
            return { planned, ...made }
          })
          return {
            result,
            close: new Set(result.planned.filter(isSettled).map(({ suggestion }) => suggestion.id)),
          }
        }),
      )
      const successors = [...done.successors.values()]
      for (const [at, id] of successors.entries()) {
        await atStep(going, { phase: 'writing', done: at, of: successors.length })
        await unwritten.write(id)
      }
      const { text: old } = versions(proposal.version)
      if (to.text.languages.some((lang) => !old.languages.includes(lang)))
        await rooms.reload({ type: 'proposal', id: proposalId })
      announce.everythingIn(before)
      for (const thread of await store.discussion.ofProposal(proposalId))
        announce.thread(found(await store.proposals.get(proposalId)), thread)
      const all = await store.suggestions.ofProposal(proposalId)
      const rows = new Map(all.map((each) => [each.id, each]))
      const planned = done.planned.map((each) => ({ ...each, suggestion: rows.get(each.suggestion.id)! }))
      return answer(
        actor,
        found(await store.proposals.get(proposalId)),
        to,
        planned,
        { from: proposal.version, stored: true, versions: done.versions },
        [],
      )
    },
  }
}
