/**
 * Connections to PostgreSQL: pools with limits, so that nothing waits for ever, whatever becomes of the server or the network.
 *
 * A connection that was lost fails what was under way on it and is replaced by the next that is asked for: there is nothing
 * to repair by hand, and whoever asked is told that nothing was saved.
 */
import pg from 'pg'

export type Pool = pg.Pool
export type PoolClient = pg.PoolClient
export type ClientClass = new (config?: pg.ClientConfig) => pg.Client

export interface Limits {
  /** Most connections of the pool. */
  readonly most: number
  /** Longest one statement, in ms; 0 is without limit. */
  readonly statementMs: number
  /** Longest wait for a lock, in ms; 0 is without limit. */
  readonly lockMs: number
}

/** To connect, and to wait for a free connection, in ms. */
const connectMs = 5000
/** A transaction of ours awaits nothing but its own statements: one that idles this long was left behind. */
const idleInTransactionMs = 60_000
/** How much longer than the server the client waits, which ends it where the network is dead, in ms. */
const graceMs = 5000

const int8 = 20
const numeric = 1700

/** Counts and clientIDs are whole numbers below 2^53. */
const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is beyond the numbers that are counted here`)
  return value
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (oid === int8 || oid === numeric) && format !== 'binary'
      ? wholeNumber
      : pg.types.getTypeParser(oid, format as 'text'),
}

/** PostgreSQL's text cannot hold U+0000, which nobody types and a program may send: the replacement character stands for it. */
export const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd')

const storableValues = (values: readonly unknown[]): unknown[] =>
  values.map((value) => (typeof value === 'string' ? storable(value) : value))

/** An argument of `query`: values, or a statement with its values. */
const withoutNul = (argument: unknown): unknown => {
  if (Array.isArray(argument)) return storableValues(argument)
  const { values } = (argument ?? {}) as { readonly values?: unknown }
  return Array.isArray(values) ? { ...(argument as object), values: storableValues(values) } : argument
}

/**
 * A statement that nobody answered leaves its connection in the middle of a reply: such a connection is never used again. The end
 * of a connection that somebody uses fails their statement; without a listener here it would end the process besides.
 */
const watched = (Client: ClientClass): ClientClass =>
  class extends Client {
    constructor(config?: pg.ClientConfig) {
      super(config)
      this.on('error', () => {})
    }

    override query(...args: never[]): never {
      const answer: unknown = super.query(...(args.map(withoutNul) as unknown as [string]))
      if (answer instanceof Promise)
        answer.catch((error: unknown) => {
          if (!(error instanceof Error && error.message === 'Query read timeout')) return
          const { connection } = this as unknown as { connection?: { stream?: { destroy(): void } } }
          connection?.stream?.destroy()
        })
      return answer as never
    }
  }

/**
 * What every connection keeps to, whatever the server's configuration says. `synchronous_commit` below `on` would call durable what is
 * not; stronger than `on` may stay.
 */
const settle = async (client: pg.ClientBase, { statementMs, lockMs }: Limits): Promise<void> => {
  await client.query(
    `select set_config('statement_timeout', $1, false), set_config('lock_timeout', $2, false),
       set_config('idle_in_transaction_session_timeout', $3, false),
       case when current_setting('synchronous_commit') in ('off', 'local')
         then set_config('synchronous_commit', 'on', false) end`,
    [`${statementMs}`, `${lockMs}`, `${idleInTransactionMs}`],
  )
}

/** A pool of connections to `url`, seen under `name` in `pg_stat_activity`. `lost` hears of connections that ended while nobody used them. */
export const openPool = (
  url: string,
  name: string,
  limits: Limits,
  Client: ClientClass,
  lost: (error: unknown) => void,
): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max: limits.most,
    connectionTimeoutMillis: connectMs,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(limits.statementMs > 0 && { query_timeout: limits.statementMs + graceMs }),
    types,
    Client: watched(Client),
    onConnect: (client: pg.ClientBase) => settle(client, limits),
  } as pg.PoolConfig)
  pool.on('error', lost)
  return pool
}

/** Runs `work` on a connection of the pool; one that ended meanwhile is not used again. */
const onConnection = async <T>(
  pool: Pool,
  work: (client: PoolClient, ended: () => void) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  let isBroken = false
  // Without a listener, the end of a connection that is in use would end the process.
  const ended = (): void => {
    isBroken = true
  }
  client.on('error', ended)
  try {
    return await work(client, ended)
  } finally {
    client.off('error', ended)
    client.release(isBroken)
  }
}

/** The rows that one statement answers. */
export const ask = <R extends pg.QueryResultRow>(pool: Pool, query: pg.QueryConfig): Promise<readonly R[]> =>
  onConnection(pool, async (client) => (await client.query<R>(query)).rows)

/** Runs `work` in one transaction. What fails is rolled back, and a connection on which even that fails is ended. */
export const inTransaction = <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  onConnection(pool, async (client, ended) => {
    try {
      await client.query('begin')
      const result = await work(client)
      const { command } = await client.query('commit')
      if (command !== 'COMMIT') throw new Error('PostgreSQL rolled the transaction back')
      return result
    } catch (error) {
      await client.query('rollback').catch(ended)
      throw error
    }
  })
