/** The sample: making an installation one, and being one of its members by a click. */
import { queryOptions } from '@tanstack/react-query'
import type { SampleMember } from '#shared/api/sample.ts'
import { api, ask } from './client.ts'

export type { SampleMember }

export const sampleMembersQuery = queryOptions({
  queryKey: ['sample', 'members'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: () => ask(api.sample.members.$get()),
})

/** Makes this installation a sample for good, and signs in as one of its drafters. */
export const makeSample = async (code: string | undefined): Promise<void> => {
  await ask(api.setup.sample.$post({ json: code ? { code } : {} }))
}

/** Signs this browser in as the member; whoever was signed in here is signed out. */
export const become = async (user: string): Promise<void> => {
  await ask(api.sample.become.$post({ json: { user } }))
}

/** This installation's address under another host name, where the browser keeps another session. Undefined where it has one name. */
export const secondWindow = (origins: readonly string[], here: Location = location): string | undefined =>
  origins.includes(here.origin)
    ? origins.find((origin) => new URL(origin).hostname !== here.hostname)
    : undefined

/** The address that makes a window there the member and then shows `next`. */
export const becomeAddress = (origin: string, user: string, next: string, language: string): string =>
  `${origin}/become/${encodeURIComponent(user)}?${new URLSearchParams({ next, language })}`
