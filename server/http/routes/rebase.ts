/** Taking a proposal to a newer version of its text, over HTTP; under `/proposals/:id/rebase`. */
import { Hono } from 'hono'
import type { RebasingService } from '#server/domain/rebasing.ts'
import { ofId } from '#shared/api/common.ts'
import { rebase, rebasing } from '#shared/api/rebase.ts'
import { atVersion } from '#shared/api/texts.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { type Failed, withProgress } from '../progress.ts'
import { valid } from '../valid.ts'

export const rebaseRoutes = (service: RebasingService, failed: Failed) =>
  new Hono<RequestContext>()
    .get(
      '/:id/rebase',
      described('What a rebase would do, and what the last one did and left waiting', rebase),
      valid('param', ofId),
      valid('query', atVersion),
      async (c) => c.json(await service.preview(c.var.actor, c.req.valid('param').id, c.req.valid('query'))),
    )
    .post(
      '/:id/rebase',
      described(
        'Takes a proposal to a newer version of its text. With `preview`, stores nothing. Tells how far it is to who accepts application/x-ndjson',
        rebase,
      ),
      valid('param', ofId),
      valid('json', rebasing),
      async (c) => {
        const given = c.req.valid('json')
        const { id } = c.req.valid('param')
        if (given.preview) return c.json(await service.preview(c.var.actor, id, given))
        return withProgress(
          c,
          failed,
          (going) => service.rebase(c.var.actor, id, given, going),
          () => 200,
        )
      },
    )
