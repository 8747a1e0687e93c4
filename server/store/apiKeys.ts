/** API keys in SQL. A revoked key's row stays for the audit trail and is answered to nobody. */
import type { ApiKey, ApiKeys } from '#server/domain/ports/apiKeys.ts'
import type { Rows } from './database.ts'
import type { ApiKeyTable } from './schema.ts'

const keyOf = ({ lastUsedAt, revokedAt, ...row }: ApiKeyTable): ApiKey => ({
  ...row,
  ...(lastUsedAt !== null && { lastUsedAt }),
})

export const sqlApiKeys = (rows: Rows): ApiKeys => {
  const valid = () => rows.selectFrom('apiKeys').selectAll().where('revokedAt', 'is', null)
  const one = (row: ApiKeyTable | undefined) => row && keyOf(row)
  return {
    async ofUser(userId) {
      const found = await valid().where('userId', '=', userId).orderBy('id', 'desc').execute()
      return found.map(keyOf)
    },
    get: async (id) => one(await valid().where('id', '=', id).executeTakeFirst()),
    byHash: async (hash) => one(await valid().where('hash', '=', hash).executeTakeFirst()),
    add: async (key) =>
      void (await rows
        .insertInto('apiKeys')
        .values({ ...key, lastUsedAt: null, revokedAt: null })
        .execute()),
    used: async (id, lastUsedAt) =>
      void (await rows.updateTable('apiKeys').set({ lastUsedAt }).where('id', '=', id).execute()),
    revoke: async (id, revokedAt) =>
      void (await rows.updateTable('apiKeys').set({ revokedAt }).where('id', '=', id).execute()),
  }
}
