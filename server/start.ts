/**
 * The composition root: opens the database, brings it up to date, puts stores, rooms, services and doors together, and
 * listens. `main.ts` is the process around it.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { anyone } from '#shared/access/subjects.ts'
import { allowedOrigins, type Config } from './config.ts'
import { firstSampleService } from './domain/firstSample.ts'
import { makeApp } from './http/app.ts'
import { handleUpgrades } from './http/upgrade.ts'
import { type Log, makeLog } from './log.ts'
import { sampleMaker } from './sample/maker.ts'
import { type Checkpoints, keepCheckpoints } from './store/checkpoints.ts'
import type { Database } from './store/database.ts'
import { migrate } from './store/migrate.ts'
import { openDatabase } from './store/open.ts'
import { ensureSearch } from './store/search/rebuild.ts'
import { signingKeyIn } from './store/signingKey.ts'
import { type Wired, wire } from './wiring.ts'

export interface RunningServer {
  readonly port: number
  /** The address people open. */
  readonly address: string
  /** The one-time code that makes the first account from another machine, while there is none. */
  readonly setupCode: string | undefined
  /** Ends what is running, writes what waits, closes the database. */
  stop(): Promise<void>
}

/** Resolves with the port once the server listens; rejects when it cannot. */
const listening = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })

/** How long requests that are still running may take once the server stops, in ms. */
const graceMs = 5000

/** How often rows are looked for that no node keeps in step, in ms: longer than a node takes to bring one up to date. */
const behindMs = 10_000

/** How often the heads of all histories are signed, in ms. */
const checkpointMs = 10 * 60_000

export interface StartOptions {
  readonly log?: Log
  /** The built client's folder. */
  readonly dist?: string
  /** An open database instead of the one that the settings name; the server closes it. */
  readonly database?: Database
}

/** Starts a server. Throws `ConfigError`, `DatabaseUnusable`, `MigrationError`, or the system's error where it cannot. */
export const startServer = async (config: Config, options: StartOptions = {}): Promise<RunningServer> => {
  const log = options.log ?? makeLog(config.logLevel)
  const database = options.database ?? (await openDatabase(config, log))
  let wired: Wired | undefined
  let checkpoints: Checkpoints | undefined
  let behind: NodeJS.Timeout | undefined
  let handle: (request: Request, env: never) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const server = createAdaptorServer({ fetch: (request, env) => handle(request, env as never) }) as Server
  try {
    await migrate(database)
    await ensureSearch(database)
    // The port comes first: origins hold it, and it may be the system's choice.
    const port = await listening(server, config.port, config.host)
    const origins = allowedOrigins(config, port)
    wired = wire({ config, database, log, origins })
    const parts = wired
    const { installation, sample } = parts.services
    const app = makeApp({
      ...parts.services,
      firstSample: firstSampleService(
        parts.store.people,
        installation,
        sample,
        sampleMaker(config, database, log),
      ),
      log,
      origins,
      trustedProxies: config.trustedProxies,
      requestsPerSecond: config.requestsPerSecond,
      dist: options.dist ?? join(import.meta.dirname, '..', 'dist'),
      accounts: parts.accounts,
      who: {
        identify: (headers) => parts.who.identify(headers),
        actorOf: async (login) =>
          login ? { ...(await parts.store.people.actor(login.userId)), via: login.keyId } : anyone,
      },
      decode: parts.decode,
      health: { ready: parts.isReady, open: parts.openNow },
    })
    // Nobody opens a document whose words are still to come; other nodes may be writing theirs.
    if (!parts.cluster) await parts.unwritten.finish()
    handle = (request, env) => app.fetch(request, env)
    handleUpgrades(server, {
      origins,
      trustedProxies: config.trustedProxies,
      identify: (headers) => parts.who.identify(headers),
      accept: (socket, request) => parts.sync.accept(socket, request),
      longestFrame: parts.sync.limits.frameBytes,
      failed: (error) => log.error({ err: error }, 'upgrade failed'),
    })
    await parts.letGo.atStart()
    await parts.materialiser.catchUp()
    // Rows that a node which is no more left behind their documents.
    const late = (error: unknown) => log.error({ err: error }, 'rows could not be brought up to date')
    const lookBehind = () =>
      void parts.unwritten
        .takeOver()
        .then(() => parts.materialiser.takeOver())
        .then(() => parts.letGo.takeOver())
        .catch(late)
    if (parts.cluster) behind = setInterval(lookBehind, behindMs).unref()
    checkpoints = await keepCheckpoints(database, signingKeyIn(config.dataDir), checkpointMs, (error) =>
      log.error({ err: error }, 'history could not be signed'),
    )
    return {
      port,
      address: origins[0]!,
      setupCode: await parts.services.installation.openSetup(),
      async stop() {
        clearInterval(behind)
        const ended = closed(server)
        await parts.sync.drain(() => parts.materialiser.stop())
        const late = setTimeout(() => server.closeAllConnections(), graceMs)
        await ended
        await parts.readers.stop()
        clearTimeout(late)
        await checkpoints?.stop()
        await parts.cluster?.close()
        await database.close()
      },
    }
  } catch (error) {
    clearInterval(behind)
    server.close()
    server.closeAllConnections()
    const parts = wired
    await parts?.sync.drain(() => parts.materialiser.stop())
    await parts?.readers.stop()
    await parts?.cluster?.close()
    await checkpoints?.stop()
    await database.close()
    throw error
  }
}
