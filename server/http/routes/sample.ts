/** The sample over HTTP: making one instead of setting up, and being another member of it by one click. */
import { type Context, Hono } from 'hono'
import type { FirstSampleService } from '#server/domain/firstSample.ts'
import type { SampleService } from '#server/domain/sample.ts'
import { become, madeSample, newSample, sampleMember, sampleMembers } from '#shared/api/sample.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { isLocal } from '../peer.ts'
import { valid } from '../valid.ts'
import { withPeer } from './account.ts'

export interface SampleParts {
  readonly sample: SampleService
  readonly firstSample: FirstSampleService
  readonly origins: readonly string[]
}

/** Hands the session's cookie on, without the words of the reply that brought it. */
const handCookies = (c: Context, cookies: readonly string[]): void => {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}

export const sampleRoutes = ({ sample, firstSample, origins }: SampleParts) =>
  new Hono<RequestContext>()
    .post(
      '/setup/sample',
      described(
        'Makes an installation that nobody has set up a sample, for good, and signs in as one of its members',
        madeSample,
        undefined,
        201,
      ),
      valid('json', newSample),
      async (c) => {
        const { code } = c.req.valid('json')
        const headers = withPeer(c.req.raw, c.var.peer, origins[0]!)
        const { members, as, cookies } = await firstSample.make(code, isLocal(c.env.incoming), headers)
        handCookies(c, cookies)
        return c.json({ items: [...members], as }, 201)
      },
    )
    .get('/sample/members', described('Whom one can become in a sample', sampleMembers), async (c) =>
      c.json({ items: [...(await sample.members())], origins: [...origins] }),
    )
    .post(
      '/sample/become',
      described('Signs in as a member of the sample, and out whoever was signed in', sampleMember),
      valid('json', become),
      async (c) => {
        const headers = withPeer(c.req.raw, c.var.peer, origins[0]!)
        const { member, cookies } = await sample.become(c.req.valid('json').user, headers)
        handCookies(c, cookies)
        return c.json(member)
      },
    )
