/** Threads and comments of a proposal. */
import { queryOptions } from '@tanstack/react-query'
import type { NewThread, ThreadRow } from '#shared/api/discussion.ts'
import { api, ask } from './client.ts'
import { everyPage } from './lists.ts'

export const threadsQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposal', id, 'threads'],
    queryFn: () =>
      everyPage<ThreadRow>((after) =>
        ask(api.proposals[':id'].threads.$get({ param: { id }, query: { after } })),
      ),
  })

export const openThread = (id: string, thread: NewThread): Promise<ThreadRow> =>
  ask(api.proposals[':id'].threads.$post({ param: { id }, json: thread }))

export const addComment = (tid: string, body: string): Promise<ThreadRow> =>
  ask(api.threads[':tid'].comments.$post({ param: { tid }, json: { body } }))

export const resolveThread = (tid: string, resolved: boolean): Promise<ThreadRow> =>
  ask(api.threads[':tid'].$patch({ param: { tid }, json: { resolved } }))

export const deleteComment = (tid: string, cid: string): Promise<ThreadRow> =>
  ask(api.threads[':tid'].comments[':cid'].$patch({ param: { tid, cid }, json: { deleted: true } }))
