/** The built client: hashed files are kept for ever, every other path of a page answers its one HTML file. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { RequestContext } from './context.ts'
import { problem } from './problems.ts'

const notBuilt = 'The client is not built. Run `npm run build`, or start with `npm start`.\n'

/** Serves the folder `dist`, made by the client's build. */
export const clientFiles = (dist: string) => {
  const page = join(dist, 'index.html')
  const routes = new Hono<RequestContext>()
  if (!existsSync(page)) return routes.get('*', (c) => c.text(notBuilt, 503))
  return routes
    .use(
      '/assets/*',
      serveStatic({
        root: dist,
        onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
      }),
    )
    .get('/assets/*', () => problem('not-found'))
    .get('/', async (c) => c.html(await readFile(page, 'utf8'), 200, { 'cache-control': 'no-cache' }))
    .use(serveStatic({ root: dist }))
    .get('*', async (c) => c.html(await readFile(page, 'utf8'), 200, { 'cache-control': 'no-cache' }))
}
