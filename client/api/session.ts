/** Who is signed in, and signing in and out. */
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Me } from '#shared/api/account.ts'
import { api, ask, ProblemError, problemOf } from './client.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await ask(api.me.$get())
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null
      throw error
    }
  },
})

export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: () => ask(api.setup.$get()),
})

/** The signed-in user. Only below the routes that have made sure of one. */
export const useMe = (): Me => {
  const { data } = useSuspenseQuery(meQuery)
  if (!data) throw new ProblemError('not-signed-in', 401, '')
  return data
}

/** The first account; it is signed in at once. `code` is needed unless the browser runs beside the server. */
export const setUp = (account: {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly code?: string
}): Promise<void> => send('/api/setup', account)

const send = async (path: string, body: object): Promise<void> => {
  const reply = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new ProblemError('offline', 0, '')
  })
  if (!reply.ok) throw await problemOf(reply)
}

const authorise = (path: string, body: object): Promise<void> => send(`/api/auth/${path}`, body)

export const signIn = (email: string, password: string) => authorise('sign-in/email', { email, password })
export const signUp = (name: string, email: string, password: string, invitation?: string) =>
  authorise('sign-up/email', { name, email, password, ...(invitation ? { invitation } : {}) })
/** The sign-in that leads back here, for a page whose session has ended: a whole new page, since all it knows is over. */
export const signInAddress = ({ pathname, search }: Location = window.location): string =>
  `/sign-in?next=${encodeURIComponent(pathname + search)}`

export const signOut = () => authorise('sign-out', {})

/** Forgets everything that was fetched for somebody else. */
export const useForgetSession = () => {
  const queries = useQueryClient()
  return async () => {
    queries.clear()
    await queries.fetchQuery(meQuery)
  }
}
