/** A proposal's rows: itself, its suggestions, their positions and decisions, its agreed text. */
import { queryOptions } from '@tanstack/react-query'
import type { ProposalRow, Share } from '#shared/api/proposals.ts'
import type { NewDecision, NewPosition, SuggestionRow } from '#shared/api/suggestions.ts'
import type { Consolidated } from '#shared/legal/consolidate.ts'
import type { ExportFormat, ExportKind } from '#shared/legal/export-model.ts'
import type { PlainUnit } from '#shared/legal/unit.ts'
import { api, ask, askRow } from './client.ts'
import { everyPage } from './lists.ts'

const proposals = api.proposals
const suggestions = api.suggestions

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposal', id],
    queryFn: (): Promise<ProposalRow> => ask(proposals[':id'].$get({ param: { id } })),
  })

export const suggestionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposal', id, 'suggestions'],
    queryFn: () =>
      everyPage<SuggestionRow>((after) =>
        askRow(proposals[':id'].suggestions.$get({ param: { id }, query: { after } })),
      ),
  })

/** The agreed text in one language, with what was applied and what collides. */
export type AgreedText = Omit<Consolidated, 'units'> & { readonly units: readonly PlainUnit[] }

export const agreedQuery = (id: string, lang: string) =>
  queryOptions({
    queryKey: ['proposal', id, 'agreed', lang],
    staleTime: 0,
    queryFn: async () =>
      (await ask<{ ok: boolean; status: number; json(): Promise<unknown> }>(
        proposals[':id'].agreed.$get({ param: { id }, query: { lang } }),
      )) as AgreedText,
  })

export type WorkflowStep = 'lock' | 'unlock' | 'submit' | 'return' | 'close'

export const takeStep = (id: string, step: WorkflowStep): Promise<ProposalRow> =>
  ask(proposals[':id'][step].$post({ param: { id } }))

export const renameProposal = (id: string, title: string): Promise<ProposalRow> =>
  ask(proposals[':id'].$patch({ param: { id }, json: { title } }))

export const shareProposal = (id: string, share: Share): Promise<ProposalRow> =>
  ask(proposals[':id'].share.$post({ param: { id }, json: share }))

/** Takes a stand on the wording whose hash is given; refused with `wording-moved` when it is another by now. */
export const takePosition = (sid: string, position: NewPosition): Promise<SuggestionRow> =>
  askRow(suggestions[':sid'].position.$put({ param: { sid }, json: position }))

export const decide = (sid: string, decision: NewDecision): Promise<SuggestionRow> =>
  askRow(suggestions[':sid'].decision.$post({ param: { sid }, json: decision }))

export const reopen = (sid: string, level: 'group' | 'commission'): Promise<SuggestionRow> =>
  askRow(suggestions[':sid'].reopen.$post({ param: { sid }, json: { level, reason: '' } }))

export const changeSuggestion = (
  sid: string,
  change: {
    state?: SuggestionRow['state']
    confirmed?: Record<string, boolean>
    coauthors?: string[]
  },
): Promise<SuggestionRow> => askRow(suggestions[':sid'].$patch({ param: { sid }, json: change }))

/** Where a file of the proposal is to be had. */
export const exportUrl = (
  id: string,
  kind: ExportKind,
  format: ExportFormat,
  langs: readonly string[],
): string => `/api/proposals/${id}/export/${kind}.${format}?lang=${langs.join(',')}`
