/**
 * Kysely on the one SQLite connection of the process. Queries and transactions take the connection from a mutex, so
 * that two transactions never interleave and nobody's query slips into another's transaction.
 */
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import type { PriorityMutex, Release } from './mutex.ts'

/** Booleans and dates as SQLite keeps them. */
const bound = (value: unknown): unknown => {
  if (typeof value === 'boolean') return value ? 1 : 0
  return value instanceof Date ? value.toISOString() : value
}

/** Prepared statements kept for the next time; queries built with lists of every length would fill memory otherwise. */
const mostStatements = 500

const changesSchema = /^\s*(?:create|alter|drop)\b/i

class Connection implements DatabaseConnection {
  readonly #sqlite: Sqlite
  readonly #statements = new Map<string, Statement>()

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepared(sql)
    const values = parameters.map(bound)
    if (statement.reader) return { rows: statement.all(values) as R[] }
    const { changes, lastInsertRowid } = statement.run(values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  /** Preparing costs more than running most queries does. A statement is not kept across a change of the schema. */
  #prepared(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#sqlite.prepare(sql)
    const isSchema = changesSchema.test(sql)
    if (isSchema || this.#statements.size >= mostStatements) this.#statements.clear()
    if (!isSchema) this.#statements.set(sql, statement)
    return statement
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query)
  }
}

/** SQLite rolls schema changes back with their transaction, so a failing migration leaves nothing behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class SharedConnectionDriver implements Driver {
  readonly #sqlite: Sqlite
  readonly #connection: Connection
  readonly #mutex: PriorityMutex
  #release: Release | undefined

  constructor(sqlite: Sqlite, mutex: PriorityMutex) {
    this.#sqlite = sqlite
    this.#connection = new Connection(sqlite)
    this.#mutex = mutex
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#release = await this.#mutex.acquire()
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#release?.()
  }

  /** One that writes takes its turn at once; one that only reads may be on a file that nobody may write. */
  async beginTransaction(connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(accessMode === 'read only' ? 'begin' : 'begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  /** SQLite has already rolled back by itself when the disk was full; the first error is the one to tell. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {}
}

/** `SqliteDialect` in name, so that libraries recognise the engine; its driver is ours. */
export class SharedConnectionDialect extends SqliteDialect {
  readonly #sqlite: Sqlite
  readonly #mutex: PriorityMutex

  constructor(sqlite: Sqlite, mutex: PriorityMutex) {
    super({ database: sqlite })
    this.#sqlite = sqlite
    this.#mutex = mutex
  }

  override createDriver(): Driver {
    return new SharedConnectionDriver(this.#sqlite, this.#mutex)
  }

  override createAdapter = () => new TransactionalDdlAdapter()
  override createQueryCompiler = () => new SqliteQueryCompiler()
  override createIntrospector = (db: ConstructorParameters<typeof SqliteIntrospector>[0]) =>
    new SqliteIntrospector(db)
}
