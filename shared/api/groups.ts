/** Groups, members and invitations. */
import { z } from 'zod'
import { role } from './account.ts'
import { id, title } from './common.ts'

export const newGroup = z.object({ name: title })

/** `role` and `members` are there for members and the secretariat. */
export const group = z
  .object({
    id: z.string(),
    name: z.string(),
    role: role.optional(),
    members: z.number().optional(),
    createdAt: z.string(),
  })
  .meta({ id: 'Group' })
export type GroupRow = z.infer<typeof group>

export const newMember = z.object({ email: z.email().max(200), role })
export const changedMember = z.object({ role })
export const ofMember = z.object({ id, userId: id })

/** `email` is shown to those who manage the group. */
export const member = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string().optional() }),
    role,
    since: z.string(),
  })
  .meta({ id: 'Member' })
export type MemberRow = z.infer<typeof member>

export const newInvitation = z.object({
  role,
  email: z.email().max(200).optional(),
  uses: z.number().int().min(1).max(100).default(1),
})

/** `token` is shown once, to whoever made it; only its hash is kept. */
export const invitation = z
  .object({ token: z.string(), url: z.string(), role, expiresAt: z.string(), uses: z.number() })
  .meta({ id: 'Invitation' })
export type InvitationRow = z.infer<typeof invitation>

export const ofToken = z.object({ token: z.string().min(10).max(200) })

export const joined = z.object({ group: z.object({ id: z.string(), name: z.string() }), role })
export type Joined = z.infer<typeof joined>
