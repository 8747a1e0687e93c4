/**
 * Decisions: one flow from the wording that somebody saw to the recorded outcome. The room is frozen and drained, its
 * state materialised and hashed, and the outcome recorded on exactly that wording; a room that was decided stays frozen.
 */
import { type Actor, decisionInForce } from '#shared/access/subjects.ts'
import type { NewDecision, SuggestionRow } from '#shared/api/suggestions.ts'
import type { Level } from '#shared/legal/decision.ts'
import type { Announce } from './announce.ts'
import { closeOn, roomOf, settleOne, untilStill } from './closing.ts'
import { type Change, change, type Desk } from './desk.ts'
import { materialise } from './documents.ts'
import { found, Refusal } from './errors.ts'
import { newId } from './ids.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { CommittedState } from './ports/rooms.ts'
import type { Suggestion } from './ports/suggestions.ts'
import { wordingMoved } from './positions.ts'
import type { SuggestionReader } from './suggestionReader.ts'
import type { ReadyVersion } from './versionsOfTexts.ts'

export interface DecisionService {
  decide(actor: Actor, suggestionId: string, given: NewDecision): Promise<SuggestionRow>
  reopen(actor: Actor, suggestionId: string, level: Level, reason: string): Promise<SuggestionRow>
}

const actionOf = (level: Level) => (level === 'group' ? 'decision.group' : 'decision.commission')

/** `instead` is another suggestion of the same proposal that is agreed, or can still be. */
const checkInstead = async (tx: Change, suggestion: Suggestion, given: NewDecision): Promise<void> => {
  if (given.outcome !== 'partly') return
  if (given.instead === undefined || given.instead === suggestion.id) throw new Refusal('instead-missing')
  const instead = await tx.suggestions.get(given.instead)
  const outcome = instead && decisionInForce(instead.decisions, given.level)?.outcome
  const possible =
    instead?.proposal === suggestion.proposal &&
    instead.state === 'open' &&
    (outcome === undefined || outcome === 'agreed')
  if (!possible) throw new Refusal('instead-not-agreed', { instead: given.instead })
}

export const decisionService = (
  desk: Desk,
  reader: SuggestionReader,
  materialiser: Materialiser,
  announce: Announce,
): DecisionService => {
  const { rooms } = desk

  /** Records the outcome on the wording given; answers false, with nothing recorded, when that is not the one seen. */
  const record = (
    actor: Actor,
    id: string,
    given: NewDecision,
    { text, index }: ReadyVersion,
    state: CommittedState | undefined,
  ): Promise<boolean> =>
    change(desk, actor, async (tx) => {
      const suggestion = found(await tx.suggestions.get(id))
      const proposal = found(await tx.proposals.get(suggestion.proposal))
      permit(actor, actionOf(given.level), { suggestion, proposal })
      const fresh = state && materialise(index, text.languages, suggestion, state)
      if (fresh) await tx.suggestions.change(id, fresh)
      const { wordingHash } = fresh ?? suggestion
      if (given.wordingHash !== undefined && given.wordingHash !== wordingHash) return false
      await checkInstead(tx, suggestion, given)
      if (state) await closeOn(tx.closing, [roomOf(suggestion)], new Map([[id, state]]))
      await tx.suggestions.decide(id, {
        id: newId(),
        level: given.level,
        outcome: given.outcome,
        reason: given.reason,
        by: actor.id,
        at: tx.at,
        wordingHash,
        ...(given.outcome === 'partly' && { instead: given.instead }),
      })
      await tx.suggestions.change(id, { updatedAt: tx.at })
      tx.note('suggestion.decided', `suggestion/${id}`, proposal.id, {
        level: given.level,
        outcome: given.outcome,
        wordingHash,
        ...(given.instead !== undefined && { instead: given.instead }),
      })
      tx.rightsMoved()
      return true
    })

  const decideGroup = (
    actor: Actor,
    id: string,
    given: NewDecision,
    version: ReadyVersion,
  ): Promise<boolean> =>
    untilStill(() =>
      rooms.freeze({ type: 'suggestion', id }, async (state) => {
        const recorded = await record(actor, id, given, version, state)
        return { result: recorded, keepFrozen: recorded }
      }),
    )

  /** A language that came while it was closed: an open document is seeded with it when it is opened anew. */
  const addLanguages = async (suggestion: Suggestion): Promise<void> => {
    if (Object.keys(suggestion.before).every((lang) => suggestion.after[lang] !== undefined)) return
    await rooms.reload(roomOf(suggestion))
    await materialiser.suggestion(suggestion.id)
  }

  return {
    async decide(actor, id, given) {
      const { suggestion, proposal, version } = await reader.load(id)
      permit(actor, actionOf(given.level), { suggestion, proposal })
      const recorded =
        given.level === 'group'
          ? await decideGroup(actor, id, given, version)
          : await record(actor, id, given, version, undefined)
      const row = await reader.rowFor(actor, id)
      if (!recorded) throw wordingMoved(row)
      announce.suggestion(suggestion)
      return row
    },

    async reopen(actor, id, level, reason) {
      const action = level === 'group' ? 'reopen.group' : 'reopen.commission'
      const { suggestion, proposal } = await reader.load(id)
      permit(actor, action, { suggestion, proposal })
      await change(desk, actor, async (tx) => {
        const kept = found(await tx.suggestions.get(id))
        permit(actor, action, { suggestion: kept, proposal: found(await tx.proposals.get(kept.proposal)) })
        await tx.suggestions.reopen(decisionInForce(kept.decisions, level)!.id, actor.id, tx.at)
        await tx.suggestions.change(id, { updatedAt: tx.at })
        await settleOne(tx, id)
        tx.note('suggestion.reopened', `suggestion/${id}`, kept.proposal, { level, reason })
        tx.rightsMoved()
      })
      await rooms.stand([roomOf(suggestion)])
      if (level === 'group') await addLanguages(suggestion)
      announce.suggestion(suggestion, { proposal, suggestions: [suggestion] })
      return reader.rowFor(actor, id)
    },
  }
}
