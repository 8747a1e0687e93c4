/** The API described: the OpenAPI document, and a plain page made from it that needs no script. */
import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import type { RequestContext } from './context.ts'
import { docsPage } from './docsPage.ts'

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Usynys',
    version: '1',
    description:
      'Texts, groups, proposals, suggestions and decisions. Sign in at /api/auth/sign-in/email and keep the cookie. ' +
      'Or make an API key and send it as `Authorization: Bearer`, also when opening a socket. Failures are application/problem+json (RFC 9457) with a stable `code`. Lists answer {items, next?}.',
  },
  components: {
    securitySchemes: {
      session: {
        type: 'apiKey' as const,
        in: 'cookie' as const,
        name: 'usynys.session_token',
        description: 'The cookie that signing in sets; over HTTPS its name starts with __Secure-.',
      },
      key: {
        type: 'http' as const,
        scheme: 'bearer',
        description:
          'An API key from POST /api/keys. It acts with its owner’s rights until it expires or is revoked.',
      },
    },
  },
  security: [{ session: [] }, { key: [] }] as Record<string, string[]>[],
}

export const docsRoutes = (api: Hono<RequestContext>) => {
  const spec = () => generateSpecs(api, { documentation: about })
  return new Hono<RequestContext>()
    .get('/openapi.json', async (c) => c.json(await spec()))
    .get('/docs', async (c) => c.html(docsPage((await spec()) as never)))
}
