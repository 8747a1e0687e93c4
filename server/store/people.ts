/** Users, the secretariat, the installation's state and the access revision in SQL. */
import type { MemberOf, People } from '#server/domain/ports/people.ts'
import type { Role } from '#shared/access/roles.ts'
import type { Rows } from './database.ts'

export const sqlPeople = (rows: Rows): People => {
  const user = () => rows.selectFrom('user').select(['id', 'name', 'email'])
  const installation = () => rows.selectFrom('installation').selectAll().executeTakeFirst()
  const keep = async (values: { setupCodeHash?: string | null; sample?: 1 }, createdAt: string) => {
    await rows
      .insertInto('installation')
      .values({ id: 1, sample: 0, setupCodeHash: null, createdAt, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute()
  }
  return {
    async actor(userId): Promise<MemberOf> {
      const groups = await rows
        .selectFrom('members')
        .innerJoin('groups', 'groups.id', 'members.groupId')
        .select(['groups.id', 'groups.name', 'members.role'])
        .where('userId', '=', userId)
        .orderBy('groups.name')
        .execute()
      const admin = await rows
        .selectFrom('secretariat')
        .select('userId')
        .where('userId', '=', userId)
        .executeTakeFirst()
      return {
        id: userId,
        secretariat: admin !== undefined,
        groups: groups.map(({ id, name, role }) => ({ id, name, role: role as Role })),
      }
    },
    byEmail: (email) => user().where('email', '=', email.toLowerCase()).executeTakeFirst(),
    all: () => user().orderBy('name').orderBy('id').execute(),
    byId: (userId) => user().where('id', '=', userId).executeTakeFirst(),
    addToSecretariat: async (userId, since) =>
      void (await rows
        .insertInto('secretariat')
        .values({ userId, since })
        .onConflict((conflict) => conflict.doNothing())
        .execute()),
    async installation() {
      const first = await rows.selectFrom('secretariat').select('userId').limit(1).executeTakeFirst()
      const state = await installation()
      return {
        setUp: first !== undefined,
        sample: state?.sample === 1,
        setupCodeHash: state?.setupCodeHash ?? undefined,
      }
    },
    keepSetupCode: (hash, at) => keep({ setupCodeHash: hash ?? null }, at),
    markAsSample: (at) => keep({ sample: 1 }, at),
    async accessRevision() {
      const row = await rows.selectFrom('accessRevision').select('revision').executeTakeFirstOrThrow()
      return row.revision
    },
    raiseAccessRevision: async () =>
      void (await rows
        .updateTable('accessRevision')
        .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
        .execute()),
  }
}
