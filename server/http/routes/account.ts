/** Accounts over HTTP: the first account, who is signed in, and better-auth's own paths. */
import { Hono } from 'hono'
import { Refusal } from '#server/domain/errors.ts'
import type { InstallationService } from '#server/domain/installation.ts'
import type { Accounts } from '#server/domain/ports/accounts.ts'
import { installation as installationRow, me, setup } from '#shared/api/account.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { isLocal } from '../peer.ts'
import { accountProblem } from '../problems.ts'
import { valid } from '../valid.ts'

/** The header in which better-auth finds the peer's address for its rate limits. */
const peerHeader = 'x-usynys-peer'

/** The request's headers for the accounts library. */
export const withPeer = (request: Request, peer: string, origin: string): Headers => {
  const headers = new Headers(request.headers)
  headers.set(peerHeader, peer)
  // The guard has judged the origin; programs send none, which better-auth would refuse beside a cookie.
  headers.set('origin', origin)
  return headers
}

export interface AccountParts {
  readonly installation: InstallationService
  readonly accounts: Accounts
  readonly origins: readonly string[]
}

export const accountRoutes = ({ installation, accounts, origins: [origin = ''] }: AccountParts) =>
  new Hono<RequestContext>()
    .get('/me', described('Who is signed in', me), async (c) => {
      if (!c.var.login) throw new Refusal('not-signed-in')
      return c.json(await installation.me(c.var.login))
    })
    .get('/setup', described('Whether the first account is made', installationRow), async (c) =>
      c.json(await installation.state(isLocal(c.env.incoming))),
    )
    .post(
      '/setup',
      described('Makes the first account, the secretariat’s, and signs it in'),
      valid('json', setup),
      async (c) => {
        const headers = withPeer(c.req.raw, c.var.peer, origin)
        const reply = await installation.setUp(c.req.valid('json'), isLocal(c.env.incoming), headers)
        return accountProblem(reply)
      },
    )
    .on(['GET', 'POST'], '/auth/*', async (c) => {
      const { raw } = c.req
      const headers = withPeer(raw, c.var.peer, origin)
      const url = new URL(raw.url)
      const request = new Request(new URL(url.pathname + url.search, origin), {
        method: raw.method,
        headers,
        body: raw.method === 'GET' ? undefined : await raw.arrayBuffer(),
      })
      return accountProblem(await accounts.handle(request))
    })
