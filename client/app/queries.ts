/** The one cache of what the server said. A refusal is an answer: only a missing line is tried again. */
import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '#client/api/client.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 3 && (!(error instanceof ProblemError) || error.status === 0),
    },
  },
})
