/** One's own account: name, password, sessions, API keys. */
import { queryOptions } from '@tanstack/react-query'
import type { KeyRow, MadeKey } from '#shared/api/keys.ts'
import { api, ask, ProblemError, problemOf } from './client.ts'
import { everyPage } from './lists.ts'

/** A place where one is signed in. */
export interface SessionRow {
  readonly id: string
  readonly token: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly ipAddress?: string | null
  readonly userAgent?: string | null
}

const auth = async <T>(path: string, body?: object): Promise<T> => {
  const reply = await fetch(`/api/auth/${path}`, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch(() => {
    throw new ProblemError('offline', 0, '')
  })
  if (!reply.ok) throw await problemOf(reply)
  return (await reply.json()) as T
}

export const rename = (name: string) => auth('update-user', { name })

/** Sets another password; everybody who is signed in elsewhere signs in again. */
export const changePassword = (currentPassword: string, newPassword: string) =>
  auth('change-password', { currentPassword, newPassword, revokeOtherSessions: true })

export interface OwnSessions {
  readonly all: readonly SessionRow[]
  /** The id of the one that asks. */
  readonly current: string | undefined
}

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async (): Promise<OwnSessions> => {
    const [all, mine] = await Promise.all([
      auth<readonly SessionRow[]>('list-sessions'),
      auth<{ session: { id: string } } | null>('get-session'),
    ])
    return { all, current: mine?.session.id }
  },
})

export const endOtherSessions = () => auth('revoke-other-sessions', {})

export const keysQuery = queryOptions({
  queryKey: ['account', 'keys'],
  queryFn: () => everyPage<KeyRow>((after) => ask(api.keys.$get({ query: { after } }))),
})

export const makeKey = (name: string, days: number): Promise<MadeKey> =>
  ask(api.keys.$post({ json: { name, days } }))

const done = async (asked: Promise<Response>): Promise<void> => {
  const reply = await asked.catch(() => {
    throw new ProblemError('offline', 0, '')
  })
  if (!reply.ok) throw await problemOf(reply)
}

export const revokeKey = (id: string): Promise<void> => done(api.keys[':id'].$delete({ param: { id } }))

export const revokeAllKeys = (): Promise<void> => done(api.keys.$delete())
