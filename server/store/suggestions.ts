/** Suggestions, positions and decisions in SQL. */
import { sql } from 'kysely'
import type {
  NewSuggestion,
  Suggestion,
  SuggestionChange,
  Suggestions,
} from '#server/domain/ports/suggestions.ts'
import type { Rows } from './database.ts'
import { present, toJson } from './json.ts'
import { type Related, readSuggestion } from './suggestionRow.ts'

const columnsOf = (change: SuggestionChange) => ({
  ...present({
    state: change.state,
    rank: change.rank,
    wordingHash: change.wordingHash,
    wId: change.wId,
    successor: change.successor,
    rebased: change.rebased,
    materialisedSeq: change.materialisedSeq,
    updatedAt: change.updatedAt,
    confirmedJson: change.confirmed && toJson(change.confirmed),
    beforeJson: change.before && toJson(change.before),
    afterJson: change.after && toJson(change.after),
    reasonJson: change.reason && toJson(change.reason),
    outOfStepJson: change.outOfStep && toJson(change.outOfStep),
  }),
  ...(change.bundle !== undefined && { bundle: change.bundle }),
  ...(change.carriedBy !== undefined && { carriedBy: change.carriedBy }),
})

const valuesOf = (suggestion: NewSuggestion, number: number) => ({
  id: suggestion.id,
  number,
  proposalId: suggestion.proposal,
  textId: suggestion.textId,
  version: suggestion.version,
  groupId: suggestion.groupId,
  op: suggestion.op,
  unit: suggestion.unit,
  wId: suggestion.wId,
  unitEnd: suggestion.unitEnd ?? null,
  destinationJson: suggestion.destination ? toJson(suggestion.destination) : null,
  rank: suggestion.rank,
  article: suggestion.article,
  near: suggestion.near ?? null,
  author: suggestion.authorId,
  bundle: suggestion.bundle ?? null,
  alternativeTo: suggestion.alternativeTo ?? null,
  copiedFrom: suggestion.copiedFrom ?? null,
  state: suggestion.state,
  beforeJson: toJson(suggestion.before),
  confirmedJson: toJson(suggestion.confirmed),
  afterJson: toJson(suggestion.after),
  reasonJson: toJson(suggestion.reason),
  wordingHash: suggestion.wordingHash,
  outOfStepJson: toJson(suggestion.outOfStep),
  materialisedSeq: suggestion.materialisedSeq,
  successor: suggestion.successor ?? null,
  rebased: suggestion.rebased ?? null,
  carriedBy: suggestion.carriedBy ?? null,
  createdAt: suggestion.createdAt,
  updatedAt: suggestion.createdAt,
})

