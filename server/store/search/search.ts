/** Finding words in SQL; the engine's own part is one condition. */
import { type EntryKind, mostFound, type Search } from '#server/domain/ports/search.ts'
import type { Rows } from '../database.ts'
import { isPostgres } from '../migrations/engine.ts'
import { fts5, tsvector } from './engines.ts'

const columns = ['id', 'kind', 'layer', 'textId', 'version', 'proposalId', 'subject', 'lang'] as const

export const sqlSearch = (rows: Rows): Search => {
  const matching = isPostgres(rows as never) ? tsvector : fts5
  return {
    async find({ beginnings, kinds, textId, proposal, lang, before }) {
      if (beginnings.length === 0) return []
      const found = await rows
        .selectFrom('searchEntries')
        .select(columns)
        .where(matching(beginnings))
        .where('kind', 'in', kinds)
        .$if(textId !== undefined, (query) => query.where('textId', '=', textId!))
        .$if(proposal !== undefined, (query) => query.where('proposalId', '=', proposal!))
        .$if(lang !== undefined, (query) => query.where('lang', 'in', [lang!, '']))
        .$if(before !== undefined, (query) => query.where('id', '<', before!))
        .orderBy('id', 'desc')
        .limit(mostFound)
        .execute()
      return found.map(({ proposalId, kind, layer, ...row }) => ({
        ...row,
        kind: kind as EntryKind,
        layer: layer as 'live' | 'submitted',
        ...(proposalId !== null && { proposal: proposalId }),
      }))
    },

    async bodies(ids) {
      if (ids.length === 0) return new Map()
      const found = await rows
        .selectFrom('searchEntries')
        .select(['id', 'body'])
        .where('id', 'in', ids)
        .execute()
      return new Map(found.map(({ id, body }) => [id, body]))
    },
  }
}
