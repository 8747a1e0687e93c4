/** Groups, members and invitations over HTTP. */
import { Hono } from 'hono'
import type { GroupService } from '#server/domain/groups.ts'
import { list, ofId, page } from '#shared/api/common.ts'
import {
  changedMember,
  group,
  invitation,
  joined,
  member,
  newGroup,
  newInvitation,
  newMember,
  ofMember,
  ofToken,
} from '#shared/api/groups.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { valid } from '../valid.ts'
import { byId, paged } from './paging.ts'

export const groupRoutes = (groups: GroupService) =>
  new Hono<RequestContext>()
    .get('/', described('All groups', list(group)), valid('query', page), async (c) =>
      c.json(paged(await groups.list(c.var.actor), byId, c.req.valid('query'))),
    )
    .post(
      '/',
      described('Makes a group; its maker is its first chair', group, undefined, 201),
      valid('json', newGroup),
      async (c) => c.json(await groups.add(c.var.actor, c.req.valid('json').name), 201),
    )
    .get('/:id', described('A group', group), valid('param', ofId), async (c) =>
      c.json(await groups.get(c.var.actor, c.req.valid('param').id)),
    )
    .get(
      '/:id/members',
      described('The members of a group', list(member)),
      valid('param', ofId),
      valid('query', page),
      async (c) =>
        c.json(
          paged(
            await groups.members(c.var.actor, c.req.valid('param').id),
            ({ user }) => user.id,
            c.req.valid('query'),
          ),
        ),
    )
    .post(
      '/:id/members',
      described(
        'Adds a member by e-mail; an address without an account gets an invitation (202)',
        member,
        undefined,
        201,
      ),
      valid('param', ofId),
      valid('json', newMember),
      async (c) => {
        const { email, role } = c.req.valid('json')
        const added = await groups.addMember(c.var.actor, c.req.valid('param').id, email, role)
        return 'member' in added ? c.json(added.member, 201) : c.json(added, 202)
      },
    )
    .patch(
      '/:id/members/:userId',
      described('Changes a member’s role', member),
      valid('param', ofMember),
      valid('json', changedMember),
      async (c) => {
        const { id, userId } = c.req.valid('param')
        return c.json(await groups.changeRole(c.var.actor, id, userId, c.req.valid('json').role))
      },
    )
    .delete(
      '/:id/members/:userId',
      described('Removes a member, or leaves', undefined, undefined, 204),
      valid('param', ofMember),
      async (c) => {
        const { id, userId } = c.req.valid('param')
        await groups.removeMember(c.var.actor, id, userId)
        return c.body(null, 204)
      },
    )
    .post(
      '/:id/invitations',
      described('Makes a link that lets its holder join', invitation, undefined, 201),
      valid('param', ofId),
      valid('json', newInvitation),
      async (c) =>
        c.json(await groups.invite(c.var.actor, c.req.valid('param').id, c.req.valid('json')), 201),
    )

/** What a link leads to is told to whoever holds it; joining needs an account. */
export const invitationRoutes = (groups: GroupService) =>
  new Hono<RequestContext>()
    .get('/:token', described('What an invitation leads to', joined), valid('param', ofToken), async (c) =>
      c.json(await groups.invitation(c.req.valid('param').token)),
    )
    .post('/:token', described('Joins by an invitation', joined), valid('param', ofToken), async (c) =>
      c.json(await groups.join(c.var.actor, c.req.valid('param').token)),
    )
