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
      'Failures are application/problem+json (RFC 9457) with a stable `code`. Lists answer {items, next?}.',
  },
}

export const docsRoutes = (api: Hono<RequestContext>) => {
  const spec = () => generateSpecs(api, { documentation: about })
  return new Hono<RequestContext>()
    .get('/openapi.json', async (c) => c.json(await spec()))
    .get('/docs', async (c) => c.html(docsPage((await spec()) as never)))
}
