/** Replacing a term throughout a text, over HTTP; under `/proposals/:id/throughout`. */
import { Hono } from 'hono'
import type { ThroughoutService } from '#server/domain/throughout.ts'
import { list, ofId } from '#shared/api/common.ts'
import { madeThroughout, newThroughout, throughoutBundle, throughoutPreview } from '#shared/api/throughout.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { valid } from '../valid.ts'

export const throughoutRoutes = (throughout: ThroughoutService) =>
  new Hono<RequestContext>()
    .get(
      '/:id/throughout',
      described('Bundles that replace a term throughout the text', list(throughoutBundle)),
      valid('param', ofId),
      async (c) => c.json({ items: await throughout.list(c.var.actor, c.req.valid('param').id) }),
    )
    .post(
      '/:id/throughout',
      described(
        'Replaces a term throughout: a bundle of suggestions, one a clause. With `preview`, only the hits (200)',
        madeThroughout.or(throughoutPreview),
        undefined,
        201,
      ),
      valid('param', ofId),
      valid('json', newThroughout),
      async (c) => {
        const given = c.req.valid('json')
        const { id } = c.req.valid('param')
        if (given.preview) return c.json(await throughout.preview(c.var.actor, id, given))
        return c.json(await throughout.make(c.var.actor, id, given), 201)
      },
    )
