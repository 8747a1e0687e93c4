/** Positions: where somebody stands on a suggestion, and on which of its wordings. */
import type { Actor } from '#shared/access/subjects.ts'
import type { NewPosition, SuggestionRow } from '#shared/api/suggestions.ts'
import type { Announce } from './announce.ts'
import { change, type Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { SuggestionReader } from './suggestionReader.ts'

/** The 409 of whoever decided on another wording than the one that stands: with the new one. */
export const wordingMoved = (row: SuggestionRow): Refusal =>
  new Refusal('wording-moved', { wordingHash: row.wordingHash, after: row.after, suggestion: row })

export interface PositionService {
  take(actor: Actor, suggestionId: string, given: NewPosition): Promise<SuggestionRow>
}

export const positionService = (
  desk: Desk,
  reader: SuggestionReader,
  materialiser: Materialiser,
  announce: Announce,
): PositionService => ({
  async take(actor, suggestionId, { wordingHash, stand, note, onBehalfOf }) {
    await reader.rowFor(actor, suggestionId)
    permit(actor, 'position.take', await reader.load(suggestionId))
    await materialiser.suggestion(suggestionId)
    const moved = await change(desk, actor, async (tx) => {
      const suggestion = found(await tx.suggestions.get(suggestionId))
      permit(actor, 'position.take', {
        suggestion,
        proposal: found(await tx.proposals.get(suggestion.proposal)),
      })
      if (wordingHash !== undefined && wordingHash !== suggestion.wordingHash) return true
      await tx.suggestions.takePosition(suggestionId, {
        userId: actor.id,
        ...(onBehalfOf !== undefined && { onBehalfOf }),
        stand,
        note,
        wordingHash: suggestion.wordingHash,
        at: tx.at,
      })
      tx.note('position.taken', `suggestion/${suggestionId}`, suggestion.proposal, { stand })
      return false
    })
    const row = await reader.rowFor(actor, suggestionId)
    if (moved) throw wordingMoved(row)
    announce.suggestion(row)
    return row
  },
})
