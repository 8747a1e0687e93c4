/** Making suggestions: the row of a new one, and the writing of its words into its document. */
import type { Actor } from '#shared/access/subjects.ts'
import type { NewSuggestion } from '#shared/api/suggestions.ts'
import { wordingHash } from '#shared/document/wordingHash.ts'
import type { Desk } from './desk.ts'
import { beforeOf, outOfStep, seedWording } from './documents.ts'
import type { Materialiser } from './materialiser.ts'
import { checkPlace, standingOf } from './place.ts'
import type { Proposal } from './ports/proposals.ts'
import type { NewSuggestion as NewRow, Suggestion, Wording } from './ports/suggestions.ts'
import type { ReadyVersion } from './versionsOfTexts.ts'
import { type GivenReason, type GivenWording, writing } from './wordings.ts'

/** A new suggestion's row; it says what its seed says until its words are written. */
export const newRow = (
  version: ReadyVersion,
  proposal: Proposal,
  actor: Actor,
  given: NewSuggestion,
  id: string,
  createdAt: string,
): NewRow => {
  const { text, index } = version
  checkPlace(index, given)
  const before = beforeOf(index, given, text.languages)
  const place = {
    op: given.op,
    unit: given.unit,
    ...(given.unitEnd !== undefined && { unitEnd: given.unitEnd }),
  }
  const after: Wording = Object.fromEntries(
    text.languages.map((lang) => [lang, seedWording(index, { ...place, before }, lang)]),
  )
  const kept = {
    ...place,
    ...(given.destination && { destination: given.destination }),
    before,
    confirmed: {},
  }
  return {
    ...kept,
    id,
    proposal: proposal.id,
    textId: proposal.textId,
    version: proposal.version,
    groupId: proposal.group.id,
    wId: index.get(given.unit)!.unit.wId,
    rank: given.rank,
    ...standingOf(index, given),
    authorId: actor.id,
    ...(given.bundle !== undefined && { bundle: given.bundle }),
    ...(given.alternativeTo !== undefined && { alternativeTo: given.alternativeTo }),
    ...(given.copiedFrom !== undefined && { copiedFrom: given.copiedFrom }),
    state: given.state,
    after,
    reason: {},
    wordingHash: wordingHash({ ...kept, after }),
    outOfStep: outOfStep(index, kept, after, text.languages),
    materialisedSeq: 0,
    createdAt,
  }
}

/** Writes given words into a suggestion's document as the acting user, and brings its row up to date. */
export const suggestionWriter =
  ({ desk, materialiser }: { readonly desk: Desk; readonly materialiser: Materialiser }) =>
  async (
    actor: Actor,
    version: ReadyVersion,
    suggestion: Pick<Suggestion, 'id' | 'op' | 'unit' | 'unitEnd' | 'before'>,
    { wording, reason }: { readonly wording?: GivenWording; readonly reason?: GivenReason },
  ): Promise<void> => {
    if (Object.keys(wording ?? {}).length + Object.keys(reason ?? {}).length === 0) return
    await desk.rooms.write(
      { type: 'suggestion', id: suggestion.id },
      actor.id,
      writing(version, suggestion, wording, reason),
    )
    await materialiser.suggestion(suggestion.id)
  }
