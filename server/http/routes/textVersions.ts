/** A text's versions over HTTP; under `/texts/:id/versions`. */
import { Hono } from 'hono'
import type { TextVersionService } from '#server/domain/textVersions.ts'
import { list, ofId } from '#shared/api/common.ts'
import {
  ofTextVersion,
  ofTwoTextVersions,
  publishedVersion,
  publishVersion,
  realignment,
  textComparison,
  textVersion,
  versionAlignment,
} from '#shared/api/textVersions.ts'
import type { RequestContext } from '../context.ts'
import { described, takes } from '../describe.ts'
import { valid } from '../valid.ts'
import { type Decode, textRequest } from './textFiles.ts'

export const textVersionRoutes = (versions: TextVersionService, decode: Decode) =>
  new Hono<RequestContext>()
    .get(
      '/:id/versions',
      described('A text’s versions, oldest first', list(textVersion)),
      valid('param', ofId),
      async (c) => c.json({ items: await versions.list(c.var.actor, c.req.valid('param').id) }),
    )
    .post(
      '/:id/versions',
      described(
        'Publishes the next version of a text, aligned with the one before. With `preview`, only what it would be (200)',
        publishedVersion,
        takes(publishVersion),
        201,
      ),
      valid('param', ofId),
      async (c) => {
        const published = await versions.publish(
          c.var.actor,
          c.req.valid('param').id,
          await textRequest(c, publishVersion, decode),
          c.req.raw.signal,
        )
        return c.json(published, published.stored ? 201 : 200)
      },
    )
    .get(
      '/:id/versions/:version/alignment',
      described('How a version’s units follow from the version before', versionAlignment),
      valid('param', ofTextVersion),
      async (c) => {
        const { id, version } = c.req.valid('param')
        return c.json(await versions.alignment(c.var.actor, id, version))
      },
    )
    .put(
      '/:id/versions/:version/alignment',
      described('Corrects which units of two versions are one', versionAlignment),
      valid('param', ofTextVersion),
      valid('json', realignment),
      async (c) => {
        const { id, version } = c.req.valid('param')
        return c.json(await versions.realign(c.var.actor, id, version, c.req.valid('json').alignment))
      },
    )
    .get(
      '/:id/versions/:version/compare/:other',
      described('Two versions unit by unit, with redlines', textComparison),
      valid('param', ofTwoTextVersions),
      async (c) => {
        const { id, version, other } = c.req.valid('param')
        return c.json(await versions.compare(c.var.actor, id, version, other))
      },
    )
