/** What stands before every route: headers that browsers enforce, the origin check of mutations, who asks. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { Refusal } from '#server/domain/errors.ts'
import { keyIn } from '#server/domain/identities.ts'
import type { Login } from '#server/domain/ports/accounts.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { RequestContext } from './context.ts'
import { peerOf } from './peer.ts'
import { Rate } from './rate.ts'

/** Scripts come from this server alone and never from the page's own text. Styles may be inline: editors set them. */
export const pageHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    strictTransportSecurity: false,
  })

const isMutation = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** No cookie counts beside a key, and no page can make another's browser show one. The accounts' own paths know cookies alone. */
const showsKey = (headers: Headers, path: string): boolean =>
  keyIn(headers) !== undefined && !path.startsWith('/api/auth/')

/** A browser always says where a mutation comes from; programs say nothing and carry their own credentials. */
export const sameOrigin =
  (origins: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    if (isMutation(c.req.method) && !showsKey(c.req.raw.headers, c.req.path)) {
      const origin = c.req.header('origin')
      const site = c.req.header('sec-fetch-site')
      const foreign =
        origin !== undefined
          ? !origins.includes(origin)
          : site !== undefined && !['same-origin', 'none'].includes(site)
      if (foreign) throw new Refusal('wrong-origin')
    }
    await next()
  }

export interface WhoAsks {
  identify(headers: Headers): Promise<Login | undefined>
  actorOf(login: Login | undefined): Promise<Actor>
}

/** What a program may ask for under one key: 600 requests at once, then 20 a second. */
const keyBurst = 600
const keyPerSecond = 20

/** Keys that are not valid, an address: 30 at once, then one every two seconds. */
const wrongBurst = 30
const wrongPerSecond = 0.5

/** What somebody in a session may ask for at once: what is allowed in so many seconds. A page's own bursts are far below. */
const sessionBurstSeconds = 40

/** Puts the peer and the actor on the context. Requests of each person and under each key are counted, and keys that are not valid. */
export const identified = (
  who: WhoAsks,
  trustedProxies: readonly string[],
  requestsPerSecond: number,
): MiddlewareHandler<RequestContext> => {
  const byPerson = new Rate(requestsPerSecond * sessionBurstSeconds, requestsPerSecond)
  const byKey = new Rate(keyBurst, keyPerSecond)
  const wrongKeys = new Rate(wrongBurst, wrongPerSecond)
  return async (c, next) => {
    const peer = peerOf(c.env.incoming, trustedProxies)
    const isKey = keyIn(c.req.raw.headers) !== undefined
    if (isKey && wrongKeys.isSpent(peer)) throw wrongKeys.refusal(peer)
    const login = await who.identify(c.req.raw.headers)
    if (isKey && !login) wrongKeys.take(peer)
    if (login?.keyId !== undefined) byKey.demand(login.keyId)
    else if (login && requestsPerSecond > 0) byPerson.demand(login.userId)
    c.set('peer', peer)
    c.set('login', login)
    c.set('actor', await who.actorOf(login))
    await next()
  }
}

/** Refuses whoever is not signed in. */
export const signedIn: MiddlewareHandler<RequestContext> = async (c, next) => {
  if (c.var.login === undefined) throw new Refusal('not-signed-in')
  await next()
}