export const sqlSuggestions = (rows: Rows): Suggestions => {
  const suggestions = () =>
    rows
      .selectFrom('suggestions')
      .innerJoin('groups', 'groups.id', 'suggestions.groupId')
      .innerJoin('user', 'user.id', 'suggestions.author')
      .selectAll('suggestions')
      .select(['groups.name as groupName', 'user.name as authorName'])
      .orderBy('suggestions.createdAt')
      .orderBy('suggestions.id')

  const related = async (ids: readonly string[]): Promise<Related> => ({
    coauthors: await rows
      .selectFrom('coauthors')
      .innerJoin('user', 'user.id', 'coauthors.userId')
      .select(['suggestionId', 'user.id', 'user.name'])
      .where('suggestionId', 'in', ids)
      .orderBy('user.name')
      .execute(),
    decisions: await rows
      .selectFrom('decisions')
      .innerJoin('user as decider', 'decider.id', 'decisions.by')
      .leftJoin('user as reopener', 'reopener.id', 'decisions.reopenedBy')
      .selectAll('decisions')
      .select(['decider.name as byName', 'reopener.name as reopenerName'])
      .where('suggestionId', 'in', ids)
      .orderBy('at')
      .orderBy('decisions.id')
      .execute(),
    positions: await rows
      .selectFrom('positions')
      .innerJoin('user', 'user.id', 'positions.userId')
      .selectAll('positions')
      .select('user.name as userName')
      .where('suggestionId', 'in', ids)
      .orderBy('at')
      .execute(),
  })

  /** SQLite takes at most 32,766 parameters a statement; related rows are read in bites. */
  const bite = 5000

  const read = async (query: ReturnType<typeof suggestions>): Promise<readonly Suggestion[]> => {
    const found = await query.execute()
    const read: Suggestion[] = []
    for (let start = 0; start < found.length; start += bite) {
      const some = found.slice(start, start + bite)
      const more = await related(some.map((row) => row.id))
      read.push(...some.map((row) => readSuggestion(row, more)))
    }
    return read
  }

  return {
    get: async (id) => (await read(suggestions().where('suggestions.id', '=', id)))[0],
    ofProposal: (proposalId) => read(suggestions().where('suggestions.proposalId', '=', proposalId)),
    ofText: (textId, version) =>
      read(suggestions().where('suggestions.textId', '=', textId).where('suggestions.version', '=', version)),
    async unwritten(proposalId) {
      const found = await rows
        .selectFrom('suggestions')
        .select('id')
        .where('carriedBy', 'is not', null)
        .$if(proposalId !== undefined, (query) => query.where('proposalId', '=', proposalId!))
        .orderBy('id')
        .execute()
      return found.map((row) => row.id)
    },
    behind: (proposalId) =>
      rows
        .selectFrom('suggestions')
        .innerJoin('rooms', (join) =>
          join.on('rooms.room', '=', sql<string>`'suggestion/' || "suggestions"."id"`),
        )
        .select(['suggestions.id', 'suggestions.materialisedSeq'])
        .whereRef('rooms.head', '>', 'suggestions.materialisedSeq')
        .$if(proposalId !== undefined, (query) => query.where('suggestions.proposalId', '=', proposalId!))
        .execute(),
    async add(suggestion) {
      // Raising the proposal's counter holds its row until the transaction ends: no two get the same number.
      const { lastNumber } = await rows
        .updateTable('proposals')
        .set((eb) => ({ lastNumber: eb('lastNumber', '+', 1) }))
        .where('id', '=', suggestion.proposal)
        .returning('lastNumber')
        .executeTakeFirstOrThrow()
      await rows.insertInto('suggestions').values(valuesOf(suggestion, lastNumber)).execute()
    },
    async change(id, change) {
      const columns = columnsOf(change)
      if (Object.keys(columns).length > 0)
        await rows.updateTable('suggestions').set(columns).where('id', '=', id).execute()
    },
    async setCoauthors(suggestionId, userIds) {
      await rows.deleteFrom('coauthors').where('suggestionId', '=', suggestionId).execute()
      if (userIds.length > 0)
        await rows
          .insertInto('coauthors')
          .values([...new Set(userIds)].map((userId) => ({ suggestionId, userId })))
          .execute()
    },
    async takePosition(suggestionId, { userId, onBehalfOf, stand, note, wordingHash, at }) {
      const values = { onBehalfOf: onBehalfOf ?? null, stand, note, wordingHash, at }
      await rows
        .insertInto('positions')
        .values({ suggestionId, userId, ...values })
        .onConflict((conflict) => conflict.columns(['suggestionId', 'userId']).doUpdateSet(values))
        .execute()
    },
    decide: async (suggestionId, { instead, ...decision }) =>
      void (await rows
        .insertInto('decisions')
        .values({ ...decision, suggestionId, instead: instead ?? null, reopenedBy: null, reopenedAt: null })
        .execute()),
    reopen: async (decisionId, reopenedBy, reopenedAt) =>
      void (await rows
        .updateTable('decisions')
        .set({ reopenedBy, reopenedAt })
        .where('id', '=', decisionId)
        .where('reopenedAt', 'is', null)
        .execute()),
  }
}
