/** Suggestions over HTTP. A handler checks its input, makes one domain call and names the reply. */
import { Hono } from 'hono'
import type { DecisionService } from '#server/domain/decisions.ts'
import type { PositionService } from '#server/domain/positions.ts'
import type { SuggestionService } from '#server/domain/suggestions.ts'
import { list, ofId, page } from '#shared/api/common.ts'
import {
  changedSuggestion,
  newDecision,
  newPosition,
  newSuggestion,
  ofSuggestion,
  reopening,
  suggestion,
} from '#shared/api/suggestions.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { valid } from '../valid.ts'
import { byId, paged } from './paging.ts'

export interface SuggestionParts {
  readonly suggestions: SuggestionService
  readonly positions: PositionService
  readonly decisions: DecisionService
}

/** Under `/proposals/:id/suggestions`. */
export const suggestionsOfProposal = (suggestions: SuggestionService) =>
  new Hono<RequestContext>()
    .get(
      '/:id/suggestions',
      described('The suggestions of a proposal', list(suggestion)),
      valid('param', ofId),
      valid('query', page),
      async (c) =>
        c.json(
          paged(
            await suggestions.ofProposal(c.var.actor, c.req.valid('param').id),
            byId,
            c.req.valid('query'),
          ),
        ),
    )
    .post(
      '/:id/suggestions',
      described(
        'Makes a suggestion; the same id again by its author answers what is there (200)',
        suggestion,
        undefined,
        201,
      ),
      valid('param', ofId),
      valid('json', newSuggestion),
      async (c) => {
        const { row, fresh } = await suggestions.open(
          c.var.actor,
          c.req.valid('param').id,
          c.req.valid('json'),
        )
        return c.json(row, fresh ? 201 : 200)
      },
    )

export const suggestionRoutes = ({ suggestions, positions, decisions }: SuggestionParts) =>
  new Hono<RequestContext>()
    .get('/:sid', described('A suggestion', suggestion), valid('param', ofSuggestion), async (c) =>
      c.json(await suggestions.get(c.var.actor, c.req.valid('param').sid)),
    )
    .patch(
      '/:sid',
      described('Changes a suggestion’s state, coauthors, rank or confirmations', suggestion),
      valid('param', ofSuggestion),
      valid('json', changedSuggestion),
      async (c) =>
        c.json(await suggestions.change(c.var.actor, c.req.valid('param').sid, c.req.valid('json'))),
    )
    .put(
      '/:sid/position',
      described('Takes a position on the wording seen', suggestion),
      valid('param', ofSuggestion),
      valid('json', newPosition),
      async (c) => c.json(await positions.take(c.var.actor, c.req.valid('param').sid, c.req.valid('json'))),
    )
    .post(
      '/:sid/decision',
      described('Decides on the wording seen', suggestion, undefined, 201),
      valid('param', ofSuggestion),
      valid('json', newDecision),
      async (c) =>
        c.json(await decisions.decide(c.var.actor, c.req.valid('param').sid, c.req.valid('json')), 201),
    )
    .post(
      '/:sid/reopen',
      described('Reopens a decision', suggestion),
      valid('param', ofSuggestion),
      valid('json', reopening),
      async (c) => {
        const { level, reason } = c.req.valid('json')
        return c.json(await decisions.reopen(c.var.actor, c.req.valid('param').sid, level, reason))
      },
    )
