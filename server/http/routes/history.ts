/** A proposal's versions and history over HTTP. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { HistoryService } from '#server/domain/history.ts'
import type { RestoringService } from '#server/domain/restoring.ts'
import { list, ofId, page } from '#shared/api/common.ts'
import {
  historyEntry,
  newVersion,
  ofTwoVersions,
  ofVersion,
  restored,
  version,
  versionComparison,
} from '#shared/api/proposals.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { valid } from '../valid.ts'
import { paged } from './paging.ts'

const most = 500

/** Entries are counted: `after` is the number of the last one that was read. */
const afterSeq = page.extend({ after: z.coerce.number().int().min(1).optional() })

export const historyRoutes = (history: HistoryService, restoring: RestoringService) =>
  new Hono<RequestContext>()
    .get(
      '/:id/versions',
      described('The frozen versions of a proposal', list(version)),
      valid('param', ofId),
      valid('query', page),
      async (c) =>
        c.json(
          paged(
            await history.versions(c.var.actor, c.req.valid('param').id),
            ({ number }) => String(number),
            c.req.valid('query'),
          ),
        ),
    )
    .post(
      '/:id/versions',
      described('Freezes a named version', version, undefined, 201),
      valid('param', ofId),
      valid('json', newVersion),
      async (c) =>
        c.json(await history.freeze(c.var.actor, c.req.valid('param').id, c.req.valid('json').name), 201),
    )
    .get(
      '/:id/versions/:version',
      described('What a version holds'),
      valid('param', ofVersion),
      async (c) => {
        const { id, version: number } = c.req.valid('param')
        return c.json(await history.version(c.var.actor, id, number))
      },
    )
    .get(
      '/:id/versions/:version/compare/:other',
      described('What differs from one version to another', versionComparison),
      valid('param', ofTwoVersions),
      async (c) => {
        const { id, version: number, other } = c.req.valid('param')
        return c.json(await history.compare(c.var.actor, id, number, other))
      },
    )
    .post(
      '/:id/versions/:version/restore',
      described('Brings back the wordings and the note of a version', restored),
      valid('param', ofVersion),
      async (c) => {
        const { id, version: number } = c.req.valid('param')
        return c.json(await restoring.restore(c.var.actor, id, number))
      },
    )
    .get(
      '/:id/history',
      described('Who did what, newest first', list(historyEntry)),
      valid('param', ofId),
      valid('query', afterSeq),
      async (c) => {
        const { after, limit = most } = c.req.valid('query')
        const items = await history.entries(c.var.actor, c.req.valid('param').id, after, limit + 1)
        const shown = items.slice(0, limit)
        return c.json({ items: shown, ...(items.length > limit && { next: String(shown.at(-1)!.seq) }) })
      },
    )
    .get('/:id/history/verify', described('Whether the trail is whole'), valid('param', ofId), async (c) =>
      c.json(await history.verify(c.var.actor, c.req.valid('param').id)),
    )
