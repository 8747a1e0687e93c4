/** Is the process alive, can it do its work, and how much of it there is. */
import { Hono } from 'hono'
import type { RequestContext } from '../context.ts'
import { isLocal } from '../peer.ts'
import { problem } from '../problems.ts'

export interface Health {
  /** Whether the database answers and can be written. */
  ready(): Promise<boolean>
  /** What is open now. */
  open(): { readonly rooms: number; readonly sessions: number }
}

interface Metric {
  readonly name: string
  readonly type: 'gauge' | 'counter'
  readonly help: string
  readonly value: number
}

const metricsOf = (health: Health): readonly Metric[] => {
  const { rooms, sessions } = health.open()
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage()
  return [
    { name: 'usynys_rooms_open', type: 'gauge', help: 'Documents in memory', value: rooms },
    { name: 'usynys_sessions_open', type: 'gauge', help: 'Sockets in rooms', value: sessions },
    { name: 'process_cpu_seconds_total', type: 'counter', help: 'CPU time', value: (user + system) / 1e6 },
    { name: 'process_resident_memory_bytes', type: 'gauge', help: 'Memory', value: rss },
    { name: 'nodejs_heap_used_bytes', type: 'gauge', help: 'Objects', value: heapUsed },
    { name: 'nodejs_array_buffers_bytes', type: 'gauge', help: 'Buffers', value: arrayBuffers },
    { name: 'process_uptime_seconds', type: 'gauge', help: 'Time since the start', value: process.uptime() },
  ]
}

/** Prometheus' text format, version 0.0.4. */
const textOf = (metrics: readonly Metric[]): string =>
  metrics
    .map(
      ({ name, type, help, value }) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`,
    )
    .join('')

export const healthRoutes = (health: Health) =>
  new Hono<RequestContext>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) =>
      (await health.ready()) ? c.json({ status: 'ok' }) : problem('storage-failed'),
    )
    // For a collector on this machine: how busy an installation is, is nobody else's business.
    .get('/metrics', (c) =>
      isLocal(c.env.incoming)
        ? c.text(textOf(metricsOf(health)), 200, {
            'content-type': 'text/plain; version=0.0.4; charset=utf-8',
          })
        : problem('not-found'),
    )
