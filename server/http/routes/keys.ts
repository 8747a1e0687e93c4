/** API keys over HTTP: made, listed and revoked by their owner in a session. */
import { Hono } from 'hono'
import type { ApiKeyService } from '#server/domain/apiKeys.ts'
import { list, ofId, page } from '#shared/api/common.ts'
import { key, madeKey, newKey } from '#shared/api/keys.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { valid } from '../valid.ts'
import { byId, paged } from './paging.ts'

export const keyRoutes = (keys: ApiKeyService) =>
  new Hono<RequestContext>()
    .get('/', described('One’s own API keys, newest first', list(key)), valid('query', page), async (c) =>
      c.json(paged(await keys.list(c.var.actor), byId, c.req.valid('query'))),
    )
    .post(
      '/',
      described('Makes an API key; this reply alone holds the key itself', madeKey, undefined, 201),
      valid('json', newKey),
      async (c) => c.json(await keys.make(c.var.actor, c.req.valid('json')), 201),
    )
    .delete('/', described('Revokes all of one’s own API keys', undefined, undefined, 204), async (c) => {
      await keys.revokeAll(c.var.actor)
      return c.body(null, 204)
    })
    .delete(
      '/:id',
      described('Revokes an API key; whoever acts under it stops at once', undefined, undefined, 204),
      valid('param', ofId),
      async (c) => {
        await keys.revoke(c.var.actor, c.req.valid('param').id)
        return c.body(null, 204)
      },
    )
