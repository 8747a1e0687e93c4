/** Suggestions as the API answers them, to a reader inside the group or outside of it. */
import { type DecisionSubject, decisionInForce } from '#shared/access/subjects.ts'
import type { PlainUnitRow } from '#shared/api/common.ts'
import type { DecisionRow, PositionRow, SuggestionRow } from '#shared/api/suggestions.ts'
import { plainRichText } from '#shared/document/richText.ts'
import { citeSuggestion } from '#shared/legal/citation.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { VersionIndex } from '#shared/legal/version-index.ts'
import type { Decision, Position, Suggestion, Wording } from './ports/suggestions.ts'
import type { ReadyVersion } from './versionsOfTexts.ts'
import type { View } from './visible.ts'

/** A unit that continues one of the version carries its ids; a new one has none yet. */
const unitRow = (index: VersionIndex, unit: WordingUnit): PlainUnitRow => ({
  eId: unit.from ?? '',
  wId: unit.from === undefined ? '' : (index.get(unit.from)?.unit.wId ?? unit.from),
  kind: unit.kind,
  num: unit.num,
  ...(unit.heading !== undefined && { heading: unit.heading }),
  ...(unit.text !== undefined && { text: unit.text }),
  ...(unit.from !== undefined && { from: unit.from }),
  children: unit.children.map((child) => unitRow(index, child)),
})

export const wordingRows = (index: VersionIndex, wording: Wording): Record<string, PlainUnitRow[]> =>
  Object.fromEntries(
    Object.entries(wording).map(([lang, units]) => [lang, units.map((unit) => unitRow(index, unit))]),
  )

const decisionRow = (decision: Decision): DecisionRow => ({ ...decision })

/** Others learn the outcome; who decided in the group and why stays there. */
const outsideDecisionRow =
  (sees: RowContext['sees']) =>
  (decision: Decision): DecisionRow => {
    const { instead, ...rest } = decision
    if (decision.level === 'commission')
      return decisionRow({ ...rest, ...(instead !== undefined && sees(instead) && { instead }) })
    const { id, level, outcome, at, wordingHash } = decision
    return { id, level, outcome, reason: '', at, wordingHash }
  }

const positionRow = (position: Position, wordingHash: string): PositionRow => ({
  ...position,
  outdated: position.wordingHash !== wordingHash,
})

const counted = (positions: readonly Position[]) => ({
  support: positions.filter(({ stand }) => stand === 'support').length,
  oppose: positions.filter(({ stand }) => stand === 'oppose').length,
  abstain: positions.filter(({ stand }) => stand === 'abstain').length,
})

export interface RowContext {
  readonly version: ReadyVersion
  readonly view: View
  readonly authorsShown: boolean
  /** Ids among those that the reader sees. */
  readonly collidesWith: readonly string[]
  /** Whether the reader sees the suggestion with this id: others are named to nobody outside. */
  readonly sees: (id: string) => boolean
}

const nobody = { id: '', name: '' }

export const suggestionRow = (
  suggestion: Suggestion,
  { version: { text, index }, view, authorsShown, collidesWith, sees }: RowContext,
): SuggestionRow => {
  const { proposal, number, positions, decisions, before, after, reason, carriedBy: _, ...all } = suggestion
  const inside = view === 'inside'
  const { alternativeTo, copiedFrom, successor, rebased, ...plain } = all
  const rest = inside
    ? all
    : {
        ...plain,
        ...(alternativeTo !== undefined && sees(alternativeTo) && { alternativeTo }),
        ...(copiedFrom !== undefined && sees(copiedFrom) && { copiedFrom }),
      }
  const named = inside || authorsShown
  return {
    ...rest,
    proposal,
    citation: Object.fromEntries(
      text.languages.map((lang) => [lang, citeSuggestion(text.units, suggestion, lang, text.naming)]),
    ),
    author: named ? rest.author : nobody,
    coauthors: named ? [...rest.coauthors] : [],
    before: wordingRows(index, before),
    after: wordingRows(index, after),
    reason: Object.fromEntries(Object.entries(reason).map(([lang, blocks]) => [lang, plainRichText(blocks)])),
    reasonRich: reason as SuggestionRow['reasonRich'],
    confirmed: { ...rest.confirmed },
    outOfStep: [...rest.outOfStep],
    decisions: inside
      ? decisions.map(decisionRow)
      : decisions.filter((decision) => !decision.reopened).map(outsideDecisionRow(sees)),
    ...(inside && {
      number,
      positions: counted(positions),
      positionList: positions.map((position) => positionRow(position, suggestion.wordingHash)),
    }),
    collidesWith: [...collidesWith],
  }
}

/** `agreed`, `partly`, `rejected` where decided, else the suggestion's own state. */
export const standingState = ({
  decisions,
  state,
}: {
  readonly decisions: readonly DecisionSubject[]
  readonly state: string
}): string =>
  (decisionInForce(decisions, 'commission') ?? decisionInForce(decisions, 'group'))?.outcome ?? state
