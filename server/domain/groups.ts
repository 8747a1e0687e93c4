/** Groups: who is in them, with which role, and how one comes in. */
import { createHash, randomBytes } from 'node:crypto'
import { roleIn } from '#shared/access/may.ts'
import type { Role } from '#shared/access/roles.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { GroupRow, InvitationRow, Joined, MemberRow } from '#shared/api/groups.ts'
import { type Change, change, type Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import { newId } from './ids.ts'
import { permit } from './permit.ts'
import type { Group, Invitation } from './ports/groups.ts'
import { checkTitle } from './texts.ts'

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Two weeks. */
const invitationMs = 14 * 24 * 3600 * 1000

const isUsable = (invitation: Invitation | undefined, now: string): invitation is Invitation =>
  invitation !== undefined && invitation.usesLeft > 0 && invitation.expiresAt > now

export interface GroupService {
  list(actor: Actor): Promise<readonly GroupRow[]>
  get(actor: Actor, id: string): Promise<GroupRow>
  /** Makes a group; its maker is its first chair. */
  add(actor: Actor, name: string): Promise<GroupRow>
  members(actor: Actor, id: string): Promise<readonly MemberRow[]>
  /** A member at once when the address has an account; otherwise an invitation for that address. */
  addMember(
    actor: Actor,
    id: string,
    email: string,
    role: Role,
  ): Promise<{ readonly member: MemberRow } | { readonly invitation: InvitationRow }>
  changeRole(actor: Actor, id: string, userId: string, role: Role): Promise<MemberRow>
  removeMember(actor: Actor, id: string, userId: string): Promise<void>
  invite(
    actor: Actor,
    id: string,
    wanted: { role: Role; email?: string; uses: number },
  ): Promise<InvitationRow>
  /** What a link leads to, for whoever holds it. */
  invitation(token: string): Promise<Joined>
  join(actor: Actor, token: string): Promise<Joined>
  /** Whether a link lets this address sign up. */
  mayJoin(token: string, email: string): Promise<boolean>
}

export const groupService = (desk: Desk, origin: string): GroupService => {
  const { groups, people } = desk.store

  const row = (actor: Actor, group: Group): GroupRow => {
    const role = roleIn(actor, group.id)
    const inside = role !== undefined || actor.secretariat
    return {
      id: group.id,
      name: group.name,
      ...(role && { role }),
      ...(inside && { members: group.members }),
      createdAt: group.createdAt,
    }
  }

  const membersOf = async (actor: Actor, id: string): Promise<MemberRow[]> => {
    const mayManage = actor.secretariat || roleIn(actor, id) === 'chair'
    return (await groups.members(id)).map(({ user, role, since }) => ({
      user: {
        id: user.id,
        name: user.name,
        ...((mayManage || user.id === actor.id) && { email: user.email }),
      },
      role,
      since,
    }))
  }

  const memberRow = async (actor: Actor, id: string, userId: string): Promise<MemberRow> =>
    found((await membersOf(actor, id)).find(({ user }) => user.id === userId))

  const keepAChair = async (tx: Change, id: string, leaving: string): Promise<void> => {
    const chairs = (await tx.groups.members(id)).filter((member) => member.role === 'chair')
    if (chairs.length === 1 && chairs[0]!.user.id === leaving) throw new Refusal('last-chair')
  }

  const enter = async (tx: Change, id: string, userId: string, role: Role): Promise<void> => {
    if (await tx.groups.member(id, userId)) throw new Refusal('already-a-member')
    await tx.groups.addMember(id, userId, role, tx.at)
    tx.note('member.added', `group/${id}`, undefined, { user: userId, role })
    tx.rightsMoved()
  }

  const invite: GroupService['invite'] = async (actor, id, { role, email, uses }) => {
    found(await groups.get(id))
    permit(actor, 'group.manage', { group: { id } })
    const token = randomBytes(24).toString('base64url')
    const expiresAt = new Date(Date.parse(desk.now()) + invitationMs).toISOString()
    await change(desk, actor, async (tx) => {
      await tx.groups.invite({
        tokenHash: hashOf(token),
        groupId: id,
        role,
        ...(email !== undefined && { email: email.toLowerCase() }),
        createdBy: actor.id,
        createdAt: tx.at,
        expiresAt,
        usesLeft: uses,
      })
      tx.note('member.invited', `group/${id}`, undefined, { role, uses })
    })
    return { token, url: `${origin}/invitations/${token}`, role, expiresAt, uses }
  }

  return {
    async list(actor) {
      permit(actor, 'text.read', {})
      return (await groups.list()).map((group) => row(actor, group))
    },
    async get(actor, id) {
      permit(actor, 'text.read', {})
      return row(actor, found(await groups.get(id)))
    },
    async add(actor, name) {
      permit(actor, 'group.create', {})
      const id = newId()
      const group = await change(desk, actor, async (tx) => {
        await tx.groups.add({ id, name: checkTitle(name), createdBy: actor.id, createdAt: tx.at })
        tx.note('group.created', `group/${id}`)
        await enter(tx, id, actor.id, 'chair')
        return found(await tx.groups.get(id))
      })
      return row(await people.actor(actor.id), group)
    },
    async members(actor, id) {
      found(await groups.get(id))
      permit(actor, 'group.read', { group: { id } })
      return membersOf(actor, id)
    },
    async addMember(actor, id, email, role) {
      found(await groups.get(id))
      permit(actor, 'group.manage', { group: { id } })
      const user = await people.byEmail(email)
      if (!user) return { invitation: await invite(actor, id, { role, email, uses: 1 }) }
      await change(desk, actor, (tx) => enter(tx, id, user.id, role))
      return { member: await memberRow(actor, id, user.id) }
    },
    async changeRole(actor, id, userId, role) {
      found(await groups.get(id))
      permit(actor, 'group.manage', { group: { id } })
      await change(desk, actor, async (tx) => {
        found(await tx.groups.member(id, userId))
        if (role !== 'chair') await keepAChair(tx, id, userId)
        await tx.groups.changeRole(id, userId, role)
        tx.note('member.roleChanged', `group/${id}`, undefined, { user: userId, role })
        tx.rightsMoved()
      })
      return memberRow(actor, id, userId)
    },
    async removeMember(actor, id, userId) {
      found(await groups.get(id))
      if (userId === actor.id) permit(actor, 'group.read', { group: { id } })
      else permit(actor, 'group.manage', { group: { id } })
      await change(desk, actor, async (tx) => {
        found(await tx.groups.member(id, userId))
        await keepAChair(tx, id, userId)
        await tx.groups.removeMember(id, userId)
        tx.note('member.removed', `group/${id}`, undefined, { user: userId })
        tx.rightsMoved()
      })
    },
    invite,
    async invitation(token) {
      const invitation = await groups.invitation(hashOf(token))
      if (!isUsable(invitation, desk.now())) throw new Refusal('invitation-invalid')
      const { id, name } = found(await groups.get(invitation.groupId))
      return { group: { id, name }, role: invitation.role }
    },
    async join(actor, token) {
      permit(actor, 'text.read', {})
      const user = found(await people.byId(actor.id))
      return change(desk, actor, async (tx) => {
        const invitation = await tx.groups.invitation(hashOf(token))
        const forOther = invitation?.email !== undefined && invitation.email !== user.email
        if (!isUsable(invitation, tx.at) || forOther) throw new Refusal('invitation-invalid')
        await enter(tx, invitation.groupId, actor.id, invitation.role)
        await tx.groups.useInvitation(invitation.tokenHash)
        const { id, name } = found(await tx.groups.get(invitation.groupId))
        return { group: { id, name }, role: invitation.role }
      })
    },
    async mayJoin(token, email) {
      const invitation = await groups.invitation(hashOf(token))
      return (
        isUsable(invitation, desk.now()) && (invitation.email === undefined || invitation.email === email)
      )
    },
  }
}
