/** Proposals over HTTP: their rows, workflow, sharing, agreed text and files. */
import { type Context, Hono } from 'hono'
import type { AgreedService } from '#server/domain/agreed.ts'
import type { ProposalService } from '#server/domain/proposals.ts'
import type { Step } from '#server/domain/workflow.ts'
import { list, ofId } from '#shared/api/common.ts'
import {
  agreedQuery,
  changedProposal,
  newProposal,
  proposal,
  proposalFilter,
  share,
} from '#shared/api/proposals.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { valid } from '../valid.ts'
import { byId, paged } from './paging.ts'

export interface ProposalParts {
  readonly proposals: ProposalService
  readonly agreed: AgreedService
}

const takesStep = (proposals: ProposalService, step: Step) => async (c: Context<RequestContext, '/:id'>) =>
  c.json(await proposals.step(c.var.actor, c.req.param('id'), step))

export const proposalRoutes = ({ proposals, agreed }: ProposalParts) =>
  new Hono<RequestContext>()
    .get(
      '/',
      described('Proposals that the caller may see', list(proposal)),
      valid('query', proposalFilter),
      async (c) => {
        const { textId, groupId, ...page } = c.req.valid('query')
        return c.json(paged(await proposals.list(c.var.actor, { textId, groupId }), byId, page))
      },
    )
    .post(
      '/',
      described('Starts a proposal of a group on a text', proposal, undefined, 201),
      valid('json', newProposal),
      async (c) => c.json(await proposals.add(c.var.actor, c.req.valid('json')), 201),
    )
    .get('/:id', described('A proposal', proposal), valid('param', ofId), async (c) =>
      c.json(await proposals.get(c.var.actor, c.req.valid('param').id)),
    )
    .patch(
      '/:id',
      described('Changes the title or writes the note', proposal),
      valid('param', ofId),
      valid('json', changedProposal),
      async (c) => c.json(await proposals.change(c.var.actor, c.req.valid('param').id, c.req.valid('json'))),
    )
    .post('/:id/lock', described('Ends drafting', proposal), takesStep(proposals, 'lock'))
    .post('/:id/unlock', described('Goes back to drafting', proposal), takesStep(proposals, 'unlock'))
    .post('/:id/submit', described('Submits a locked proposal', proposal), takesStep(proposals, 'submit'))
    .post(
      '/:id/return',
      described('Gives a submitted proposal back', proposal),
      takesStep(proposals, 'return'),
    )
    .post('/:id/close', described('Closes a submitted proposal', proposal), takesStep(proposals, 'close'))
    .post(
      '/:id/share',
      described('Says whom a proposal is shared with', proposal),
      valid('param', ofId),
      valid('json', share),
      async (c) => c.json(await proposals.share(c.var.actor, c.req.valid('param').id, c.req.valid('json'))),
    )
    .get(
      '/:id/agreed',
      described('The agreed text in one language, and what collides'),
      valid('param', ofId),
      valid('query', agreedQuery),
      async (c) => {
        const { lang, level } = c.req.valid('query')
        return c.json(await agreed.agreed(c.var.actor, c.req.valid('param').id, lang, level))
      },
    )

/** What the holder of a public link sees, signed in or not. */
export const sharedRoutes = (proposals: ProposalService) =>
  new Hono<RequestContext>().get('/:token', described('A proposal that was shared by link'), async (c) =>
    c.json(await proposals.byLink(c.req.param('token'))),
  )
