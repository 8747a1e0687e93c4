/** Bundles that replace a term, in SQL. */
import type { Bundles } from '#server/domain/ports/bundles.ts'
import type { Rows } from './database.ts'
import { fromJson, toJson } from './json.ts'

export const sqlBundles = (rows: Rows): Bundles => {
  const bundles = () =>
    rows
      .selectFrom('bundles')
      .innerJoin('user', 'user.id', 'bundles.createdBy')
      .select([
        'bundles.id',
        'proposalId',
        'fromJson',
        'toJson',
        'createdBy',
        'user.name as creatorName',
        'bundles.createdAt',
      ])
  type Row = Awaited<ReturnType<ReturnType<typeof bundles>['executeTakeFirstOrThrow']>>
  const read = ({ id, proposalId, fromJson: from, toJson: to, createdBy, creatorName, createdAt }: Row) => ({
    id,
    proposalId,
    from: fromJson<Record<string, string>>(from),
    to: fromJson<Record<string, string>>(to),
    createdBy: { id: createdBy, name: creatorName },
    createdAt,
  })
  return {
    async get(id) {
      const row = await bundles().where('bundles.id', '=', id).executeTakeFirst()
      return row && read(row)
    },
    ofProposal: async (proposalId) =>
      (
        await bundles()
          .where('proposalId', '=', proposalId)
          .orderBy('bundles.createdAt')
          .orderBy('bundles.id')
          .execute()
      ).map(read),
    async add({ from, to, ...bundle }) {
      await rows
        .insertInto('bundles')
        .values({ ...bundle, fromJson: toJson(from), toJson: toJson(to) })
        .execute()
    },
  }
}
