/** Proposals in SQL. */
import { sql } from 'kysely'
import type { Proposal, ProposalChange, Proposals } from '#server/domain/ports/proposals.ts'
import type { ProposalState } from '#shared/access/subjects.ts'
import type { Rows } from './database.ts'
import { bit, fromJson, present, toJson } from './json.ts'
import type { ProposalTable } from './schema.ts'

const columnsOf = (change: ProposalChange) => ({
  ...present({
    title: change.title,
    state: change.state,
    version: change.version,
    updatedAt: change.updatedAt,
    materialisedSeq: change.materialisedSeq,
    authorsShown: change.authorsShown === undefined ? undefined : bit(change.authorsShown),
    sharedWithAll: change.sharedWithAll === undefined ? undefined : bit(change.sharedWithAll),
    noteJson: change.note && toJson(change.note),
  }),
  ...(change.publicToken !== undefined && { publicToken: change.publicToken }),
})

export const sqlProposals = (rows: Rows): Proposals => {
  const proposals = () =>
    rows
      .selectFrom('proposals')
      .innerJoin('groups', 'groups.id', 'proposals.groupId')
      .innerJoin('user', 'user.id', 'proposals.createdBy')
      .selectAll('proposals')
      .select(['groups.name as groupName', 'user.name as creatorName'])

  const read = async (
    found: readonly (ProposalTable & { groupName: string; creatorName: string })[],
  ): Promise<readonly Proposal[]> => {
    if (found.length === 0) return []
    const shares = await rows
      .selectFrom('proposalShares')
      .selectAll()
      .where(
        'proposalId',
        'in',
        found.map((row) => row.id),
      )
      .orderBy('groupId')
      .execute()
    return found.map((row) => ({
      id: row.id,
      textId: row.textId,
      version: row.version,
      group: { id: row.groupId, name: row.groupName },
      title: row.title,
      state: row.state as ProposalState,
      authorsShown: row.authorsShown === 1,
      shares: {
        groups: shares.filter((share) => share.proposalId === row.id).map((share) => share.groupId),
        all: row.sharedWithAll === 1,
        link: row.publicToken !== null,
      },
      publicToken: row.publicToken ?? undefined,
      note: fromJson(row.noteJson),
      materialisedSeq: row.materialisedSeq,
      createdBy: { id: row.createdBy, name: row.creatorName },
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    }))
  }

  return {
    list: async ({ textId, groupId }) =>
      read(
        await proposals()
          .$if(textId !== undefined, (query) => query.where('textId', '=', textId!))
          .$if(groupId !== undefined, (query) => query.where('groupId', '=', groupId!))
          .orderBy('proposals.createdAt')
          .orderBy('proposals.id')
          .execute(),
      ),
    get: async (id) => (await read(await proposals().where('proposals.id', '=', id).execute()))[0],
    behind: () =>
      rows
        .selectFrom('proposals')
        .innerJoin('rooms', (join) =>
          join.on('rooms.room', '=', sql<string>`'proposal/' || "proposals"."id"`),
        )
        .select(['proposals.id', 'proposals.materialisedSeq'])
        .whereRef('rooms.head', '>', 'proposals.materialisedSeq')
        .execute(),
    byPublicToken: async (token) =>
      (await read(await proposals().where('publicToken', '=', token).execute()))[0],
    add: async (proposal) =>
      void (await rows
        .insertInto('proposals')
        .values({
          ...proposal,
          state: 'drafting',
          authorsShown: 0,
          sharedWithAll: 0,
          publicToken: null,
          noteJson: '{}',
          materialisedSeq: 0,
          lastNumber: 0,
          updatedAt: proposal.createdAt,
        })
        .execute()),
    async change(id, change) {
      const columns = columnsOf(change)
      if (Object.keys(columns).length > 0)
        await rows.updateTable('proposals').set(columns).where('id', '=', id).execute()
    },
    async shareWith(id, groupIds) {
      await rows.deleteFrom('proposalShares').where('proposalId', '=', id).execute()
      if (groupIds.length > 0)
        await rows
          .insertInto('proposalShares')
          .values(groupIds.map((groupId) => ({ proposalId: id, groupId })))
          .execute()
    },
  }
}
