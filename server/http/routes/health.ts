/** Is the process alive, and can it do its work. */
import { Hono } from 'hono'
import { problem } from '../problems.ts'

export interface Health {
  /** Whether the database answers and can be written. */
  ready(): Promise<boolean>
}

export const healthRoutes = (health: Health) =>
  new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) =>
      (await health.ready()) ? c.json({ status: 'ok' }) : problem('storage-failed'),
    )
