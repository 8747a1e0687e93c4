/** The built client: hashed files are kept for ever, every other path of a page answers its one HTML file. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { RequestContext } from './context.ts'
import { problem } from './problems.ts'

/** Serves the folder `dist`, made by the client's build. */
export const clientFiles = (dist: string) =>
  new Hono<RequestContext>()
    .use(
      '/assets/*',
      serveStatic({
        root: relative(process.cwd(), dist) || '.',
        onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
      }),
    )
    .get('/assets/*', () => problem('not-found'))
    .use('*', serveStatic({ root: relative(process.cwd(), dist) || '.', index: 'none' }))
    .get('*', async (c) => {
      const page = join(dist, 'index.html')
      if (!existsSync(page))
        return c.text('The client is not built. Run `npm run build`, or start with `npm start`.', 503)
      c.header('cache-control', 'no-cache')
      return c.html(await readFile(page, 'utf8'))
    })
