/** A proposal's way: drafting → locked → submitted → returned | closed. Each step freezes a version. */
import type { Action } from '#shared/access/may.ts'
import type { Actor, ProposalState } from '#shared/access/subjects.ts'
import type { Announce } from './announce.ts'
import { documentsOf, expectInStep, held, settleAll, untilStill } from './closing.ts'
import { type Change, change, type Desk } from './desk.ts'
import { found } from './errors.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { Proposal } from './ports/proposals.ts'
import type { RoomRef } from './ports/rooms.ts'
import type { Stores } from './ports/store.ts'
import type { Frozen } from './ports/versions.ts'
import { viewOrNotFound } from './visible.ts'

export const steps = ['lock', 'unlock', 'submit', 'return', 'close'] as const
export type Step = (typeof steps)[number]

const leads: Readonly<
  Record<Step, { readonly action: Extract<Action, `proposal.${string}`>; readonly to: ProposalState }>
> = {
  lock: { action: 'proposal.lock', to: 'locked' },
  unlock: { action: 'proposal.unlock', to: 'drafting' },
  submit: { action: 'proposal.submit', to: 'submitted' },
  return: { action: 'proposal.return', to: 'returned' },
  close: { action: 'proposal.close', to: 'closed' },
}

/** What a version of a proposal holds. */
export const frozenState = async (
  stores: Pick<Stores, 'proposals' | 'suggestions'>,
  proposalId: string,
): Promise<Frozen> => ({
  proposal: found(await stores.proposals.get(proposalId)),
  suggestions: await stores.suggestions.ofProposal(proposalId),
})

export type TakeStep = (actor: Actor, proposalId: string, step: Step) => Promise<Proposal>

/** A proposal that is still being drafted is locked on its way to being submitted. */
const wayTo = (step: Step, from: ProposalState): readonly Step[] =>
  step === 'submit' && from === 'drafting' ? ['lock', 'submit'] : [step]

/**
 * Takes a step: the state, the documents that it closes or opens, and the version that it freezes change together. Locking
 * first brings the rows up to date with what was written, and finds out in its transaction whether that still is all.
 */
export const workflow = (desk: Desk, materialiser: Materialiser, announce: Announce): TakeStep => {
  const freeze = async (tx: Change, actor: Actor, id: string, step: ProposalState): Promise<void> => {
    await tx.versions.add(id, { name: '', step, by: actor.id, at: tx.at, frozen: await frozenState(tx, id) })
  }

  const move = (actor: Actor, id: string, step: Step): Promise<readonly RoomRef[]> => {
    const { action, to } = leads[step]
    return change(desk, actor, async (tx) => {
      const proposal = found(await tx.proposals.get(id))
      permit(actor, action, { proposal })
      await tx.proposals.change(id, { state: to, updatedAt: tx.at })
      const rooms = await settleAll(tx, { id, state: to })
      if (step === 'lock') await expectInStep(tx, id, rooms)
      tx.note(`proposal.${to}`, `proposal/${id}`, id, { from: proposal.state })
      tx.rightsMoved()
      await freeze(tx, actor, id, to)
      return rooms
    })
  }

  /** Reads what was written, then locks. Who types into that at another node is held out of it the next time. */
  const lock = async (actor: Actor, id: string): Promise<readonly RoomRef[]> => {
    const { rooms } = await documentsOf(desk.store, id)
    const readAndMove = async () => {
      await desk.rooms.lookHere(rooms)
      await materialiser.proposal(id)
      return move(actor, id, 'lock')
    }
    return untilStill((attempt) => (attempt === 1 ? readAndMove() : held(desk, rooms, readAndMove)))
  }

  const take = async (actor: Actor, id: string, step: Step): Promise<void> =>
    desk.rooms.stand(await (step === 'lock' ? lock(actor, id) : move(actor, id, step)))

  return async (actor, proposalId, step) => {
    const before = await frozenState(desk.store, proposalId)
    viewOrNotFound(actor, before.proposal)
    permit(actor, leads[step].action, { proposal: before.proposal })
    for (const next of wayTo(step, before.proposal.state)) await take(actor, proposalId, next)
    announce.everythingIn(before)
    return found(await desk.store.proposals.get(proposalId))
  }
}
