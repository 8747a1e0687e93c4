/** The amending act over HTTP; under `/proposals/:id/amending`. */
import { Hono } from 'hono'
import type { AmendingActs } from '#server/domain/amendingActs.ts'
import { amendingActRow, amendingEdit, amendingQuery } from '#shared/api/amending.ts'
import { ofId } from '#shared/api/common.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { valid } from '../valid.ts'

export const amendingRoutes = (acts: AmendingActs) =>
  new Hono<RequestContext>()
    .get(
      '/:id/amending',
      described(
        'The amending act in one language, formula by formula, with the edits made on it',
        amendingActRow,
      ),
      valid('param', ofId),
      valid('query', amendingQuery),
      async (c) => {
        const { lang, level } = c.req.valid('query')
        return c.json(await acts.get(c.var.actor, c.req.valid('param').id, lang, level))
      },
    )
    .put(
      '/:id/amending',
      described('Words one formula, or with a null text goes back to what is generated', amendingActRow),
      valid('param', ofId),
      valid('json', amendingEdit),
      async (c) => c.json(await acts.put(c.var.actor, c.req.valid('param').id, c.req.valid('json'))),
    )
