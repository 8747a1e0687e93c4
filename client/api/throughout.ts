/** Replacing a term throughout a proposal's text: where it stands, the bundles made, making one. */
import { queryOptions } from '@tanstack/react-query'
import type {
  MadeThroughout,
  NewThroughout,
  ThroughoutBundle,
  ThroughoutPreview,
} from '#shared/api/throughout.ts'
import { api, ask, askRow } from './client.ts'

const throughout = api.proposals[':id'].throughout

export const bundlesQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposal', id, 'throughout'],
    queryFn: async (): Promise<readonly ThroughoutBundle[]> =>
      (await ask(throughout.$get({ param: { id } }))).items as ThroughoutBundle[],
  })

type Asked = Omit<NewThroughout, 'preview'>

export const findTerm = (id: string, asked: Asked): Promise<ThroughoutPreview> =>
  askRow(throughout.$post({ param: { id }, json: { ...asked, preview: true } }))

export const replaceTerm = (id: string, asked: Asked): Promise<MadeThroughout> =>
  askRow(throughout.$post({ param: { id }, json: asked }))
