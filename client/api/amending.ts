/** A proposal's amending act, formula by formula. */
import { queryOptions } from '@tanstack/react-query'
import type { AmendingActRow, AmendingEdit } from '#shared/api/amending.ts'
import type { Level } from '#shared/legal/decision.ts'
import { api, askRow } from './client.ts'

const amending = api.proposals[':id'].amending

export const amendingQuery = (id: string, lang: string, level: Level) =>
  queryOptions({
    queryKey: ['proposal', id, 'amending', lang, level],
    staleTime: 0,
    queryFn: (): Promise<AmendingActRow> => askRow(amending.$get({ param: { id }, query: { lang, level } })),
  })

export const wordAct = (id: string, edit: AmendingEdit): Promise<AmendingActRow> =>
  askRow(amending.$put({ param: { id }, json: edit }))
