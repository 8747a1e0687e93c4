/** What stands before every route: headers that browsers enforce, the origin check of mutations, who asks. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { Refusal } from '#server/domain/errors.ts'
import type { Login } from '#server/domain/ports/accounts.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { RequestContext } from './context.ts'
import { peerOf } from './peer.ts'

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

/** A browser always says where a mutation comes from; programs say nothing and carry their own credentials. */
export const sameOrigin =
  (origins: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    if (isMutation(c.req.method)) {
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

/** Puts the peer and the actor on the context. */
export const identified =
  (who: WhoAsks, trustedProxies: readonly string[]): MiddlewareHandler<RequestContext> =>
  async (c, next) => {
    c.set('peer', peerOf(c.env.incoming, trustedProxies))
    const login = await who.identify(c.req.raw.headers)
    c.set('login', login)
    c.set('actor', await who.actorOf(login))
    await next()
  }

/** Refuses whoever is not signed in. */
export const signedIn: MiddlewareHandler<RequestContext> = async (c, next) => {
  if (c.var.login === undefined) throw new Refusal('not-signed-in')
  await next()
}
