/**
 * The built client: hashed files are kept for ever, every other path of a page answers its one HTML file. The build has
 * compressed them, so that a reader who takes compressed files gets them as they lie there.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import type { RequestContext } from './context.ts'
import { problem } from './problems.ts'

const notBuilt = 'The client is not built. Run `npm run build`, or start with `npm start`.\n'

const forEver = 'public, max-age=31536000, immutable'

/** Serves the folder `dist`, made by the client's build. */
export const clientFiles = (dist: string) => {
  const page = join(dist, 'index.html')
  const routes = new Hono<RequestContext>()
  if (!existsSync(page)) return routes.get('*', (c) => c.text(notBuilt, 503))

  /** The page names the hashed files of its build, so it is asked for anew each time, and sent only when it is another. */
  const sendPage = async (c: Context<RequestContext>) => {
    const html = await readFile(page, 'utf8')
    const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
    const headers = { 'cache-control': 'no-cache', etag }
    return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.html(html, 200, headers)
  }

  return routes
    .use(
      '/assets/*',
      serveStatic({
        root: dist,
        precompressed: true,
        onFound: (_path, c) => c.header('cache-control', forEver),
      }),
    )
    .get('/assets/*', () => problem('not-found'))
    .get('/', sendPage)
    .use(serveStatic({ root: dist, precompressed: true }))
    .get('*', sendPage)
}
