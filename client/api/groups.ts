/** Groups, their members and invitations. */
import { queryOptions } from '@tanstack/react-query'
import type { Role } from '#shared/access/roles.ts'
import type { GroupRow, InvitationRow, Joined, MemberRow } from '#shared/api/groups.ts'
import { api, ask, ProblemError, problemOf } from './client.ts'
import { everyPage } from './lists.ts'

const groups = api.groups

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: () => everyPage<GroupRow>((after) => ask(groups.$get({ query: { after } }))),
})

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: ['group', id],
    queryFn: (): Promise<GroupRow> => ask(groups[':id'].$get({ param: { id } })),
  })

export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: ['group', id, 'members'],
    queryFn: () =>
      everyPage<MemberRow>((after) => ask(groups[':id'].members.$get({ param: { id }, query: { after } }))),
  })

export const addGroup = (name: string): Promise<GroupRow> => ask(groups.$post({ json: { name } }))

/** A member at once, or an invitation for an address that has no account yet. */
export type Added = { readonly member: MemberRow } | { readonly invitation: InvitationRow }

export const addMember = async (id: string, email: string, role: Role): Promise<Added> => {
  const reply: MemberRow | { invitation: InvitationRow } = await ask(
    groups[':id'].members.$post({ param: { id }, json: { email, role } }),
  )
  return 'invitation' in reply ? reply : { member: reply }
}

export const changeRole = (id: string, userId: string, role: Role): Promise<MemberRow> =>
  ask(groups[':id'].members[':userId'].$patch({ param: { id, userId }, json: { role } }))

export const removeMember = async (id: string, userId: string): Promise<void> => {
  const reply = await groups[':id'].members[':userId'].$delete({ param: { id, userId } }).catch(() => {
    throw new ProblemError('offline', 0, '')
  })
  if (!reply.ok) throw await problemOf(reply)
}

export const invite = (id: string, role: Role, uses: number): Promise<InvitationRow> =>
  ask(groups[':id'].invitations.$post({ param: { id }, json: { role, uses } }))

/** What an invitation leads to; known to whoever holds it, signed in or not. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: (): Promise<Joined> => ask(api.invitations[':token'].$get({ param: { token } })),
  })

export const join = (token: string): Promise<Joined> =>
  ask(api.invitations[':token'].$post({ param: { token } }))
