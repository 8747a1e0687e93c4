/** Rows of a suggestion, its coauthors, decisions and positions, as the one thing that the domain knows. */
import type { Decision, Position, Suggestion } from '#server/domain/ports/suggestions.ts'
import { fromJson, present } from './json.ts'
import type { DecisionTable, PositionTable, SuggestionTable } from './schema.ts'

export interface Related {
  readonly coauthors: readonly { suggestionId: string; id: string; name: string }[]
  readonly decisions: readonly (DecisionTable & { byName: string; reopenerName: string | null })[]
  readonly positions: readonly (PositionTable & { userName: string })[]
}

const readDecision = (row: Related['decisions'][number]): Decision => ({
  id: row.id,
  level: row.level as Decision['level'],
  outcome: row.outcome as Decision['outcome'],
  reason: row.reason,
  by: { id: row.by, name: row.byName },
  at: row.at,
  wordingHash: row.wordingHash,
  ...present({ instead: row.instead }),
  ...(row.reopenedAt !== null && {
    reopened: { by: { id: row.reopenedBy ?? '', name: row.reopenerName ?? '' }, at: row.reopenedAt },
  }),
})

const readPosition = (row: Related['positions'][number]): Position => ({
  user: { id: row.userId, name: row.userName },
  ...present({ onBehalfOf: row.onBehalfOf }),
  stand: row.stand as Position['stand'],
  note: row.note,
  wordingHash: row.wordingHash,
  at: row.at,
})

export const readSuggestion = (
  row: SuggestionTable & { groupName: string; authorName: string },
  related: Related,
): Suggestion => ({
  id: row.id,
  proposal: row.proposalId,
  number: row.number,
  textId: row.textId,
  version: row.version,
  group: { id: row.groupId, name: row.groupName },
  op: row.op as Suggestion['op'],
  unit: row.unit,
  wId: row.wId,
  ...present({ unitEnd: row.unitEnd }),
  ...(row.destinationJson !== null && { destination: fromJson(row.destinationJson) }),
  rank: row.rank,
  article: row.article,
  ...present({ near: row.near }),
  author: { id: row.author, name: row.authorName },
  coauthors: related.coauthors
    .filter((coauthor) => coauthor.suggestionId === row.id)
    .map(({ id, name }) => ({ id, name })),
  ...present({ bundle: row.bundle, alternativeTo: row.alternativeTo, copiedFrom: row.copiedFrom }),
  state: row.state as Suggestion['state'],
  before: fromJson(row.beforeJson),
  confirmed: fromJson(row.confirmedJson),
  after: fromJson(row.afterJson),
  reason: fromJson(row.reasonJson),
  wordingHash: row.wordingHash,
  outOfStep: fromJson(row.outOfStepJson),
  materialisedSeq: row.materialisedSeq,
  decisions: related.decisions.filter((decision) => decision.suggestionId === row.id).map(readDecision),
  positions: related.positions.filter((position) => position.suggestionId === row.id).map(readPosition),
  ...present({
    successor: row.successor,
    rebased: row.rebased as Suggestion['rebased'] | null,
    carriedBy: row.carriedBy,
  }),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})
