/** Asks anew who the reader is and what they may do, when the server has just told that it is not what the page thought. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { meQuery } from '#client/api/session.ts'

export const useFreshRights = (lost: boolean): void => {
  const queries = useQueryClient()
  useEffect(() => {
    if (lost) void queries.invalidateQueries({ queryKey: meQuery.queryKey })
  }, [lost, queries])
}
