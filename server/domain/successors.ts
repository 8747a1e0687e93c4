/** What a rebase makes of one suggestion: the row that takes its place, and what people said of the old one that follows. */
import type { GivenChoice } from '#shared/api/rebase.ts'
import { wordingHash } from '#shared/document/wordingHash.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'
import type { Change } from './desk.ts'
import { outOfStep, seedWording } from './documents.ts'
import { Refusal } from './errors.ts'
import { newId } from './ids.ts'
import { newRow } from './makingSuggestions.ts'
import type { Proposal } from './ports/proposals.ts'
import type { NewSuggestion, Suggestion, Wording } from './ports/suggestions.ts'
import type { Planned } from './rebasePlan.ts'
import type { ReadyVersion } from './versionsOfTexts.ts'
import { checkGiven, unitsGiven } from './wordings.ts'

const noPlace = (id: string): Refusal =>
  new Refusal('bad-request', {
    issues: [{ path: `choices.${id}.place`, message: 'Its place is gone. Name one, or take the new text.' }],
  })

const worded = (
  version: ReadyVersion,
  place: Pick<Suggestion, 'op' | 'unit' | 'unitEnd' | 'before'>,
  after: Wording,
  choice: GivenChoice,
): Wording => {
  if (place.op === 'delete' || place.op === 'move') return {}
  checkGiven(place.op, version.text.languages, choice.wording, undefined)
  const mine = (lang: Lang): readonly WordingUnit[] => {
    const units = after[lang]
    return units && units.length + (place.op === 'replace' ? 1 : 0) > 0
      ? units
      : seedWording(version.index, place, lang)
  }
  return Object.fromEntries(
    version.text.languages.map((lang) => {
      const given = choice.choice === 'edit' ? choice.wording?.[lang] : undefined
      return [lang, given === undefined ? mine(lang) : unitsGiven(given, mine(lang))]
    }),
  )
}

/** The row of the suggestion that takes another's place: its author's still, and its words not yet in its document. */
export const successorOf = (
  { suggestion: old, rebased, choice }: Planned & { readonly choice: GivenChoice },
  version: ReadyVersion,
  proposal: Proposal,
  by: string,
): NewSuggestion => {
  const place = (rebased.outcome === 'gone' ? choice.place : undefined) ?? rebased.place
  if (!place) throw noPlace(old.id)
  const row = newRow(
    version,
    proposal,
    { id: old.author.id, secretariat: false, groups: [] },
    {
      ...place,
      rank: old.rank,
      state: old.state === 'draft' ? 'draft' : 'open',
      copiedFrom: old.id,
      ...(old.bundle !== undefined && { bundle: old.bundle }),
    },
    newId(),
    // It was proposed then; and so it keeps its place among the others.
    old.createdAt,
  )
  const after = { ...row.after, ...worded(version, row, rebased.after, choice) }
  const confirmed = Object.fromEntries(
    Object.entries(old.confirmed).filter(([lang]) => rebased.unmoved.includes(lang)),
  )
  const kept = { ...row, confirmed }
  return {
    ...kept,
    after,
    reason: old.reason,
    wordingHash: wordingHash({ ...kept, after }),
    outOfStep: outOfStep(version.index, kept, after, version.text.languages),
    carriedBy: by,
  }
}

/**
 * Positions follow. One that was taken on the wording as it stood is current on a wording that is carried; any other was
 * taken on a wording that is no more, and says so: it keeps its hash, marked with the version of the text.
 */
export const carryPositions = async (
  tx: Change,
  old: Suggestion,
  next: Pick<NewSuggestion, 'id' | 'wordingHash'>,
  isCarried: boolean,
): Promise<void> => {
  for (const { user, ...position } of old.positions) {
    const current = isCarried && position.wordingHash === old.wordingHash
    await tx.suggestions.takePosition(next.id, {
      ...position,
      userId: user.id,
      wordingHash: current ? next.wordingHash : `v${old.version}:${position.wordingHash}`,
    })
  }
}

/** The decisions in force follow what is carried; on anything else people decide anew. */
export const carryDecisions = async (
  tx: Change,
  old: Suggestion,
  next: Pick<NewSuggestion, 'id' | 'wordingHash'>,
  successors: ReadonlyMap<string, string>,
): Promise<boolean> => {
  const inForce = old.decisions.filter(({ reopened }) => !reopened)
  for (const { id: _, by, instead, reopened: __, ...decision } of inForce)
    await tx.suggestions.decide(next.id, {
      ...decision,
      id: newId(),
      by: by.id,
      wordingHash: next.wordingHash,
      ...(instead !== undefined && { instead: successors.get(instead) ?? instead }),
    })
  return inForce.some(({ level }) => level === 'group')
}
