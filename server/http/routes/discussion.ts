/** Threads and comments over HTTP. */
import { Hono } from 'hono'
import type { DiscussionService } from '#server/domain/discussion.ts'
import { list, ofId } from '#shared/api/common.ts'
import {
  changedComment,
  changedThread,
  newComment,
  newThread,
  ofComment,
  ofThread,
  thread,
  threadFilter,
} from '#shared/api/discussion.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { valid } from '../valid.ts'
import { byId, paged } from './paging.ts'

/** Under `/proposals/:id/threads`. */
export const threadsOfProposal = (discussion: DiscussionService) =>
  new Hono<RequestContext>()
    .get(
      '/:id/threads',
      described('The threads of a proposal', list(thread)),
      valid('param', ofId),
      valid('query', threadFilter),
      async (c) => {
        const { unit, suggestion, ...page } = c.req.valid('query')
        const rows = await discussion.list(c.var.actor, c.req.valid('param').id, { unit, suggestion })
        return c.json(paged(rows, byId, page))
      },
    )
    .post(
      '/:id/threads',
      described('Opens a thread with its first comment', thread, undefined, 201),
      valid('param', ofId),
      valid('json', newThread),
      async (c) =>
        c.json(await discussion.open(c.var.actor, c.req.valid('param').id, c.req.valid('json')), 201),
    )

export const threadRoutes = (discussion: DiscussionService) =>
  new Hono<RequestContext>()
    .patch(
      '/:tid',
      described('Resolves a thread or opens it again', thread),
      valid('param', ofThread),
      valid('json', changedThread),
      async (c) =>
        c.json(await discussion.resolve(c.var.actor, c.req.valid('param').tid, c.req.valid('json').resolved)),
    )
    .post(
      '/:tid/comments',
      described('Answers in a thread', thread, undefined, 201),
      valid('param', ofThread),
      valid('json', newComment),
      async (c) =>
        c.json(
          await discussion.comment(c.var.actor, c.req.valid('param').tid, c.req.valid('json').body),
          201,
        ),
    )
    .patch(
      '/:tid/comments/:cid',
      described('Edits or deletes one’s own comment', thread),
      valid('param', ofComment),
      valid('json', changedComment),
      async (c) => {
        const { tid, cid } = c.req.valid('param')
        return c.json(await discussion.changeComment(c.var.actor, tid, cid, c.req.valid('json')))
      },
    )
