/** Searching over HTTP: at most so often, for a prefix of common letters reads much. */
import { Hono } from 'hono'
import type { SearchService } from '#server/domain/search.ts'
import { list } from '#shared/api/common.ts'
import { searchQuery, searchResult } from '#shared/api/search.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { Rate } from '../rate.ts'
import { valid } from '../valid.ts'
import { byId, paged } from './paging.ts'

const burst = 60
const perSecond = 5
const shown = 30

export const searchRoutes = (search: SearchService) => {
  const rate = new Rate(burst, perSecond)
  return new Hono<RequestContext>().get(
    '/',
    described(
      'Texts, suggestions, notes and comments that hold all the words, or the unit that a citation names; best first, of what the reader may see',
      list(searchResult),
    ),
    valid('query', searchQuery),
    async (c) => {
      rate.demand(c.var.actor.id)
      const { after, limit = shown, ...wish } = c.req.valid('query')
      return c.json(paged(await search.find(c.var.actor, wish), byId, { after, limit }))
    },
  )
}
