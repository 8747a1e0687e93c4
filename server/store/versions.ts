/** Frozen states of proposals in SQL. */
import { randomUUID } from 'node:crypto'
import type { Versions } from '#server/domain/ports/versions.ts'
import type { Rows } from './database.ts'
import { fromJson, toJson } from './json.ts'

export const sqlVersions = (rows: Rows): Versions => {
  const versions = (proposalId: string) =>
    rows
      .selectFrom('versions')
      .innerJoin('user', 'user.id', 'versions.createdBy')
      .select([
        'number',
        'versions.name',
        'step',
        'createdBy',
        'user.name as creatorName',
        'versions.createdAt',
      ])
      .where('proposalId', '=', proposalId)
  type Row = Awaited<ReturnType<ReturnType<typeof versions>['executeTakeFirstOrThrow']>>
  const read = ({ number, name, step, createdBy, creatorName, createdAt }: Row) => ({
    number,
    name,
    step,
    createdBy: { id: createdBy, name: creatorName },
    createdAt,
  })
  return {
    ofProposal: async (proposalId) => (await versions(proposalId).orderBy('number').execute()).map(read),
    async get(proposalId, number) {
      const row = await versions(proposalId)
        .select('frozenJson')
        .where('number', '=', number)
        .executeTakeFirst()
      return row && { ...read(row), frozen: fromJson(row.frozenJson) }
    },
    async lastAt(proposalId, step) {
      const row = await versions(proposalId)
        .select('frozenJson')
        .where('step', '=', step)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && fromJson(row.frozenJson)
    },
    async add(proposalId, { name, step, by, at, frozen }) {
      const last = await versions(proposalId).orderBy('number', 'desc').limit(1).executeTakeFirst()
      const number = (last?.number ?? 0) + 1
      await rows
        .insertInto('versions')
        .values({
          id: randomUUID(),
          proposalId,
          number,
          name,
          step,
          frozenJson: toJson(frozen),
          createdBy: by,
          createdAt: at,
        })
        .execute()
      return number
    },
  }
}
