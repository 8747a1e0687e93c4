/** Where groups, their members and invitations are kept. */
import type { Role } from '#shared/access/roles.ts'

export interface Group {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly members: number
}

export interface Member {
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
  readonly role: Role
  readonly since: string
}

export interface Invitation {
  readonly tokenHash: string
  readonly groupId: string
  readonly role: Role
  readonly email?: string
  readonly createdBy: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly usesLeft: number
}

export interface Groups {
  list(): Promise<readonly Group[]>
  get(groupId: string): Promise<Group | undefined>
  add(group: {
    readonly id: string
    readonly name: string
    readonly createdBy: string
    readonly createdAt: string
  }): Promise<void>
  members(groupId: string): Promise<readonly Member[]>
  member(groupId: string, userId: string): Promise<Member | undefined>
  addMember(groupId: string, userId: string, role: Role, since: string): Promise<void>
  changeRole(groupId: string, userId: string, role: Role): Promise<void>
  removeMember(groupId: string, userId: string): Promise<void>
  invite(invitation: Invitation): Promise<void>
  invitation(tokenHash: string): Promise<Invitation | undefined>
  /** Takes one use of an invitation. */
  useInvitation(tokenHash: string): Promise<void>
}
