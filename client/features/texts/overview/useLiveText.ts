/** The text's room while its overview is open: suggestions of all groups that the reader may see come as they change. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { takeTextPush } from '#client/api/pushes.ts'
import { useConnection } from '#client/collab/useConnection.ts'

/** Counts are fetched again at most this often, in ms. */
const countsEvery = 5_000

export const useLiveText = (text: string): void => {
  const queries = useQueryClient()
  const { connection } = useConnection('text', text)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const countAgain = () => {
      timer = undefined
      void queries.invalidateQueries({ queryKey: ['text', text, 'overview'] })
    }
    const stop = connection?.onChanged((pushed) => {
      takeTextPush(queries, text, pushed)
      timer ??= setTimeout(countAgain, countsEvery)
    })
    return () => {
      clearTimeout(timer)
      stop?.()
    }
  }, [connection, queries, text])
}
