/** Groups, members and invitations in SQL. */
import type { Group, Groups, Invitation, Member } from '#server/domain/ports/groups.ts'
import type { Role } from '#shared/access/roles.ts'
import type { Rows } from './database.ts'

export const sqlGroups = (rows: Rows): Groups => {
  const groups = () =>
    rows.selectFrom('groups').select(({ selectFrom, ref }) => [
      'groups.id',
      'groups.name',
      'groups.createdAt',
      selectFrom('members')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('members.groupId', '=', ref('groups.id'))
        .as('members'),
    ])
  const group = (row: { id: string; name: string; createdAt: string; members: number | null }): Group => ({
    ...row,
    members: row.members ?? 0,
  })
  const members = (groupId: string) =>
    rows
      .selectFrom('members')
      .innerJoin('user', 'user.id', 'members.userId')
      .select(['user.id', 'user.name', 'user.email', 'role', 'since'])
      .where('groupId', '=', groupId)
      .orderBy('since')
      .orderBy('user.id')
  const member = (row: { id: string; name: string; email: string; role: string; since: string }): Member => ({
    user: { id: row.id, name: row.name, email: row.email },
    role: row.role as Role,
    since: row.since,
  })
  return {
    list: async () => (await groups().orderBy('name').orderBy('id').execute()).map(group),
    async get(groupId) {
      const row = await groups().where('groups.id', '=', groupId).executeTakeFirst()
      return row && group(row)
    },
    add: async (values) => void (await rows.insertInto('groups').values(values).execute()),
    members: async (groupId) => (await members(groupId).execute()).map(member),
    async member(groupId, userId) {
      const row = await members(groupId).where('userId', '=', userId).executeTakeFirst()
      return row && member(row)
    },
    addMember: async (groupId, userId, role, since) =>
      void (await rows.insertInto('members').values({ groupId, userId, role, since }).execute()),
    changeRole: async (groupId, userId, role) =>
      void (await rows
        .updateTable('members')
        .set({ role })
        .where('groupId', '=', groupId)
        .where('userId', '=', userId)
        .execute()),
    removeMember: async (groupId, userId) =>
      void (await rows
        .deleteFrom('members')
        .where('groupId', '=', groupId)
        .where('userId', '=', userId)
        .execute()),
    invite: async (invitation) =>
      void (await rows
        .insertInto('invitations')
        .values({ ...invitation, email: invitation.email ?? null })
        .execute()),
    async invitation(tokenHash): Promise<Invitation | undefined> {
      const row = await rows
        .selectFrom('invitations')
        .selectAll()
        .where('tokenHash', '=', tokenHash)
        .executeTakeFirst()
      if (!row) return undefined
      const { email, role, ...rest } = row
      return { ...rest, role: role as Role, ...(email !== null && { email }) }
    },
    useInvitation: async (tokenHash) =>
      void (await rows
        .updateTable('invitations')
        .set(({ eb }) => ({ usesLeft: eb('usesLeft', '-', 1) }))
        .where('tokenHash', '=', tokenHash)
        .execute()),
  }
}
