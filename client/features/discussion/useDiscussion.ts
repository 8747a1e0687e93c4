/** Acts on threads; their rows go into the cache, a refusal is told and the words stay where they were typed. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addComment, deleteComment, openThread, resolveThread } from '#client/api/discussion.ts'
import { placeThread } from '#client/api/pushes.ts'
import { type Told, useProblem } from '#client/api/useProblem.ts'
import type { NewThread, ThreadRow } from '#shared/api/discussion.ts'

export const useDiscussion = (proposal: string) => {
  const queries = useQueryClient()
  const explain = useProblem()
  const [problem, setProblem] = useState<Told>()

  const run = async (act: () => Promise<ThreadRow>): Promise<boolean> => {
    setProblem(undefined)
    try {
      const row = await act()
      placeThread(queries, proposal, row.id, row)
      return true
    } catch (error) {
      setProblem(explain(error))
      return false
    }
  }

  return {
    problem,
    open: (thread: NewThread) => run(() => openThread(proposal, thread)),
    reply: (tid: string, body: string) => run(() => addComment(tid, body)),
    resolve: (tid: string, resolved: boolean) => run(() => resolveThread(tid, resolved)),
    remove: (tid: string, cid: string) => run(() => deleteComment(tid, cid)),
  }
}
